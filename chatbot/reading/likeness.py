"""How near sentences are to a query before any is read: in meaning, and in the words they share."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from chatbot.reading.quoting import with_speakers
from chatbot.text.words import content
from index.embedder import Embedder
from index.types import Article, Sentence

Likeness = NDArray[np.float64]
"""One row a sentence: its cosine with the query, and the share of the query's words in it."""


def likeness(
    query: str, article: Article, candidates: Sequence[Sentence], embedder: Embedder
) -> Likeness:
    """Shape (len(candidates), 2). In the share, 0..1, words rare in `article` count more."""
    texts = with_speakers(article)
    vectors = embedder.embed([query, *(texts[sentence.number] for sentence in candidates)])
    return np.column_stack([vectors[1:] @ vectors[0], _shared(query, article, candidates)])


def _shared(query: str, article: Article, candidates: Sequence[Sentence]) -> list[float]:
    vocabularies = [frozenset(content(text)) for text in with_speakers(article)]
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
