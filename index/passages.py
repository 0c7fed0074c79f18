"""From an Article to its passages: runs of neighbouring sentences, the unit that is embedded."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from index.types import Article, Passage, Sentence

MOST_SENTENCES = 3
"""Sentences of a passage, at most."""

LONGEST = 450
"""Characters of a passage, at most; a sentence longer than that stands alone."""


def passages(article: Article) -> tuple[Passage, ...]:
    """The passages of an article, in its order; every sentence is in at least one.

    None crosses a heading. Where there is room, a passage begins with the sentence that the one
    before it ended with, so that what is told in two sentences is whole in one passage. The id
    holds the number and a digest of the text, so a changed passage never answers to an old id.
    """
    section = list(accumulate(block.kind == "heading" for block in article.blocks))
    sections = groupby(article.sentences, key=lambda sentence: section[sentence.block])
    runs = (run for _, sentences in sections for run in _runs(list(sentences)))
    return tuple(_passage(article, number, *run) for number, run in enumerate(runs))


def _runs(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sentence]]:
    """First and last sentence of each passage of one section."""
    first = last = 0
    while True:
        while (
            last + 1 < len(sentences)
            and last + 1 - first < MOST_SENTENCES
            and _fits(sentences[first], sentences[last + 1])
        ):
            last += 1
        yield sentences[first], sentences[last]
        if last + 1 == len(sentences):
            return
        overlaps = last > first and _fits(sentences[last], sentences[last + 1])
        first, last = (last, last) if overlaps else (last + 1, last + 1)


def _fits(first: Sentence, last: Sentence) -> bool:
    return last.end - first.start <= LONGEST


def _passage(article: Article, number: int, first: Sentence, last: Sentence) -> Passage:
    text = article.text[first.start : last.end]
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return Passage(
        id=f"{article.id}:{number}:{digest}",
        article_id=article.id,
        number=number,
        first=first.number,
        last=last.number,
        start=first.start,
        end=last.end,
        text=text,
        heading=first.heading,
    )
