"""Words that an article puts into somebody's mouth. They must not become a fact of ours.

“The ferry is safe, the company said” may be told with its “said”, or be quoted, and no other way.
Everything here is a heuristic of word order; where it is in doubt the claim falls and the sentence
is quoted.
"""

import re
from itertools import takewhile

from chatbot.text.saying import (
    ADDING,
    ANY,
    CALLS,
    CLEAR,
    FINDS,
    HEARS,
    RATES,
    SOURCE,
    STUDIES,
    UNCLEAR,
)
from chatbot.text.verbs import is_told, is_verb
from chatbot.text.words import content, is_grammar

CHARACTERS_READ = 1000
"""Of a sentence: what an attacker hides in a longer one takes no time."""
_NO_SUBJECT = (
    r"(?:who|whom|whose|which|that|than|what|as|after|before|when|while|because|where|if|until)\b"
)
_SUBJECT = rf"(?:(?!{_NO_SUBJECT})[^\s;:“”\"]+\s+)"
_END = r"\s*(?=[,.;:?!“”\"]|$)"
_REST = r"(?:\s+[^\s,.;:“”\"]+){0,5}"
# “…, the mayor told reporters on Monday.”, “…,” said Ines Okafor: all else is theirs.
_TAG = re.compile(
    rf"[”\"],?\s+(?:{ANY}){_REST}{_END}"
    rf"|[,”\"?!]\s+(?!(?:and|but|or|so|then)\b){_SUBJECT}{{1,8}}?(?:{ANY})"
    rf"(?:\s+(?:reporters|journalists|lawmakers))?"
    rf"(?:\s+(?:on|in|at|during|last|this|through|via|yesterday|today|later|recently|\w+ly)\b"
    rf"{_REST})?{_END}"
    rf"|,\s+(?:said|says)\s+(?-i:[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)*){_END}"
    rf"|,\s+{_SUBJECT}{{0,6}}?(?:{STUDIES}\s+{_SUBJECT}{{0,4}}?{FINDS}|{HEARS}){_END}"
    rf"|(?:{SOURCE})[^,.;]*",
    re.IGNORECASE,
)
_CAPITALISED = r"[^\W\d_a-z][\w.’'-]*[\w’'](?:\s[^\W\d_a-z][\w.’'-]*[\w’'])*"
# “…, said the governor, Elena Marku.”, “(said two of the guests)”, “…, argued her lawyer.”: not
# “…, said the bridge was shut” or “…, claimed the money and left”. Verbs like “wrote” take a thing.
_DETERMINERS = (
    "a an all another any both each every everybody everyone her his its many more most my nobody"
    " no one other others our several some the their those your two three four five six dozens"
).split()
_WHO = r"(?:(?:Mrs?|Ms|Dr)\.\s)?[^\s,.;:!?“”\"()–—][^,.;:!?“”\"()–—]{1,80}"
_DESCRIBED = r"(?:an?|her|his|its|the|their)\s[^,.;:!?“”\"()]{1,60}"
_NAMED_LAST = rf"(?:,\s(?:(?:the\s)?{_CAPITALISED}|{_DESCRIBED}))?\)?[.!?]?[’”\")]*\s*$"
_LAST = re.compile(_NAMED_LAST)
_APPOSED = re.compile(rf",\s{_DESCRIBED}$")
_TOLD_BY = re.compile(
    r"(?:,|\s[–—-]|\s\()\s?(?:(?P<says>(?:so\s)?(?:says|said))"
    rf"|(?!post|tell|told|wr[io]te)(?:{ANY}|claims|reports)"
    rf"(?=\s(?=[A-Z]|(?:{'|'.join(_DETERMINERS)})\s){_WHO}{_NAMED_LAST}))\s(?P<who>{_WHO})"
)
# Behind one of these is told of the speaker: “said a driver who left”, “said a man named Lund”.
_OF_THEM = frozenset("as called named that who whom".split())
# “The mayor said the bridge …”, “The mayor told the council that …”: what follows is.
_LEAD = re.compile(
    rf"(?:^\W*|[,;:]\s+)(?:(?:but|and|so|yet|still|while)\s+)?{_SUBJECT}{{1,12}}?"
    rf"(?:(?:{CLEAR})\b(?:\s+that\b)?|(?-i:{CALLS})|{RATES}|(?:{FINDS}|heard)\s+that\b"
    rf"|(?<!\w){STUDIES}\s+{_SUBJECT}{{0,4}}?{FINDS}\b"
    rf"|(?:{UNCLEAR})\b(?:\s+[^\s,;:“”\"]+){{0,7}}?\s*(?:\bthat\b|[:,]?\s*[“\"])"
    rf"|told\s+(?:the\s+)?(?!the\b)\w+(?:\s+on\s+\w+)?\s+(?!to\b|about\b|of\b|in\b|how\b|why\b))"
    rf"|,\s+(?:also\s+)?{ADDING}\b(?:\s+that\b)?"
    rf"|^\W*[^\W\d_a-z]\w+:\s*(?=[“\"])",
    re.IGNORECASE,
)
# «…», „…“, and ‘…,’ where a stop tells the last mark from an apostrophe.
_OTHER_MARKS = re.compile(
    r"«\s*([^«»]*[^«»\s])\s*»|„([^„“”]*)[“”]|(?<!\w)[‘'](?=\w)([^“”\"]{1,600}?[,.?!])[’'](?=\s|$)"
)
_ASIDE = re.compile(r",\s(?:who|which|whose)\b[^,]*,", re.IGNORECASE)
# Behind “…,” said Lind: what the article adds of its own about him, unless the speech goes on.
_GOES_ON = re.compile(
    rf"\b(?:{ANY}|call\w*|blam\w+|describ\w+|\w+ing\s(?:that|how|why)\b)"
    r"|,\s(?:(?:and|as|because|but|for|if|since|so|when|while)\b|\w+(?:ing|ed)\b)"
    r"|^\s*[^\s,.”“]",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"“[^”]*”?")
_NAME_AND_AGE = re.compile(r"\b(?:[A-Z][\w.’'-]*\s)*[A-Z][\w’'-]+, \d{1,3}(?=,)")
SAYS = re.compile(rf"\b(?:{ANY}|{CALLS})|(?i:{SOURCE})")
"""Matches a word that puts what stands by it into a mouth."""
_SAYER = re.compile(
    rf"(?P<before>(?:[^\s,;:.“”\"]+\s+){{0,5}}?)\b(?:{ANY}|{CALLS})"
    rf"(?P<after>(?:\s+[^\s,;:.“”\"]+){{0,5}}(?:,\s(?-i:{_CAPITALISED})(?=[.,!?]|$))?)"
    rf"|(?:{SOURCE})\s+(?P<source>[^,.;]*)",
    re.IGNORECASE,
)


def attributed(sentence: str) -> str:
    """What of `sentence` is told as somebody's words; "" where all of it is the article's own."""
    text = _curled(sentence[:CHARACTERS_READ])
    if tag := _TAG.search(text):
        rest = text[tag.end() :]
        is_own = tag[0].startswith("”") and not _GOES_ON.search(_SPOKEN.sub(" ", rest))
        rest = " ".join(_SPOKEN.findall(rest)) if is_own else _TAG.sub(" ", rest)
        return f"{text[: tag.start()]} {rest}"
    if told := _told_by(text):
        return told
    text = without_asides(text)
    lead = _LEAD.search(text)
    return text[lead.end() :] if lead else ""


def _told_by(text: str) -> str:
    """What stands before “, said the governor”, and behind it too unless that ends there: “Okafor,
    the mayor, said the plan works” may be read both ways. "" where only who says it stands before.
    """
    found = _TOLD_BY.search(text)
    if found is None or not _is_somebody(found["who"].split()):
        return ""
    before = text[: found.start()]
    is_last = _LAST.match(text, found.end()) is not None
    may_be_clause = is_last and (found["says"] or not _APPOSED.search(before))
    if not (may_be_clause or any(map(is_told, before.split()))):
        return ""
    is_told_first = any(map(is_told, before.partition(",")[0].split()))
    return before if is_last and is_told_first else f"{before} {text[found.start('who') :]}"


def _is_somebody(phrase: list[str]) -> bool:
    is_opened = phrase[0] in (*_DETERMINERS, "he", "she", "they") or not is_grammar(phrase[0])
    return is_opened and not any(map(is_told, takewhile(lambda each: each not in _OF_THEM, phrase)))


def _curled(text: str) -> str:
    """`text` with speech of any style between curly double marks."""
    return _OTHER_MARKS.sub(lambda found: f"“{''.join(filter(None, found.groups()))}”", text)


def without_asides(text: str) -> str:
    """`text` without the asides, as “, who is ill,”, that stand between a speaker and the verb."""
    return _ASIDE.sub("", text)


def aged(text: str) -> str:
    """The names in `text` with their ages, as “Lind, 35,”: an aside of the article's own, whoever
    tells what stands around it.
    """
    return " ".join(_NAME_AND_AGE.findall(_SPOKEN.sub(" ", _curled(text[:CHARACTERS_READ]))))


def attributes(text: str) -> bool:
    """Whether `text` says that somebody says something."""
    return SAYS.search(text[:CHARACTERS_READ]) is not None


def sayers(text: str) -> frozenset[str]:
    """The stems of the words for those who say something in `text`: before the verb, or behind
    one that follows a quotation.
    """
    text = without_asides(text[:CHARACTERS_READ])
    found = (_near(match, text[: match.start()]) for match in _SAYER.finditer(text))
    return frozenset(word for near in found for word in content(near))


def _near(match: re.Match[str], lead: str) -> str:
    """The words for who says it, where `lead` stands before the match: “The chief, Maria Keller,
    said”, “The mill apologised and said”, “…, said Keller”.
    """
    before, after = match["before"] or "", match["after"] or ""
    if match["source"]:
        return match["source"]
    if re.search(r"(?:^|\s)(?:and|but|then)\s+$", before):
        return _subject(lead + before)
    if before.strip():
        return before
    if re.search(r"[”\"]\s*$", lead):
        return after
    parts = lead.rsplit(",", 3)
    is_aside = _NAMED.fullmatch(parts[-2]) or not _INVERTED.match(after) if parts[1:] else False
    return " ".join(parts[-3:-1]) if is_aside and not parts[-1].strip() else after


def _subject(text: str) -> str:
    """What the last sentence of `text` begins with, as far as its first verb."""
    opening = re.split(r"[.!?;:]\s", text)[-1].split()[:_SUBJECT_WORDS]
    acts = (at for at, word in enumerate(opening) if at and is_verb(word))
    return " ".join(opening[: next(acts, len(opening))])


SPEAKER = (
    r"((?:(?:Mr|Mrs|Ms|Dr)\.\s)?[^\W\d_a-z][\w’'-]+(?:\s(?:[A-Z]\.\s)?[^\W\d_a-z][\w’'-]+){0,4})"
)
"""A pattern of one group: a name as the trade writes it, with a title and initials."""

_NAMED = re.compile(rf"\s*{SPEAKER}\s*")
# Behind a comma, “said Keller” and “said the mill”; not “said on Monday” or “said that”.
_INVERTED = re.compile(r"\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:the\b|an?\b|[A-Z])")
_SUBJECT_WORDS = 8
