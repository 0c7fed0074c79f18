"""What the sentence before a list announces: “four issues”, “its demands are:”."""

import re

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


def counted(text: str) -> str:
    """What `text` counts, as in “four issues”, or has before its colon; or ""."""
    found = _COUNTED.search(text) or _BEFORE_COLON.search(text)
    return found[0] if found else ""


def number(text: str) -> int:
    """How many items `text` announces; 0 if it does not say."""
    found = _COUNTED.search(text)
    return _NUMBERS.get(found[1].casefold(), 0) if found else 0
