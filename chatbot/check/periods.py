"""How long a thing lasts, how often it comes and in which week, month or year: four months are not
four years, and what is held every two years is not held every year.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from chatbot.text.numbers import numbers
from chatbot.text.numerals import LENGTHS, VALUE
from chatbot.text.words import fold

_AGES = "centur(?:y|ie)|season|weekend|quarter"
_SIZES = (
    "mile|inch|yard|acre|hectare|tonne|ounce|degree|gallon|(?:milli|centi|kilo)?met(?:re|er)"
    "|(?:milli|kilo)?gram|kilo|(?:milli)?lit(?:re|er)"
)
_SCALE = r"(?:[\s-](?:hundred|thousand|million|billion))?"
_MEASURED = re.compile(
    rf"\b(?P<value>(?:one|{VALUE}){_SCALE})[\s-](?P<unit>{LENGTHS}|{_SIZES})s?\b"
)
_NO_RATE = "".join(rf"(?<!\b{word} )" for word in "after for in over than within".split())
_OFTEN = re.compile(
    rf"\b(?:every|each|per|{_NO_RATE}an?)\s"
    rf"(?P<step>(?:other|second|third|{VALUE})\s)?(?P<unit>{LENGTHS})s?\b"
    r"|\b(?P<adverb>daily|nightly|weekly|monthly|yearly|annual(?:ly)?|hourly)\b"
)
_WHICH = re.compile(
    rf"\b(?P<which>this|next|coming|last|past|previous)\s(?P<unit>{LENGTHS}|{_AGES})\b"
)
_SAME = {"coming": "next", "past": "last", "previous": "last"}
_STEPS = {"other": "2", "second": "2", "third": "3"}
_ADVERBS = {"daily": "day", "annual": "year", "annually": "year"}


def measured_alike(text: str, claim: str) -> bool:
    """Whether `claim` measures, repeats and dates as `text` does, where both do: “40 euros a
    month” are none a year, and “next year” is not this one.
    """
    there, told = fold(text), fold(claim)
    often = set(_often(there))
    return (
        _agree(_measured(there), _measured(told))
        and (not often or often.issuperset(_often(told)))
        and _agree(_which(there), _which(told))
    )


def _agree(there: Iterable[tuple[str, str]], told: Iterable[tuple[str, str]]) -> bool:
    """Whether each key has in `told` a value that it has in `there`, if it has any there."""
    values: defaultdict[str, set[str]] = defaultdict(set)
    for key, value in there:
        values[key].add(value)
    return all(value in values.get(key, {value}) for key, value in told)


def _measured(text: str) -> Iterator[tuple[str, str]]:
    """Each number with the unit behind it."""
    for found in _MEASURED.finditer(text):
        counted = numbers(found["value"])
        unit = re.sub("(?<=met|lit)er$", "re", found["unit"])
        yield str(counted[-1].value if counted else 1), unit


def _often(text: str) -> Iterator[str]:
    """“2 year” for every two years, “year” for yearly."""
    for found in _OFTEN.finditer(text):
        if adverb := found["adverb"]:
            yield _ADVERBS.get(adverb, adverb.removesuffix("ly"))
            continue
        step = (found["step"] or "").strip()
        counted = numbers(step)
        yield f"{counted[0].value if counted else _STEPS.get(step, step)} {found['unit']}".strip()


def _which(text: str) -> Iterator[tuple[str, str]]:
    for found in _WHICH.finditer(text):
        yield found["unit"], _SAME.get(found["which"], found["which"])
