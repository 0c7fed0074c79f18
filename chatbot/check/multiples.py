"""How many times as much a thing is: what is twice as fast is neither four times nor as fast."""

import re
from collections.abc import Iterator
from decimal import Decimal

from chatbot.text.numbers import numbers
from chatbot.text.numerals import VALUE
from chatbot.text.words import fold

_ONCE = {"half": "0.5", "twice": "2", "thrice": "3"}
_TIMES = rf"(?:half|twice|thrice|{VALUE}\stimes)"
_AS = re.compile(rf"(?:\b(?P<times>{_TIMES})\s)?\bas\s(?P<how>[a-z]+)\b(?=[^.;]*?\bas\b)")
_THAN = re.compile(rf"\b(?P<times>{_TIMES})\s(?:as|less|more|the|[a-z]+er)\b")
_MADE = re.compile(r"\b(?P<made>double|triple|quadruple)[ds]?\b|\b(?P<fold>[a-z]+|\d+)-?fold\b")
_MAKES = {"double": "2", "triple": "3", "quadruple": "4"}


def multiplied(text: str, claim: str) -> bool:
    """Whether `claim` has another multiple than `text`, or leaves out the one that it has."""
    there, told = fold(text), fold(claim)
    known = set(_multiples(there))
    if any(times not in known for times in _compared(told)):
        return True
    bare = {found["how"] for found in _AS.finditer(told) if not found["times"]}
    plain = {found["how"] for found in _AS.finditer(there) if not found["times"]}
    return bool(bare & {found["how"] for found in _AS.finditer(there)} - plain)


def _compared(text: str) -> Iterator[Decimal]:
    for pattern in (_AS, _THAN):
        yield from (_value(each["times"]) for each in pattern.finditer(text) if each["times"])


def _multiples(text: str) -> Iterator[Decimal]:
    yield from _compared(text)
    yield from (_value(times) for times in re.findall(rf"\b{_TIMES}", text))
    for found in _MADE.finditer(text):
        yield _value(_MAKES.get(found["made"], found["fold"] or ""))


def _value(times: str) -> Decimal:
    found = numbers(_ONCE.get(times, times))
    return found[0].value if found else Decimal()
