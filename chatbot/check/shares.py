"""Whether a claim tells of a whole what a text tells of a share: “fewer than half” is not half,
what was partly paid for was not paid for, and most of the dead are not all of them.
"""

import re
from collections.abc import Iterator

from chatbot.text.words import content, fold

_FRACTION = r"half|(?:an?|one|two|three|four)[\s-](?:third|quarter|fifth|sixth|eighth|tenth)s?"
_TOLD = re.compile(
    r"(?:\b(?:(?P<least>over|above|more than|at least)|(?P<most>under|below|less than|fewer than"
    r"|up to|at most|no more than|almost|nearly)|(?P<by>by)|(?P<to>to))\s)?"
    rf"\b(?P<fraction>{_FRACTION})\b"
)
_PARTLY = re.compile(
    r"\b(?P<partly>half|in part|largely|mostly|partially|partly)[\s-](?P<what>[a-z]+)"
)
_KEEPS_PARTLY = re.compile(r"\b(?:half|part|largely|mostly|partial|partially|partly)\b|%|percent")
# “…, most of them women”: what stands behind is told of these alone.
_OF_THEM = re.compile(r",\s(?P<share>[\w ]{1,30}?)\sof\s(?:them|which|whom)\b(?P<what>[^,.;!?]*)")
_ALL = frozenset(("all", "both", "each"))


def whole(text: str, claim: str) -> bool:
    """Whether `claim` tells as a whole, or as another share, what is a share in `text`."""
    there, told = fold(text), fold(claim)
    return _another(there, told) or _entirely(there, told) or _of_all(there, told)


def _another(text: str, claim: str) -> bool:
    """Whether a fraction is bounded, or is what something falls by or to, in one alone."""
    there, told = _fractions(text), _fractions(claim)
    return any(
        not any(other == fraction and _agree(how, one) for other, how in there)
        for fraction, one in told
        if fraction in {other for other, _ in there}
    )


def _agree(one: str, other: str) -> bool:
    return one == other or {one, other} <= {"", "by"} or {one, other} == {"", "to"}


def _fractions(text: str) -> set[tuple[str, str]]:
    return {
        (found["fraction"].replace("-", " ").replace("one ", "a "), _how(found))
        for found in _TOLD.finditer(text)
    }


def _how(found: re.Match[str]) -> str:
    return next((how for how in ("least", "most", "by", "to") if found[how]), "")


def _entirely(text: str, claim: str) -> bool:
    """Whether what is partly so in `text`, wherever it is so, is simply so in `claim`."""
    if _KEEPS_PARTLY.search(claim):
        return False
    told, there = content(claim), content(text)
    partly = [stem for found in _PARTLY.finditer(text) for stem in content(found["what"])]
    return any(stem in told and there.count(stem) <= partly.count(stem) for stem in partly)


def _of_all(text: str, claim: str) -> bool:
    """Whether `claim` has of what is told of “most of them” a word, but not that it is of these."""
    told, rest = set(content(claim)), set(content(_OF_THEM.sub(" ", text)))
    return any(
        (set(content(what)) - rest) & told and not _shares(share, claim)
        for share, what in _of_them(text)
    )


def _of_them(text: str) -> Iterator[tuple[str, str]]:
    for found in _OF_THEM.finditer(text):
        if _ALL.isdisjoint(found["share"].split()):
            yield found["share"], found["what"]


def _shares(share: str, claim: str) -> bool:
    return re.search(rf"\b{re.escape(share)}\b", claim) is not None
