"""The numbers of a text, with their units and what they count, as the check compares them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from chatbot.text import bounds, currency
from chatbot.text.numerals import SCALES, SMALL, TENS
from chatbot.text.words import content, fold

_NUMBER = re.compile(
    r"(?P<digits>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)|\b(?P<tens>" + "|".join(TENS) + r")\b"
    r"(?:-(?P<unit>"
    + "|".join(("one", *SMALL))
    + r")\b)?|\b(?P<word>"
    + "|".join(SMALL)
    + r")\b|\b(?P<single>(?P<half>half\s)?(?:an?|one))(?=[\s-](?:"
    + "|".join(word for word in SCALES if len(word) > 2)
    + r")\b)",
)
_SCALE = re.compile(r"[\s-]?(" + "|".join(SCALES) + r")s?\b")
_AND = re.compile(r"\s(?:and\s)?")
_RAISED = re.compile("[²³¹⁰-⁹]+")
_FRACTION = re.compile("([0-9]*)([¼-¾⅐-⅞])")
_SPACED = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")
_MINUS = re.compile(r"(?<![^\s(])[-−](?=[$€£¥]?\d)")
_BELOW_ZERO = re.compile(r"\bminus\s[$€£¥]?$")
_SHORT = re.compile(r"[.,;]?$|[.,;]\s|\s(?:and|as|at|by|for|from|in|on|to)\b")
_PERCENT = re.compile(r"\s?(?:%|per ?cent\b|percent\b)")
_REACH = 80
_LONGEST_MONTH = 31
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_MONTH_DAY = re.compile(rf"\b{_MONTH}\s(?:the\s)?$")
_DAY_MONTH = re.compile(rf"(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}\b")
_STOP = re.compile(r"[.!?;](?:\s|$)")


@dataclass(frozen=True, slots=True)
class Number:
    """A value with its unit: a currency's sign, "%", or "" where it has none of these.

    `around` are the nearest words that carry facts, stemmed: they tell what is counted. `told` says
    how it is told: “least” as in “over 50”, “most”, “first” or “last” of a range, and so on.
    """

    value: Decimal
    unit: str = ""
    around: frozenset[str] = field(default=frozenset(), compare=False)
    told: str = field(default="", compare=False)
    behind: Sequence[str] = field(default=(), compare=False)
    is_day: bool = field(default=False, compare=False)

    @property
    def is_year(self) -> bool:
        """Whether it reads as a year, which dates and counts nothing."""
        return not self.unit and 1500 <= self.value <= 2100 and self.value % 1 == 0


def numbers(text: str) -> tuple[Number, ...]:
    """The numbers in `text`, in digits or words; “€1.5 billion” is 1500000000 €.

    “One” is left out but before a scale: it is more often a pronoun. So are ordinals; they are
    compared as words.
    """
    folded = _plain(text)
    read: list[Number] = []
    for found in _found(folded):
        number = _number(found, folded)
        unit = number.unit or (read[-1].unit if read and _is_short(found, folded) else "")
        read.append(replace(number, unit=unit))
    return tuple(read)


def parts(text: str) -> frozenset[str]:
    """The stems of the words that numbers in `text` are told with: “2.4”, “billion”, “percent”."""
    folded = _plain(text)
    told = (folded[found.start() : _ends(found, folded)] for found in _found(folded))
    return frozenset(word for each in told for word in content(each))


def _found(text: str) -> Iterator[re.Match[str]]:
    """Where each number begins; “two hundred and twenty” is one."""
    at = 0
    while found := _NUMBER.search(text, at):
        yield found
        at = _scaled(found, text)[1]


def _plain(text: str) -> str:
    """`text` folded, “1½” as 1.5 and “−5” as minus 5."""
    halved = _FRACTION.sub(lambda found: _decimal(found[1], found[2]), _RAISED.sub(" ", text))
    return fold(_MINUS.sub("minus ", _SPACED.sub(",", halved)))


def _decimal(whole: str, fraction: str) -> str:
    return str(round(Decimal(whole or 0) + Decimal(unicodedata.numeric(fraction)), 4))


def _ends(found: re.Match[str], text: str) -> int:
    _, end = _scaled(found, text)
    percent = _PERCENT.match(text, end)
    return percent.end() if percent else currency.ends(text, end)


def tells(text: str, of: Sequence[Number]) -> bool:
    """Whether `text` has every number in `of`, in its unit, told the same way (the least, the most,
    an end of a range) and counting the same thing.

    Where `text` has only one number of a unit there is nothing to confuse it with.
    """
    there = numbers(text)
    return all(any(_same_number(number, other, there) for other in there) for number in of)


def _same_number(one: Number, other: Number, there: Sequence[Number]) -> bool:
    if one.value != other.value or one.unit not in ("", other.unit):
        return False
    if not bounds.alike(one.told, other.told) or _reaches(one, other):
        return False
    rivals = [
        number
        for number in there
        if number.unit == other.unit
        and number is not other
        and (one.is_day != other.is_day or number.is_day == other.is_day)
    ]
    if not rivals or one.is_year or not one.around:
        return True
    shared = len(one.around & other.around)
    return shared > 0 and all(shared >= len(one.around & rival.around) for rival in rivals)


def _reaches(one: Number, other: Number) -> bool:
    """Whether one “fell 9 percent” and the other “fell to 9 percent”."""
    return (one.told == "to") != (other.told == "to") and one.behind == other.behind


def _number(found: re.Match[str], text: str) -> Number:
    value, end = _scaled(found, text)
    value = -value if _BELOW_ZERO.search(text[: found.start()]) else value
    percent = _PERCENT.match(text, end)
    unit = "%" if percent else currency.sign(text[: found.start()], text[end:])
    before = _STOP.split(text[max(0, found.start() - _REACH) : found.start()])[-1]
    after = _STOP.split(text[percent.end() if percent else end :][:_REACH])[0]
    around = frozenset((*_worded(before)[-2:], *_worded(after)[:3]))
    number = Number(value, unit, around, behind=_worded(before)[-1:])
    start = max(0, found.start() - _REACH)
    told = bounds.told(text[start : found.start()], text[end:], number.is_year)
    return replace(number, told=told, is_day=_is_day(value, text[: found.start()], text[end:]))


def _is_day(value: Decimal, before: str, after: str) -> bool:
    """Whether the number between these is the day of a month."""
    return value <= _LONGEST_MONTH and bool(_MONTH_DAY.search(before) or _DAY_MONTH.match(after))


def _is_short(found: re.Match[str], text: str) -> bool:
    """Whether a number leaves its unit to the one before: “and 5 million for the wing”."""
    end = _scaled(found, text)[1]
    return end > found.end() and _SHORT.match(text, end) is not None


def _worded(text: str) -> list[str]:
    return [word for word in content(text) if word.isalpha()]


def _scaled(found: re.Match[str], text: str) -> tuple[Decimal, int]:
    """The value of what is `found`, and where it ends."""
    if found["digits"]:
        value = Decimal(found["digits"].replace(",", ""))
    elif found["tens"]:
        value = Decimal(TENS[found["tens"]] + ({"one": 1} | SMALL).get(found["unit"] or "", 0))
    elif found["single"]:
        value = Decimal("0.5" if found["half"] else 1)
    else:
        value = Decimal(SMALL[found["word"]])
    at = found.end()
    while scale := _SCALE.match(text, at):
        value, at = value * SCALES[scale[1]], scale.end()
    return (value, at) if found["digits"] or at == found.end() else _with_rest(value, at, text)


def _with_rest(value: Decimal, at: int, text: str) -> tuple[Decimal, int]:
    """With what follows a scale in words: “and twenty” behind “two hundred”."""
    if (joint := _AND.match(text, at)) and (rest := _NUMBER.match(text, joint.end())):
        more, end = _scaled(rest, text)
        if not rest["digits"] and value % 100 == 0 and more < value:
            return value + more, end
    return value, at
