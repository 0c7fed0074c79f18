"""Whether a claim keeps the rank of a thing: the second largest is not the largest, nor one of the
largest, nor the largest since 1990; and the first woman to do a thing is not the first to do it.
"""

import re
from collections.abc import Iterator

from chatbot.text.words import content, fold

_ORDINAL = r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)"
_TOP = r"(?:most|least)\s\w+|first|last|\w{2,}(?<!for)(?<!inter)(?<!mod)(?<!hon)est|best|worst"
_AMONG = r"(?:one|two|some|several|many|\d+)\s(?:of|in)|among|amongst"
_RANKED = re.compile(
    rf"\b(?P<among>(?:{_AMONG})\s(?:[^\s,;:.!?]+\s){{1,3}}?)?"
    rf"(?:(?P<ordinal>{_ORDINAL})[\s-])?\b(?P<top>{_TOP})\b(?P<rest>[^.;!?]*)"
)
_SINCE = re.compile(
    r"\b(?:since|for the first time in|(?:in|for)\s(?:\w+\s){0,3}(?:months|years|decades|a decade"
    r"|a century|centuries|a generation))\b"
)
_NEAR = 60
_HEAD = re.compile(r"\s(?P<head>[a-z]+)")
_BARE = re.compile(r"\s*(?:(?:to|who|that|in|of|at|on|since|ever)\b|[,:]|$)")


def outranked(text: str, claim: str) -> bool:
    """Whether `claim` ranks something higher than `text` does: without its “second”, “one of”,
    “since 1990” or without that among which it is ranked.
    """
    there = list(_ranks(fold(text)))
    return any(
        others and all(_loses(other, told) for other in others)
        for told in _ranks(fold(claim))
        if (others := [other for other in there if other["top"] == told["top"]])
    )


def _ranks(text: str) -> Iterator[re.Match[str]]:
    return _RANKED.finditer(text)


def _loses(there: re.Match[str], told: re.Match[str]) -> bool:
    return (
        any(bool(there[part]) and not told[part] for part in ("ordinal", "among"))
        or bool(_SINCE.search(there["rest"][:_NEAR]) and not _SINCE.search(told["rest"]))
        or _loses_head(there["rest"], told)
    )


def _loses_head(rest: str, told: re.Match[str]) -> bool:
    """Whether “first” stands alone in the claim, where the text has “first woman”."""
    head = _HEAD.match(rest)
    named = content(head["head"]) if head and not _BARE.match(rest) else []
    return bool(named and _BARE.match(told["rest"])) and named[0] not in content(told.string)
