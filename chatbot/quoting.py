"""The article's own words as sentences of an answer: what is shown where no claim holds."""

from chatbot.attribution import ascription, attributes
from index.types import Article, Sentence

_OPENING, _CLOSING = "“„«", "”»"
_INNER = str.maketrans({"“": "‘", "„": "‘", "«": "‘", "”": "’", "»": "’"})


def told(sentence: Sentence, article: Article) -> tuple[str, tuple[Sentence, ...]]:
    """`sentence` as a quotation, and the sentences it is from.

    One that stands in a speech that goes on over several sentences gets the speaker whom another
    of them names, as in “…,” Okafor said: or a reader would take it for the article's own word.
    """
    text = quotation(sentence)
    if attributes(sentence.text):
        return text, (sentence,)
    for other in _same_speech(sentence, article):
        if (whose := ascription(other.text)) and not whose.startswith("according"):
            both = sorted((sentence, other), key=lambda each: each.number)
            return f"{text[:-1].rstrip(' .,')},” {whose}.", tuple(both)
    return text, (sentence,)


def _same_speech(sentence: Sentence, article: Article) -> list[Sentence]:
    """The other sentences of its paragraph that share a speech in quotation marks with it."""
    block = [each for each in article.sentences if each.block == sentence.block]
    start = block[0].start
    text = _curly(article.text[start : block[-1].end])
    for first, last in _speeches(text):
        inside = [s for s in block if s.start - start < last and s.end - start > first]
        if sentence in inside:
            return [each for each in inside if each is not sentence]
    return []


def _speeches(text: str) -> list[tuple[int, int]]:
    """Spans of `text` between double quotation marks; the last may stay open to the end."""
    found, opened = [], -1
    for at, mark in enumerate(text):
        if mark in _OPENING and opened < 0:
            opened = at
        elif mark in _CLOSING and opened >= 0:
            found.append((opened, at))
            opened = -1
    return [*found, (opened, len(text))] if opened >= 0 else found


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
