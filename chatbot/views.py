"""Whose view or feeling a question asks for, and whether a sentence tells one of theirs."""

import re

from chatbot import facts
from chatbot.attribution import attributes, sayers
from chatbot.words import akin, content, fold

_ASKED = re.compile(
    r"\W*(?:(?:and|but|so) )?(?:what|how(?! (?:long|many|much|often)\b)|which|who)\b[^?]*?"
    r"\b(?:do|does|did) (?P<holder>(?!you\b)(?:\S+ ){1,6}?)"
    r"(?:(?:\w+ly|likely|also|really|first|then|once|even|still|now) )*"
    r"(?:think|thinks|thought|believe|believes|believed|feel|feels|felt)\b",
    re.IGNORECASE,
)
# What tells a view or a feeling without “said”. Rather too many than too few.
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
_NEAR = 100


def unspoken(question: str, text: str) -> bool:
    """Whether `question` asks what somebody thinks or feels, and `text` tells no view or feeling
    that may be theirs: none at all, or plainly somebody else's.
    """
    asked = _ASKED.match(" ".join(question.split()))
    if asked is None:
        return False
    if not (attributes(text) or _SIGN.search(fold(text)) or _quotes(text)):
        return True
    holder = facts.names(f"So {asked['holder']}")
    if not holder:
        return False
    if _has(holder, content(text)):
        is_bare_speech = _quotes(text) and not attributes(text)
        return not (_speaks(holder, text) or _shows(holder, text) or is_bare_speech)
    return _speaks(facts.names(text), text)


def _quotes(text: str) -> bool:
    return '"' in fold(text)


def _speaks(names: frozenset[str], text: str) -> bool:
    """Whether somebody of `names` says something in `text`."""
    return attributes(text) and _has(names, sorted(sayers(text)))


def _shows(names: frozenset[str], text: str) -> bool:
    """Whether a sign of a view stands close behind somebody of `names`."""
    folded = fold(text)
    spots = [found.end() for name in names for found in re.finditer(re.escape(name), folded)]
    return any(_SIGN.search(folded[at : at + _NEAR]) for at in spots)


def _has(names: frozenset[str], there: list[str]) -> bool:
    return any(facts.same_name(name, there) or akin(name, there) for name in names)
