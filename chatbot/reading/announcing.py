"""What the sentence before a list announces: “four issues”, “its demands are:”."""

import re

from chatbot.text.words import content

_COUNTED = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|several|some|many|[2-9]|10)\s"
    r"(?:[\w-]+\s)?\w+s\b",
    re.IGNORECASE,
)
_BEFORE_COLON = re.compile(r"\b\w{4,}s\b(?=[^,;]*:$)")
_NUMBERS = {
    word: number
    for number, word in enumerate("two three four five six seven eight nine ten".split(), start=2)
} | {str(number): number for number in range(2, 11)}
# Nouns that stand for what a sentence tells (“shell nouns”), stemmed.
_SPOKEN = frozenset(
    content(
        """aim answer argument aspect cause challenge change charge claim concern
        conclusion condition consequence criticism decision demand difference difficulty
        effect explanation fact factor fault finding goal idea issue lesson measure
        mistake motive objection objective option order point principle priority problem
        promise proposal question reason recommendation reform request requirement
        result rule step suggestion target task theme thing topic warning wish"""
    )
)


def counted(text: str) -> str:
    """What `text` counts, as in “four issues”, or has before its colon; or ""."""
    found = _count(text) or _BEFORE_COLON.search(text)
    return found[0] if found else ""


def is_spoken(text: str) -> bool:
    """Whether `text` names what whole sentences are told as: an issue, a reason, a decision."""
    return not _SPOKEN.isdisjoint(content(text))


def number(text: str) -> int:
    """How many items `text` announces; 0 if it does not say."""
    found = _count(text)
    return _NUMBERS.get(found[1].casefold(), 0) if found else 0


def _count(text: str) -> re.Match[str] | None:
    """Of several counts, as in “in two days the ministers settled four issues”, that of issues."""
    found = list(_COUNTED.finditer(text))
    return next((one for one in found if is_spoken(one[0])), found[0] if found else None)
