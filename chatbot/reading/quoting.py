"""The article's own words as sentences of an answer: what is shown where no claim holds."""

import re
from bisect import bisect
from functools import lru_cache
from itertools import groupby

from chatbot.reading.speaking import speaker
from index.types import Article, Sentence

_ABBREVIATED = re.compile(r"\.\.$|(?<!\w)(?:\w\.)+\w\.$|\b(?:Co|Corp|Inc|Jr|Ltd|Sr|etc)\.$")

_OPENING, _CLOSING = "“„«", "”»"
_INNER = str.maketrans({"“": "‘", "„": "‘", "«": "‘", "”": "’", "»": "’"})


def told(sentence: Sentence, article: Article) -> tuple[str, tuple[Sentence, ...]]:
    """`sentence` as a quotation, and the sentences that it is from.

    One that stands in a speech that goes on over several sentences gets the speaker whom the
    article names beside that speech, as in “…,” Okafor said: or a reader would take it for the
    article's own word.
    """
    text = quotation(sentence)
    speech = _speech(sentence, article)
    whose, at = speaker(article.text, *speech) if speech else ("", 0)
    if not whose or sentence.start <= at < sentence.end:
        return text, (sentence,)
    naming = [each for each in article.sentences if each.start <= at < each.end]
    ending = _followed(text[1:-1].strip())
    both = sorted({sentence, *naming}, key=lambda each: each.number)
    return f"“{ending}” {whose}.", tuple(both)


def _followed(text: str) -> str:
    """`text` as it ends where more comes: with a comma for a full stop, or behind one that is part
    of “U.S.”, “Inc.” or “...”.
    """
    if not text or text[-1] not in ".,":
        return text
    return (text if _ABBREVIATED.search(text) else text[:-1].rstrip()) + ","


@lru_cache(maxsize=256)
def with_speakers(article: Article) -> tuple[str, ...]:
    """The text of every sentence, with the speaker behind those of a longer speech: what is to be
    read where sentences are judged one by one.
    """
    return tuple(_with_speaker(sentence, article) for sentence in article.sentences)


def _with_speaker(sentence: Sentence, article: Article) -> str:
    text, cited = told(sentence, article)
    return text[1:] if len(cited) > 1 else sentence.text


def _speech(sentence: Sentence, article: Article) -> tuple[int, int] | None:
    """The places in the article of the marks around a speech of more than `sentence`, which is
    all inside; None where it stands in none.
    """
    speeches = _speeches(article)
    at = bisect(speeches, (sentence.start + 1, len(article.text))) - 1
    if at < 0 or speeches[at][1] < sentence.end - 1:
        return None
    opened, closed = speeches[at]
    return None if opened >= sentence.start and closed <= sentence.end else (opened, closed)


@lru_cache(maxsize=256)
def _speeches(article: Article) -> tuple[tuple[int, int], ...]:
    """The places of the marks around every speech that is closed in its paragraph, in order."""
    found = []
    for _, sentences in groupby(article.sentences, key=lambda sentence: sentence.block):
        block = list(sentences)
        first, opened = block[0].start, -1
        for at, mark in enumerate(_curly(article.text[first : block[-1].end]), start=first):
            if mark in _OPENING and opened < 0:
                opened = at
            elif mark in _CLOSING and opened >= 0:
                found.append((opened, at))
                opened = -1
    return tuple(found)


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
