"""How likely sentences answer, as the reader model judges them."""

from collections.abc import Collection

from index.types import Sentence

Ranked = tuple[tuple[Sentence, float], ...]
"""Sentences with the judged probability that each answers, best first."""


def likeliest(ranked: Ranked, among: Collection[Sentence]) -> float:
    """The probability of the likeliest of the sentences `among`; 0 where none is ranked."""
    return max((score for sentence, score in ranked if sentence in among), default=0.0)
