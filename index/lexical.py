"""BM25 over the passages of one article: finds the names and numbers that vectors blur."""

from collections.abc import Sequence

import bm25s
import numpy as np
import Stemmer

# One letter says nothing (the "s" of "Kyiv's"), one digit may be the whole difference.
_WORD = r"(?u)\b(?:\w\w+|\d)\b"


class Lexicon:
    """The terms of some texts. Immutable once made, so it may be shared between threads."""

    def __init__(self, texts: Sequence[str]) -> None:
        terms = [_terms(text) for text in texts]
        self._known = frozenset(term for text in terms for term in text)
        self._scores = bm25s.BM25()
        if self._known:  # bm25s cannot index texts that have no term at all
            self._scores.index(terms, show_progress=False)

    def best(self, query: str, limit: int) -> tuple[int, ...]:
        """Positions of at most `limit` texts that share a term with `query`, best first.

        Equal scores keep the order of the texts.
        """
        terms = [term for term in _terms(query) if term in self._known]
        if not terms:
            return ()
        scores = self._scores.get_scores(terms)
        order = np.argsort(-scores, kind="stable")[:limit]
        return tuple(int(position) for position in order if scores[position] > 0)


def _terms(text: str) -> list[str]:
    """Lower-case stems without stop words, in order."""
    # A stemmer keeps a cache without a lock, so each call has its own; making one is cheap.
    stemmer = Stemmer.Stemmer("english")
    terms: list[list[str]] = bm25s.tokenize(
        [text],
        token_pattern=_WORD,
        stopwords="en",
        stemmer=stemmer,
        return_ids=False,
        show_progress=False,
    )
    return terms[0]
