"""The reader model: judges which sentences of an article answer a query, if any do, and which
carry a claim. Whatever offers the same two can take its place; nothing else knows how it is done.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Protocol

import numpy as np

from chatbot import facts
from chatbot.likeness import likeness
from chatbot.words import words
from index.embedder import Embedder
from index.sentences import split
from index.types import Article, Sentence

_NUMBER = re.compile(r"(?<![\d.,])\d{2,}(?![\d])")
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
    """Judges evidence and claims. `name` goes into every answer's versions."""

    name: str
    doubtful: float
    """The probability under which a claim is not to be believed, whatever else speaks for it."""

    def read(self, query: str, article: Article, candidates: Sequence[Sentence]) -> Reading:
        """Judge `candidates`, sentences of `article`, against a stand-alone query."""
        ...

    def carries(self, claim: str, article: Article, candidates: Sequence[Sentence]) -> float:
        """The probability that one of `candidates`, among its neighbours, carries `claim`."""
        ...


class WordReader:
    """Logistic regression on the cosine of query and sentence and on the share of the query's
    words, weighted by rarity in the article, that stand in the sentence.

    The weights were fitted on the gold sentences of the answerable questions of SQuAD 2.0 (dev)
    and CLAPnq. The threshold was set on 45 news articles with and without the answering
    paragraph: it refuses 8 % of the answerable and answers 34 % of the unanswerable questions.
    A question that names someone or something the article never names is refused; without that
    rule the same 8 % cost 41 %. Claims are left to the rules of the check.
    """

    name = "words-1"
    doubtful = 0.0
    _COSINE, _SHARED, _BIAS = 3.32, 4.78, -4.22
    _LEAST = 0.15

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def read(self, query: str, article: Article, candidates: Sequence[Sentence]) -> Reading:
        """Judge `candidates`; see Reader."""
        near = likeness(query, article, candidates, self._embedder)
        scores = 1 / (1 + np.exp(-(near @ (self._COSINE, self._SHARED) + self._BIAS)))
        order = sorted(range(len(candidates)), key=lambda at: (-scores[at], at))
        ranked = tuple((candidates[at], float(scores[at])) for at in order)
        likely = bool(ranked) and ranked[0][1] >= self._LEAST
        return Reading(ranked, answers=likely and not strangers(query, article))

    def carries(self, claim: str, article: Article, candidates: Sequence[Sentence]) -> float:
        """Nothing is known of claims; see Reader."""
        return 0.5


def strangers(query: str, article: Article) -> frozenset[str]:
    """Names and numbers in `query` that `article` has in no form or spelling.

    The first word of a sentence is no name, and where most words have capitals they tell none.
    """
    return _strange_names(query, article) | {
        number for number in _NUMBER.findall(query) if number not in article.text
    }


def _strange_names(query: str, article: Article) -> frozenset[str]:
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
