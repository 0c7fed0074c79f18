"""Words that an article puts into somebody's mouth. They must not become a fact of ours.

“The ferry is safe, the company said” may be told with its “said”, or be quoted, and no other way.
Everything here is a heuristic of word order; where it is in doubt the claim falls and the sentence
is quoted.
"""

import re

from chatbot.words import content, is_grammar

_CHARACTERS_READ = 1000
_CLEAR = (
    "say|says|said|argues|argued|claims that|claimed|believes|believed|thinks|warns|warned|insists"
    "|insisted|contends|contended|asserts|asserted|alleges|alleged|predicts"
    "|predicted|believe that|think that|argue that|believe|argue"
)
# These are also said of what happens: only “that”, a quotation or their place tells.
_UNCLEAR = (
    "adds|added|complains|complained|recalls|recalled|estimated|suggests|suggested|maintains"
    "|maintained|suspects|suspected|feared|promised|writes|wrote|tells|told|noted"
    "|announces|announced|stated|declares|declared|testifies|testified|confirms|confirmed"
    "|acknowledges|acknowledged|admits|admitted|concedes|conceded|reported|reveals|revealed"
    "|concludes|concluded|explains|explained|replies|replied|hoped|expects|expected|thought"
    "|boasted|cautioned|commented|emphasi[sz]ed|joked|lamented|observed|pointed out|posted|quipped"
    "|reiterated|remarked|shouted|stresses|stressed|tweeted"
)
_ANY = rf"(?:{_CLEAR}|{_UNCLEAR})\b"
# “The mayor called the plan “a scandal””: not “a town called Holm”.
_CALLS = (
    r"(?:calls|called|describes|described)\b(?=\s+(?:(?:the|his|her|its|their|this|that|these|those"
    r"|it|him|them|\w+['’]s?)(?:\s+[^\s,.;:“”\"]+){0,4}?|[A-Z]\w+)\s+(?:an?\b|as\b|the\b|[“\"]))"
)
_SOURCE = r"\baccording to\b|\bin the (?:words|view|opinion) of\b"
_NO_SUBJECT = (
    r"(?:who|whom|whose|which|that|than|what|as|after|before|when|while|because|where|if|until)\b"
)
_SUBJECT = rf"(?:(?!{_NO_SUBJECT})[^\s;:“”\"]+\s+)"
_END = r"\s*(?=[,.;:?!“”\"]|$)"
_REST = r"(?:\s+[^\s,.;:“”\"]+){0,5}"
# “…, the mayor told reporters on Monday.”, “…,” said Ines Okafor: all else is theirs.
_TAG = re.compile(
    rf"[”\"],?\s+(?:{_ANY}){_REST}{_END}"
    rf"|[,”\"?!]\s+(?!(?:and|but|or|so|then)\b){_SUBJECT}{{1,8}}?(?:{_ANY})"
    rf"(?:\s+(?:reporters|journalists|lawmakers))?"
    rf"(?:\s+(?:on|in|at|during|last|this|through|via|yesterday|today|later|recently|\w+ly)\b"
    rf"{_REST})?{_END}"
    rf"|(?:{_SOURCE})[^,.;]*",
    re.IGNORECASE,
)
# “The mayor said the bridge …”, “The mayor told the council that …”: what follows is.
_LEAD = re.compile(
    rf"(?:^\W*|[,;:]\s+)(?:(?:but|and|so|yet|still|while)\s+)?{_SUBJECT}{{1,12}}?"
    rf"(?:(?:{_CLEAR})\b(?:\s+that\b)?|(?-i:{_CALLS})"
    rf"|(?:{_UNCLEAR})\b(?:\s+[^\s,;:“”\"]+){{0,4}}?\s*(?:\bthat\b|[:,]?\s*[“\"])"
    rf"|told\s+(?:the\s+)?(?!the\b)\w+(?:\s+on\s+\w+)?\s+(?!to\b|about\b|of\b|in\b|how\b|why\b))"
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
    rf"\b(?:{_ANY}|call\w*|blam\w+|describ\w+|\w+ing\s(?:that|how|why)\b)"
    r"|,\s(?:(?:and|as|because|but|for|if|since|so|when|while)\b|\w+(?:ing|ed)\b)"
    r"|^\s*[^\s,.”“]",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"“[^”]*”?")
_SAYS = re.compile(rf"\b(?:{_ANY}|{_CALLS})|(?i:{_SOURCE})")
_SAYER = re.compile(
    rf"(?P<before>(?:[^\s,;:.“”\"]+\s+){{0,5}}?)\b(?:{_ANY}|{_CALLS})(?P<after>(?:\s+[^\s,;:.“”\"]+){{0,5}})"
    rf"|(?:{_SOURCE})\s+(?P<source>[^,.;]*)",
    re.IGNORECASE,
)


def attributed(sentence: str) -> str:
    """What of `sentence` is told as somebody's words; "" where all of it is the article's own."""
    text = _curled(sentence[:_CHARACTERS_READ])
    if tag := _TAG.search(text):
        rest = text[tag.end() :]
        is_own = tag[0].startswith("”") and not _GOES_ON.search(_SPOKEN.sub(" ", rest))
        rest = " ".join(_SPOKEN.findall(rest)) if is_own else _TAG.sub(" ", rest)
        return f"{text[: tag.start()]} {rest}"
    text = without_asides(text)
    lead = _LEAD.search(text)
    return text[lead.end() :] if lead else ""


def _curled(text: str) -> str:
    """`text` with speech of any style between curly double marks."""
    return _OTHER_MARKS.sub(lambda found: f"“{''.join(filter(None, found.groups()))}”", text)


def without_asides(text: str) -> str:
    """`text` without the asides, as “, who is ill,”, that stand between a speaker and the verb."""
    return _ASIDE.sub("", text)


def attributes(text: str) -> bool:
    """Whether `text` says that somebody says something."""
    return _SAYS.search(text[:_CHARACTERS_READ]) is not None


def sayers(text: str) -> frozenset[str]:
    """The stems of the words for those who say something in `text`: before the verb, or behind
    one that follows a quotation.
    """
    found: set[str] = set()
    text = without_asides(text[:_CHARACTERS_READ])
    for match in _SAYER.finditer(text):
        inverted = not (match["before"] or "").strip() or re.search(
            r"[”\"]\s*$", text[: match.start()]
        )
        near = match["source"] or (match["after"] if inverted else match["before"]) or ""
        found.update(content(near))
    return frozenset(found)


NAME = r"((?:(?:Mr|Mrs|Ms|Dr)\.\s)?[^\W\d_a-z][\w’'-]+(?:\s(?:[A-Z]\.\s)?[^\W\d_a-z][\w’'-]+){0,4})"
"""A pattern of one group: a name as the trade writes it, with a title and initials."""

_TIME = r"(?:\s(?:on|in|at|during|last|this)\s[^,;:“”\"]{1,40})?"
_WHOSE = (
    re.compile(rf"^{NAME}\s(said|says)\s"),
    re.compile(rf"[,”\"]\s{NAME}\s(said|says){_TIME}\.?$"),
    re.compile(rf"[”\"]\s(said|says)\s{NAME}\.?$"),
    re.compile(r"[a-z],\s(according to [^,;:.()“”\"]{3,60})\.$"),
)
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.)+$")


def ascription(sentence: str) -> str:
    """“Jonas Lind said” or “according to the police”, where `sentence` is one person's words and
    plainly so; "" in any doubt.
    """
    if len(_SAYS.findall(sentence)) != 1:
        return ""
    for pattern in _WHOSE:
        if found := pattern.search(sentence):
            *said, name = sorted(found.groups(), key=lambda part: part not in ("said", "says"))
            first = name.split()[0]
            return "" if is_grammar(first) or first in _DAYS else " ".join([name, *said])
    return ""


_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Yesterday Today".split()
)


def ascribed(claim: str, whose: str) -> str:
    """`claim` with “, Lind said.” behind it; "" where nobody did, or it ends so that it cannot."""
    if not whose or not claim.endswith(".") or claim.endswith("..") or _ABBREVIATED.search(claim):
        return ""
    return f"{claim[:-1].rstrip(' ,')}, {whose}."
