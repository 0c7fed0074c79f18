"""The article's own words as sentences of an answer: what is shown where no claim holds."""

from index.types import Sentence

_OPENING, _CLOSING = "“„«", "”»"
_INNER = str.maketrans({"“": "‘", "„": "‘", "«": "‘", "”": "’", "»": "’"})


def quotation(sentence: Sentence) -> str:
    """The sentence word for word between double quotation marks, its own turned to single ones.

    A mark that only opens or only closes is left out: its partner stands in another sentence.
    """
    text = _paired(" ".join(sentence.text.split()))
    if text and text[0] in _OPENING and text[-1] in _CLOSING and not _marks(text[1:-1]):
        text = text[1:-1]
    return f"“{text.translate(_INNER)}”"


def _paired(text: str) -> str:
    """`text` with straight marks made curly, and without those that have no partner."""
    curly = list(_curly(text))
    opened: list[int] = []
    alone: set[int] = set()
    for at, mark in enumerate(curly):
        if mark in _OPENING:
            opened.append(at)
        elif mark in _CLOSING:
            if opened:
                opened.pop()
            else:
                alone.add(at)
    alone.update(opened)
    return "".join(mark for at, mark in enumerate(curly) if at not in alone)


def _curly(text: str) -> str:
    """A straight mark opens at the start and after a space or a bracket, and closes elsewhere."""
    return "".join(
        mark if mark != '"' else "“" if not at or text[at - 1] in " ([" else "”"
        for at, mark in enumerate(text)
    )


def _marks(text: str) -> bool:
    return any(mark in text for mark in _OPENING + _CLOSING)
