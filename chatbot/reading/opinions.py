"""Whose opinion or feeling a question asks for, and whether a sentence tells one of theirs."""

import re
from collections.abc import Collection, Iterable

from chatbot.text import facts
from chatbot.text.attribution import attributes, sayers
from chatbot.text.people import person
from chatbot.text.saying import ANY, CALLS
from chatbot.text.words import content, fold

# No word can be read in two ways: a question of many adverbs would take forever.
_ASKED = re.compile(
    r"\W*(?:(?:and|but|so) )?(?:what|how(?! (?:long|many|much|often)\b)|which|who)\b[^?]*?"
    r"\b(?:do|does|did) (?P<holder>(?!you\b)(?:(?!(?:who|whose|that|which)\b)[^\s,]+ ){1,6}?)"
    r"(?:(?:\w+ly|also|even|ever|first|now|once|still|then) ){0,3}(?:think|believe|feel)\b",
    re.IGNORECASE,
)
# What tells an opinion or a feeling without “said”. Rather too many than too few.
_SIGNS = """accept accus admir afraid agree alarm ambition ange angr annoy anxi appal appreciat
approv argu asham assert assum attack attitude belief believ bemoan bitter blam blast boast bored
champion cheer claim complain concern conclud condemn confiden confus consider convict convinc crie
critic cry curious decri decry defend delight demand denounc depress derid deris describ despair
despise disagree disappoint discourag disgust dislik dismay dismiss distress doubt dread dream eager
elat embarrass embrac emotion encourag endors enjoy enthus envi estimat excit exclaim expect
fascinat favo fear feel felt fond frighten frustrat furi fury glad grateful griev guess guilt hail
happi happy hate hatred hesita hope hoping horr hostil humiliat hurt idea imagin impatien impress
indignant insist interest joy judg keen lament laud like lonely love loving miser misgiv mistrust
mourn nervous opin oppos optimis outrag overwhelm pain passion perceiv pessimis pity pleas prais
predict prefer pressur pride propos protest proud puzzl reacti reassur reckon recommend regard
regret reject relief reliev reluctan resent resist respect sadd scare scary scept scold seem shame
shock skept slam smil sorr stating stun suggest support sure surpris suspect suspicio sympath tears
terrif thank think thought threat thrill touched trust uncertain uncomfortabl understand understood
uneas unhapp upset urge urging view want warn wary welcom wish wonder worr""".split()
_SIGN = re.compile(
    rf"\b(?:{'|'.join(_SIGNS)})|\b(?:backs|backed|called|calls|cool|found|liking|mad|mind|objected"
    r"|objects|questioned|questions|sad|saw|see|seen|sees)\b"
)
_SAYS = rf"(?:{ANY}|{CALLS})"
_BY_PRONOUN = re.compile(rf"\b(?:he|she|they|i|we) (?:(?:\w+ly|also|then) )?{_SAYS}")
# Who that is may be told elsewhere: “she does not like it”, “what worries her”, “the head of the
# council said”.
_TELLS = rf"(?:{_SAYS}|{_SIGN.pattern})"
_WORDS = r"(?:,? ?[\w'-]+,? ){0,6}?"
_BY_ONE = re.compile(
    rf"\b(?:s?he|i|his|her|my)\b(?:'\w+)? ?{_WORDS}{_TELLS}"
    rf"|{_TELLS}\w* (?:\w+ ){{0,2}}?(?:her|him|me)\b"
)
_BY_SOME = re.compile(
    rf"\b(?:they|we|their|our|many|most|others|people|several|some)\b(?:'\w+)? ?{_WORDS}{_TELLS}"
)
_DESCRIBED = re.compile(rf"\b(?:the|its|their|his|her) (?:[\w'-]+ ){{1,5}}?{_TELLS}")
_CALLED = re.compile(r'\b(?:known as|so-called|dubbed|(?:nick)?named|(?:en)?titled) "[^"]*"')
_NEAR = 100


def tells_no_opinion(question: str, text: str, article: str) -> bool:
    """Whether `question` asks what somebody thinks or feels, and `text` of `article` tells no
    opinion and no feeling that may be theirs: none at all, or plainly somebody else's.
    """
    asked = _ASKED.match(" ".join(question.split()))
    if asked is None:
        return False
    if not (attributes(text) or _SIGN.search(fold(text)) or _quotes(text)):
        return True
    holder = facts.names(f"So {asked['holder']}") - facts.TITLES
    if not holder:
        return False
    if _has(holder, content(text)):
        return not (_speaks(holder, text) or _shows(holder, text) or _is_bare_speech(text))
    return not _may_be_of(asked["holder"], text, article)


def _may_be_of(holder: str, text: str, article: str) -> bool:
    """Whether somebody whom `text` does not name may be `holder`, and tells an opinion in it."""
    folded = fold(text)
    if _speaks(facts.named(text), text):
        return bool(_BY_PRONOUN.search(folded))
    is_one = " and " not in holder and person(holder.strip(), article)
    ways = (_BY_ONE, _DESCRIBED) if is_one else (_BY_ONE, _BY_SOME, _DESCRIBED)
    return _is_bare_speech(text) or any(way.search(folded) for way in ways)


def _quotes(text: str) -> bool:
    """Whether `text` quotes more than what a thing is called."""
    return '"' in _CALLED.sub("", fold(text))


def _is_bare_speech(text: str) -> bool:
    return _quotes(text) and not attributes(text)


def _speaks(names: Iterable[str], text: str) -> bool:
    """Whether somebody of `names` says something in `text`."""
    return attributes(text) and _has(names, sayers(text))


def _shows(names: Iterable[str], text: str) -> bool:
    """Whether a sign of an opinion stands close behind somebody of `names`, or before “by” one."""
    folded, either = fold(text), "|".join(map(re.escape, names))
    for found in re.finditer(rf"(?P<by>\bby (?:\S+ ){{0,3}})?(?:{either})", folded):
        before = folded[max(0, found.start() - _NEAR) : found.start()] if found["by"] else ""
        if _SIGN.search(f"{before} {folded[found.end() : found.end() + _NEAR]}"):
            return True
    return False


def _has(names: Iterable[str], there: Collection[str]) -> bool:
    """Whether one of `names` is among `there`, which is stemmed."""
    stems = content(" ".join(names))
    return any(facts.stands(stem, there) for stem in stems)
