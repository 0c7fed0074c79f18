"""Whether a claim keeps on which side of a time a thing is: what is over “after two weeks” is not
so “for two weeks”, and what is closed “until May” is not closed “in May”.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from chatbot.numbers import numbers
from chatbot.numerals import VALUE
from chatbot.words import fold

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|sept?|oct|nov|dec"
)
_DAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day|noon|midnight|tomorrow"
_LENGTHS = "second|minute|hour|day|night|week|fortnight|month|year|decade"
_SIDES = {
    "after": "after", "following": "after", "before": "before", "by": "before", "for": "for",
    "from": "since", "since": "since", "till": "until", "until": "until", "within": "within",
    "at": "at", "during": "at", "in": "at", "on": "at",
}  # fmt: skip
_FILLER = (
    r"(?:(?:the|an?|end|start|beginning|middle|of|early|late|mid|about|around|almost|nearly|only|just"
    r"|at least|more than|less than|\d{1,2}(?:st|nd|rd|th)?)[\s-])"
)
_TIMED = re.compile(
    rf"\b(?P<side>{'|'.join(_SIDES)})\s{_FILLER}*?"
    rf"(?:(?P<count>an?|one|{VALUE})[\s-](?P<length>{_LENGTHS})s?|(?P<date>{_MONTHS}|{_DAYS})"
    r"|(?P<year>(?:1[5-9]|20)\d\d))\b(?P<when>,\swhen\b)?"
)
# What each side of a time may be told as: who has been mayor since May became so in May.
_TOLD_AS = {
    "after": {"after", "since"},
    "before": {"before", "until"},
    "for": {"for"},
    "since": {"since", "after", "at"},
    "until": {"until", "before"},
    "within": {"within", "at"},
    "at": {"at", "since", "within"},
}


def shifted(text: str, claim: str) -> bool:
    """Whether `claim` puts what it tells on another side of a time, or of a length of time, than
    `text` has before that wherever it has it.
    """
    there: defaultdict[str, set[str]] = defaultdict(set)
    for time, side in _timed(text):
        there[time].add(side)
    return any(
        time in there and not any(side in _may(time, other) for other in there[time])
        for time, side in _timed(claim)
    )


def _may(time: str, side: str) -> set[str]:
    """What `side` may be told as: “after two weeks” may be “in two weeks”."""
    is_length = " " in time
    return _TOLD_AS[side] | ({"at"} if is_length and side == "after" else set())


def _timed(text: str) -> Iterator[tuple[str, str]]:
    """Each month, day, year and length of time with what stands before it; “for May” is “in May”,
    and “since May, when” tells of May too.
    """
    for found in _TIMED.finditer(fold(text)):
        side = _SIDES[found["side"]]
        if found["length"]:
            counted = numbers(found["count"])
            yield f"{counted[0].value if counted else 1} {found['length']}", side
        else:
            time = found["year"] or found["date"][:3]
            yield time, "at" if side == "for" else side
            if found["when"]:
                yield time, "at"
