"""Which of several a question asks for, by its year, its day or its place in a row, and whether a
sentence tells of another: sales of the third quarter are none of the second.
"""

import re
from collections import defaultdict

from chatbot.text.words import content, fold

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?!'?s\b)")
_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_ORDINAL = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_WHICH = re.compile(rf"\b(?:{_ORDINAL}|\d{{1,2}}(?:st|nd|rd|th))\b")
_RANKED = re.compile(rf"(?P<which>{_WHICH.pattern}) (?P<what>[a-z]+)\b")
_FIGURES = {word: f"{at}th" for at, word in enumerate(_ORDINAL.split("|"), start=1)}
# What bounds a time picks none: “since 2014”.
_BOUND = re.compile(
    rf"\b(?:before|after|since|until|till|prior to|between|from|to|by) (?:[a-z]+ ){{0,3}}?"
    rf"(?:{_YEAR.pattern}|{_DAY.pattern})"
)


def on_another(question: str, text: str) -> bool:
    """Whether `question` tells a year, a day of the week or a place in a row, as “the second
    quarter”, and `text` tells only others of the kind.
    """
    asked, told = _picked(fold(question)), _picked(fold(text))
    if _BOUND.search(fold(question)):
        asked["year"], asked["day"] = set(), set()
    bare = {_figure(which) for which in _WHICH.findall(fold(text))}  # “the second, a garden”
    return any(
        wanted and told[kind] and (told[kind] | bare).isdisjoint(wanted)
        for kind, wanted in asked.items()
    )


def _picked(text: str) -> defaultdict[str, set[str]]:
    """What picks one out of several, by kind: years, days, and what is counted in a row."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    found["year"].update(_YEAR.findall(text))
    found["day"].update(_DAY.findall(text))
    for one in _RANKED.finditer(text):
        kind = "".join(content(one["what"])) or one["what"]
        found[f"rank of {kind}"].add(_figure(one["which"]))
    return found


def _figure(ordinal: str) -> str:
    return _FIGURES.get(ordinal, re.sub(r"(?:st|nd|rd)$", "th", ordinal))
