"""The reader model: judges which sentences of an article answer a query, if any do.

This one weighs two measures per sentence, nearness in meaning and shared words. Another
model takes its place by offering the same `read`; nothing else knows how evidence is judged.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Protocol

import numpy as np

from chatbot import facts
from chatbot.words import content, words
from index.embedder import Embedder
from index.sentences import split
from index.types import Article, Sentence

_MOST_CAPITALS = 0.6
_MOST_NAMES = 8
_ALIKE = 0.75
"""Likeness (difflib) from which two spellings are one name, as Kyiv and Kiev are."""


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
    and CLAPnq. The threshold was set on 45 news articles with and without the answering
    paragraph: it refuses 8 % of the answerable and answers 34 % of the unanswerable questions.
    A question that names someone or something the article never names is refused; without that
    rule the same 8 % cost 41 %.
    """

    name = "fused-1"
    _COSINE, _SHARED, _BIAS = 3.32, 4.78, -4.22
    _LEAST = 0.15

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
        likely = bool(ranked) and ranked[0][1] >= self._LEAST
        return Reading(ranked, answers=likely and not _strangers(query, article))


def _strangers(query: str, article: Article) -> frozenset[str]:
    """Names in `query` that `article` has in no form or spelling.

    The first word of a sentence is no name, and where most words have capitals they tell none.
    """
    capitals = [word[:1].isupper() for word in query.split()]
    if sum(capitals) > _MOST_CAPITALS * len(capitals):
        return frozenset()
    known, named = frozenset(words(article.text)), facts.names(article.text)
    rest = " ".join(query[start:end].partition(" ")[2] for start, end in split(query))
    return frozenset(
        name
        for name in sorted(facts.names(rest))[:_MOST_NAMES]
        if not facts.same_name(name, known) and not get_close_matches(name, named, 1, _ALIKE)
    )


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
