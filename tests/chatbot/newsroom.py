"""What the tests of the heart share: small articles, an embedder that knows words, and writers
that do as they are told.
"""

import asyncio
import hashlib
import os
from collections.abc import AsyncGenerator, Iterable, Sequence
from itertools import count
from pathlib import Path

import numpy as np
import pytest

from chatbot.asking.question import Question
from chatbot.errors import BudgetSpent, WriterUnavailable
from chatbot.reading.evidence import Brief
from chatbot.reading.likeness import likeness
from chatbot.reading.premise import strangers
from chatbot.reading.reader import Reading
from chatbot.text.words import content
from chatbot.weights.assets import READER
from chatbot.writing.confidence import OnToken, Token
from chatbot.writing.writer import Writer
from index.article import article, read
from index.embedder import Embedder, Vectors
from index.types import Article, Sentence

HARBOUR = article(
    "harbour",
    "Harbour talks",
    "The Sound Courier",
    """\
Dockers had blocked the harbour for 11 days. Mayor Ines Okafor met the ferry company in Larkholm \
on Monday. Okafor said that three demands were made.

First, she wants two new ferries by June 2027. The old ferries leak.

Secondly, the company must pay €2.4 million for the broken ramp. The ramp fell in a storm.

Finally, fares must not rise before 2028, Okafor said.

What the company says

“We will not buy new ferries,” said Jonas Lind, who leads the company. He called the talks \
useful. Lind was fined last year, a court in Aske found. Norwegian inspectors accused the dockers \
of cutting a cable.

The island's council supports the mayor. Ada Brandt founded the company in 1951.""",
)

SEED = read(Path(__file__).parents[2] / "seeds" / "stoltenberg-in-kiev.txt")


def sentence(source: Article, words: str) -> Sentence:
    """The one sentence of `source` that holds `words`."""
    (found,) = (sentence for sentence in source.sentences if words in sentence.text)
    return found


def one_block(text: str) -> Article:
    """An article of one paragraph."""
    return article("one-block", "A title", "", text)


class StemEmbedder:
    """Bags of stems as unit vectors: the cosine of two texts is their share of common stems."""

    fingerprint = "stems@0"
    dimensions = 2048

    def embed(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for stem in content(text) or [""]:
                digest = hashlib.blake2b(stem.encode(), digest_size=8).digest()
                row[int.from_bytes(digest) % self.dimensions] += 1
            row /= np.linalg.norm(row)
        return rows


class WordReader:
    """Judges by shared words and cosine alone."""

    name = "words-1"

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def read(
        self,
        query: str,
        article: Article,
        candidates: Sequence[Sentence],
        question: Question | None = None,
    ) -> Reading:
        near = likeness(query, article, candidates, self._embedder)
        scores = 1 / (1 + np.exp(4.22 - near @ (3.32, 4.78)))
        order = sorted(range(len(candidates)), key=lambda at: (-scores[at], at))
        ranked = tuple((candidates[at], float(scores[at])) for at in order)
        likely = bool(ranked) and ranked[0][1] >= 0.15
        return Reading(ranked, 4.0 if likely and not strangers(query, article) else -2.0)


Draft = str | Sequence[str | float | Exception]


class TameWriter(Writer):
    """Writes the next of its drafts for each brief: text is given out, numbers are slept,
    exceptions raised. The last draft serves for all further briefs. One that `is_spent` raises
    BudgetSpent. All that it gives has the log probability `log_probability`, if that is told.
    """

    is_spent = False

    def __init__(
        self, *drafts: Draft, is_spent: bool = False, log_probability: float | None = None
    ) -> None:
        self.is_spent = is_spent
        self.log_probability = log_probability
        self._drafts = [[BudgetSpent("spent")]] if is_spent else list(drafts)
        self.briefs: list[Brief] = []
        self.closed = 0

    @property
    def spoke_lately(self) -> bool:
        return False

    def _said(self, brief: Brief, on_token: OnToken | None = None) -> AsyncGenerator[str, None]:
        return self.words(brief, on_token)

    async def words(
        self, brief: Brief, on_token: OnToken | None = None
    ) -> AsyncGenerator[str, None]:
        self.briefs.append(brief)
        draft = self._drafts.pop(0) if len(self._drafts) > 1 else self._drafts[0]
        try:
            for piece in [draft] if isinstance(draft, str) else draft:
                if isinstance(piece, Exception):
                    raise piece
                await asyncio.sleep(piece if isinstance(piece, float) else 0)
                if isinstance(piece, str):
                    if on_token and self.log_probability is not None:
                        on_token(Token(piece, self.log_probability))
                    yield piece
        finally:
            self.closed += 1


class EndlessWriter(Writer):
    """Never ends; counts the pieces it has given."""

    is_spent = False

    def __init__(self, piece: str) -> None:
        self._piece = piece
        self.given = 0
        self.closed = 0

    async def words(
        self, brief: Brief, on_token: OnToken | None = None
    ) -> AsyncGenerator[str, None]:
        try:
            for self.given in count(1):
                await asyncio.sleep(0)
                yield self._piece
        finally:
            self.closed += 1


LOST = WriterUnavailable("the writer does not answer")


def reader_weights() -> Path:
    """The reader model's weights, fetched beforehand."""
    cache = Path(os.environ.get("FOOTNOTE_CACHE", "~/.cache/footnote")).expanduser()
    weights = READER.path(cache)
    if not weights.is_file():
        pytest.fail(f"no reader model in {cache}; run `python -m chatbot fetch`")
    return weights


def texts(sentences: Iterable[Sentence]) -> list[str]:
    return [sentence.text for sentence in sentences]
