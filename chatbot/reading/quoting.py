"""The article's own words as sentences of an answer: what is shown where no claim holds."""

from functools import lru_cache

from chatbot.reading.voices import CLOSING, OPENING, Voice, beside, curly, voice
from index.types import Article, Sentence

_INNER = str.maketrans({"“": "‘", "„": "‘", "«": "‘", "”": "’", "»": "’"})


def told(sentence: Sentence, article: Article) -> tuple[str, tuple[Sentence, ...]]:
    """`sentence` as a quotation, and the sentences that it is from.

    One that is all speech gets the speaker whom the article names beside that speech, or behind
    the one before it in the paragraph, as in “…,” Okafor said: or a reader would take it for the
    article's own word.
    """
    return _said_by(voice(sentence, article), sentence, article)


def _said_by(
    whose_at: Voice, sentence: Sentence, article: Article
) -> tuple[str, tuple[Sentence, ...]]:
    text = quotation(sentence)
    whose, at = whose_at
    if not whose or sentence.start <= at < sentence.end:
        return text, (sentence,)
    naming = [each for each in article.sentences if each.start <= at < each.end]
    inside = text[1:-1].strip()
    ending = inside.rstrip("., ") + "," if inside[-1:] in "., " else inside
    both = sorted({sentence, *naming}, key=lambda each: each.number)
    return f"“{ending}” {whose}.", tuple(both)


@lru_cache(maxsize=256)
def with_speakers(article: Article) -> tuple[str, ...]:
    """The text of every sentence, with the speaker behind those of a longer speech: what is to be
    read where sentences are judged one by one. Behind those of a speech that goes on as well, the
    reader model finds no more.
    """
    return tuple(_with_speaker(sentence, article) for sentence in article.sentences)


def _with_speaker(sentence: Sentence, article: Article) -> str:
    text, cited = _said_by(beside(sentence, article), sentence, article)
    return text[1:] if len(cited) > 1 else sentence.text


def quotation(sentence: Sentence) -> str:
    """The sentence word for word between double quotation marks, its own turned to single ones.

    A mark that only opens or only closes is left out: its partner stands in another sentence.
    """
    text = _paired(" ".join(sentence.text.split()))
    if text and text[0] in OPENING and text[-1] in CLOSING and not _marks(text[1:-1]):
        text = text[1:-1]
    return f"“{text.translate(_INNER)}”"


def _paired(text: str) -> str:
    """`text` with straight marks made curly, and without those that have no partner."""
    marks = list(curly(text))
    opened: list[int] = []
    alone: set[int] = set()
    for at, mark in enumerate(marks):
        if mark in OPENING:
            opened.append(at)
        elif mark in CLOSING:
            if opened:
                opened.pop()
            else:
                alone.add(at)
    alone.update(opened)
    return "".join(mark for at, mark in enumerate(marks) if at not in alone)


def _marks(text: str) -> bool:
    return any(mark in text for mark in OPENING + CLOSING)
