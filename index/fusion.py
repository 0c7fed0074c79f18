"""Rankings into one ranking. Knows nothing of what is ranked."""

import math
from collections.abc import Hashable, Sequence
from typing import TypeVar

K = 60
"""Dampens the first ranks. The value of the paper cited below, which found it not critical."""

Item = TypeVar("Item", bound=Hashable)


def fuse(rankings: Sequence[Sequence[Item]], k: int = K) -> tuple[Item, ...]:
    """Every item of `rankings` once, best first, by reciprocal rank: the sum of 1 / (k + rank).

    Ranks count from 1; a ranking without the item adds nothing. Of equal items the one that
    comes first in the earliest ranking wins, so the order never depends on chance.

    Source: Cormack, Clarke and Buettcher, "Reciprocal Rank Fusion outperforms Condorcet and
    individual rank learning methods", SIGIR 2009. Ranks are fused rather than scores because
    a cosine and a BM25 score share no scale.
    """
    shares: dict[Item, list[float]] = {}
    for ranking in rankings:
        for rank, item in enumerate(ranking, start=1):
            shares.setdefault(item, []).append(1 / (k + rank))
    # The dictionary and the sort keep the order of first appearance among equals; fsum makes
    # the sum itself independent of the order of the rankings.
    return tuple(sorted(shares, key=lambda item: -math.fsum(shares[item])))
