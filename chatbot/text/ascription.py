"""“Lind said”: whose words a sentence is, where that is plain, to be put behind a claim of it."""

import re

from chatbot.text.attribution import CHARACTERS_READ, SAYS, SPEAKER
from chatbot.text.verbs import is_told
from chatbot.text.words import is_grammar

_TIME = r"(?:\s(?:on|in|at|during|last|this)\s[^,;:“”\"]{1,40})?"
# “The police”, “a court spokesman”, “officials”: never “a man who met Lind”.
_ARTICLES = frozenset(("a", "an", "the"))
_SOME = r"(?:(?:an?|the)\s(?:[a-z]+\s)?[a-z]+|police|[a-z]+[^\Ws]s)"
_WHOSE = (
    re.compile(rf"^{SPEAKER}\s(said|says)\s"),
    re.compile(rf"[,”\"]\s{SPEAKER}\s(said|says){_TIME}\.?$"),
    re.compile(rf"[”\"]\s(said|says)\s{SPEAKER}\.?$"),
    re.compile(rf",\s(said|says)\s{SPEAKER}(?:,\s(?:an?|the)\s[^,;:“”\"]{{1,100}})?\.$"),
    re.compile(
        rf",\s(said|says)\s(?:an?|her|his|its|our|the|their)\s[^,;:.“”\"]{{1,80}},\s{SPEAKER}\.$"
    ),
    re.compile(rf",\s(said|says)\s({_SOME})\.$"),
    re.compile(rf"[,”\"]\s({_SOME})\s(said|says){_TIME}\.$"),
    re.compile(r"[a-z],\s(according to [^,;:.()“”\"]{3,60})\.$"),
)
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.)+$")


def ascription(sentence: str) -> str:
    """“Jonas Lind said”, “the police said” or “according to a report”, where `sentence` is words of
    theirs and plainly so; "" in any doubt.
    """
    if len(sentence) > CHARACTERS_READ or len(SAYS.findall(sentence)) != 1:
        return ""
    for pattern in _WHOSE:
        if (found := pattern.search(sentence)) and not _is_clause(found[0]):
            *said, name = sorted(found.groups(), key=lambda part: part not in ("said", "says"))
            first = name.split()[0]
            is_nobody = first in _DAYS or (is_grammar(first) and first not in _ARTICLES)
            return "" if is_nobody else " ".join([name, *said])
    return ""


def _is_clause(tag: str) -> bool:
    """Whether what stands behind “, said” there is what was said: “, said the bridge collapsed”."""
    said = re.match(r",\s(?:said|says)\s", tag)
    return said is not None and any(map(is_told, tag[said.end() :].rstrip(".").split()))


_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Yesterday Today".split()
)


def ascribed(claim: str, whose: str) -> str:
    """`claim` with “, Lind said.” behind it; "" where nobody did, or it ends so that it cannot."""
    if not whose or not claim.endswith(".") or claim.endswith("..") or _ABBREVIATED.search(claim):
        return ""
    return f"{claim[:-1].rstrip(' ,')}, {whose}."
