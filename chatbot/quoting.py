"""The article's own words as sentences of an answer: what is shown where no claim holds."""

from index.types import Sentence

_OPENING, _CLOSING = '“„«"', '”»"'
_INNER = str.maketrans({"“": "‘", "„": "‘", "«": "‘", "”": "’", "»": "’"})


def quotation(sentence: Sentence) -> str:
    """The sentence word for word between double quotation marks, its own turned to single ones.

    A mark that only opens or only closes is left out: its partner stands in another sentence.
    """
    text = " ".join(sentence.text.split())
    if text[0] in _OPENING and not any(mark in text[1:] for mark in _CLOSING):
        text = text[1:]
    elif text[-1] in _CLOSING and not any(mark in text[:-1] for mark in _OPENING):
        text = text[:-1]
    elif text[0] in _OPENING and text[-1] in _CLOSING and not _inside(text):
        text = text[1:-1]
    return f"“{_single(text)}”"


def _inside(text: str) -> bool:
    return any(mark in text[1:-1] for mark in _OPENING + _CLOSING)


def _single(text: str) -> str:
    return text.translate(_INNER).replace('"', "'")
