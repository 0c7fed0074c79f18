"""Whether a sentence leaves unnamed what a question wants named.

“… before signing an unrelated bill” does not tell which bill was signed, nor “they called two
possible witnesses” who these are.
"""

import re

from chatbot.text.numerals import WEEKDAY
from chatbot.text.words import fold

_WHICH = re.compile(r"\b(?:what|which) (?P<noun>[a-z]{3,}) [a-z]")
_WHO = re.compile(
    r"\b(?:names? of|who (?:is|are|was|were)) (?:the )?(?:[a-z-]+ ){0,2}?(?P<noun>[a-z]{3,})\W*$"
)
# “For a year” tells how long, “one kind” which: they need no name.
_NEEDS_NO_NAME = frozenset(
    "age amount area color colour date day direction distance effect form impact kind language "
    "level month number part percent percentage place position proportion reason result role side "
    "sort state time type way year".split()
)
_MORE = "two|three|four|five|six|seven|eight|nine|ten|several|many|dozens of"
_SOME = f"an?|another|some|one|{_MORE}|unnamed|unidentified|undisclosed|unspecified"
_OTHER = "certain|different|further|new|other|separate|similar|single|unrelated|various"
# “Lind was a witness” and “Lind, a witness,” name one.
_NOT_OF_A_NAME = (
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bas )(?<!\bbe )(?<!, )(?<![(—–] )\b"
)
_NAMING = "called|dubbed|entitled|identified|including|known|label+ed|like|named|such|titled"
_NOT_TOLD = (
    rf"(?!\W*(?:[,(:—–\"“]|(?:{_NAMING}|is|are|was|were|who|whose|that|which|of)\b)"
    rf"|\s(?:[a-z]+\s)?(?!{WEEKDAY}\b)(?-i:[A-Z]))"
)
_ONE = rf"(?:{_SOME}) (?:(?:{_OTHER}) )?{{}}(?=[.;!?]|$)"
_SEVERAL = rf"(?:the|these|those|its) (?:{_MORE}) {{}}{_NOT_TOLD}"
_SOMEBODY = rf"(?:{_SOME}) (?:[a-z-]+ ){{{{0,2}}}}?{{}}{_NOT_TOLD}"


def unnamed(question: str, text: str) -> bool:
    """Whether `question` asks which one, or who somebody is, and `text` speaks of such a one only
    as “a bill” or “two witnesses”, with nothing behind it that names it.
    """
    asked = fold(question)
    if who := _WHO.search(asked):
        return _only(_SOMEBODY, who["noun"], text)
    which = _WHICH.search(asked)
    if which is None or which["noun"] in _NEEDS_NO_NAME:
        return False
    return _only(_ONE, which["noun"], text) or _only(_SEVERAL, which["noun"], text)


def _only(way: str, noun: str, text: str) -> bool:
    """Whether `text` has `noun`, and each time in that `way`."""
    one = noun if noun.endswith("ss") else noun.removesuffix("s")
    form = rf"{one[:-1]}(?:y|ies)\b" if one.endswith("y") else rf"{one}(?:e?s)?\b"
    there = re.findall(rf"\b{form}", text, re.IGNORECASE)
    told = re.findall(_NOT_OF_A_NAME + way.format(form), text, re.IGNORECASE)
    return 0 < len(there) == len(told)
