"""The words that put the items of a list in order: “first”, “secondly”, “another”, “finally”."""

import re

from chatbot.text.verbs import is_told
from chatbot.text.words import is_grammar

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
FIRM = ORDINALS - {"another", "last", "final"}
"""Those that hardly open a sentence but to put it in order, as “another” and “the last” do."""


def order_word(text: str) -> str:
    """The word, folded, that would put `text` in order, whether it is one or not."""
    opening = _OPENING.match(text)
    return opening[1].casefold() if opening else ""


def place(text: str) -> int | None:
    """0 for a sentence opened by “first”, 1 by “second” …; `END` for one opened by “finally”."""
    word = order_word(text)
    return END if word in _LAST else PLACES.get(word)


def things_at(word: str, text: str) -> list[str]:
    """What each `word` in `text` says the place of, “meeting is” for “a fifth meeting is planned”;
    "" for one that may stand alone, as in “a fifth was found”.
    """
    found = re.finditer(rf"\b{word}\b(?:\s([\w-]+)(?:\s[\w-]+)?)?", text, re.IGNORECASE)
    return [one[0][len(word) :].strip() if _is_thing(one[1] or "") else "" for one in found]


def _is_thing(word: str) -> bool:
    """Whether `word` is a noun or stands before one, as far as its form shows it."""
    # “A fifth emerges” has a verb; a noun behind “a fifth” is in the singular.
    is_plain = word.islower() and not re.search(r"[^s]s$|ly$", word)
    return is_plain and not is_told(word) and not is_grammar(word)
