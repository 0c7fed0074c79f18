"""The words that put the items of a list in order: “first”, “secondly”, “another”, “finally”."""

import re

_LATER = "third fourth fifth sixth seventh eighth ninth tenth".split()
_ORDER = (
    ("first", "firstly", "one", "1"),
    ("second", "secondly", "another", "2"),
    *((word, f"{word}ly", str(place)) for place, word in enumerate(_LATER, start=3)),
)
_LAST = ("finally", "lastly", "last", "final")
_OPENING = re.compile(
    r"\W*(?:(?:and|the|a|his|her|its|their)\s+){0,2}(\w+)(?!-|\s+(?:time|of)\b)", re.I
)
END = len(_ORDER)
"""The place of “finally”."""
PLACES = {word: place for place, words in enumerate(_ORDER) for word in words}
ORDINALS = frozenset(word for words in _ORDER for word in words if len(word) > 3) | set(_LAST)


def order_word(text: str) -> str:
    """The word, folded, that would put `text` in order, whether it is one or not."""
    opening = _OPENING.match(text)
    return opening[1].casefold() if opening else ""


def place(text: str) -> int | None:
    """0 for a sentence opened by “first”, 1 by “second” …; `END` for one opened by “finally”."""
    word = order_word(text)
    return END if word in _LAST else PLACES.get(word)
