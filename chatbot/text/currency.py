"""Money in a text: “$5 million” and “5 million dollars” are the same."""

import re

_SIGN = re.compile(r"([$€£¥])\s?$")
_WORD = re.compile(r"\s(dollar|euro|pound|yen)s?\b")
_SIGNS = {"dollar": "$", "euro": "€", "pound": "£", "yen": "¥"}


def sign(before: str, after: str) -> str:
    """The sign of the currency that a number between these is told in, or ""."""
    if found := _SIGN.search(before):
        return found[1]
    word = _WORD.match(after)
    return _SIGNS[word[1]] if word else ""


def ends(text: str, at: int) -> int:
    """Where the name of a currency that stands `at` there ends; there, if none does."""
    word = _WORD.match(text, at)
    return word.end() if word else at
