"""How near sentences are to a query before any is read: in meaning, and in the words they share."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from chatbot import facts
from chatbot.quoting import spoken
from chatbot.words import content
from index.embedder import Embedder
from index.types import Article, Sentence

GENERIC = frozenset(
    content(
        """according amount become began begin call called cause city come company country
        date day did end event following form gave get give given go group happen happened
        have held important include kind know known large last leave main make many mean
        member name named new number old part people percentage person place purpose
        reason result role say start take term thing time title total type use used way
        went work world year"""
    )
)
"""Stems that are in many questions and say little of what each is about."""

Likeness = NDArray[np.float64]
"""One row a sentence: its cosine with the query, and the share of the query's words in it."""


def likeness(
    query: str, article: Article, candidates: Sequence[Sentence], embedder: Embedder
) -> Likeness:
    """Shape (len(candidates), 2). In the share, 0..1, words rare in `article` count more."""
    texts = spoken(article)
    vectors = embedder.embed([query, *(texts[sentence.number] for sentence in candidates)])
    return np.column_stack([vectors[1:] @ vectors[0], _shared(query, article, candidates)])


def unknown(query: str, article: Article) -> float:
    """The share of the query's words, 0..1, that `article` has nowhere in any form.

    Words that ask more than they tell, as “kind” or “happen”, are left out.
    """
    asked = frozenset(content(query)) - GENERIC
    there = frozenset(content(article.text))
    strange = [word for word in asked if not facts.same_name(word, there)]
    return len(strange) / len(asked) if asked else 0.0


def _shared(query: str, article: Article, candidates: Sequence[Sentence]) -> list[float]:
    vocabularies = [frozenset(content(text)) for text in spoken(article)]
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
