"""The reader model: judges which sentences of an article answer a query, if any do.

This one weighs two measures per sentence, nearness in meaning and shared words. Another
model takes its place by offering the same `read`; nothing else knows how evidence is judged.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from chatbot.words import content
from index.embedder import Embedder
from index.types import Article, Sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """Candidate sentences with the judged probability that each answers, best first.

    `answers` is False where even the best is too unlikely: the article is silent.
    """

    ranked: tuple[tuple[Sentence, float], ...]
    answers: bool


class Reader(Protocol):
    """Judges evidence. `name` goes into every answer's versions."""

    name: str

    def read(self, query: str, article: Article, candidates: Sequence[Sentence]) -> Reading:
        """Judge `candidates`, sentences of `article`, against a stand-alone query."""
        ...


class FusedReader:
    """Logistic regression on the cosine of query and sentence and on the share of the query's
    words, weighted by rarity in the article, that stand in the sentence.

    The weights were fitted on the gold sentences of the answerable questions of SQuAD 2.0 (dev)
    and CLAPnq; the threshold was set on news articles with their answering paragraph removed.
    """

    name = "fused-1"
    _COSINE, _SHARED, _BIAS = 3.32, 4.78, -4.22
    _LEAST = 0.17

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def read(self, query: str, article: Article, candidates: Sequence[Sentence]) -> Reading:
        """Judge `candidates`; see Reader."""
        vectors = self._embedder.embed([query, *(sentence.text for sentence in candidates)])
        cosines = vectors[1:] @ vectors[0]
        shared = _shared(query, article, candidates)
        logits = self._COSINE * cosines + self._SHARED * np.array(shared) + self._BIAS
        scores = 1 / (1 + np.exp(-logits))
        order = sorted(range(len(candidates)), key=lambda at: (-scores[at], at))
        ranked = tuple((candidates[at], float(scores[at])) for at in order)
        return Reading(ranked, answers=bool(ranked) and ranked[0][1] >= self._LEAST)


def _shared(query: str, article: Article, candidates: Sequence[Sentence]) -> list[float]:
    """For each candidate, the share of the query's words in it, rare words counting more (0..1)."""
    vocabularies = [frozenset(content(sentence.text)) for sentence in article.sentences]
    frequency = Counter(word for vocabulary in vocabularies for word in vocabulary)
    asked = frozenset(content(query))
    weight = {
        word: math.log(1 + (len(vocabularies) + 1) / (frequency[word] + 0.5)) for word in asked
    }
    whole = sum(weight.values()) or 1.0
    return [
        sum(weight[word] for word in asked & vocabularies[sentence.number]) / whole
        for sentence in candidates
    ]
