"""From examples to batches: for each question a few sentences that answer and that do not."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from chatbot.pairs import CLAIM, QUESTION, Pair, Tokens, pair
from training.examples import Example

BATCH_TOKENS = 4096
_PAIRS = 3
_MOST_RIGHT = 2

Group = tuple[tuple[Pair, bool], ...]
"""The pairs of one question, each with whether its sentence answers."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of shape (pairs, tokens), labels of shape (pairs,), and each question's pairs."""

    ids: Tensor
    types: Tensor
    mask: Tensor
    labels: Tensor
    sizes: tuple[int, ...]


def group(example: Example, tokens: Tokens, draw: random.Random) -> Group:
    """Up to three pairs: what answers, what shares most words with the question, and one more.

    Where nothing answers, the two sentences that share most words.
    """
    numbers = range(len(example.sentences))
    right = [at for at in numbers if example.answers[at]][:_MOST_RIGHT]
    asked = frozenset(tokens(example.question))
    near = {at: len(asked.intersection(tokens(example.sentences[at]))) for at in numbers}
    wrong = [at for at in numbers if not example.answers[at]]
    wrong.sort(key=lambda at: (-near[at], draw.random()))
    rest = wrong[1:] if right else ()
    chosen = [*right, *wrong[: 1 if right else 2], *draw.sample(rest, min(1, len(rest)))]
    chosen = chosen[:_PAIRS]
    kind = CLAIM if example.is_claim else QUESTION
    return tuple(
        (pair(example.question, example.history, example.sentences, at, tokens, kind), at in right)
        for at in chosen
    )


def batched(groups: Iterable[Group], draw: random.Random) -> list[Batch]:
    """Groups of like length together, at most BATCH_TOKENS with their padding, in random order."""
    ordered = sorted(groups, key=lambda one: _width(one) + draw.randrange(12))
    parts: list[list[Group]] = [[]]
    for one in ordered:
        width = max(map(_width, [*parts[-1], one]))
        if parts[-1] and width * sum(map(len, [*parts[-1], one])) > BATCH_TOKENS:
            parts.append([])
        parts[-1].append(one)
    draw.shuffle(parts)
    return [_batch(part) for part in parts if part]


def padded(rows: Sequence[Sequence[int]]) -> Tensor:
    """The rows as one tensor, zeros behind the shorter ones."""
    width = max(map(len, rows))
    return torch.tensor([[*row, *[0] * (width - len(row))] for row in rows])


def _width(group: Group) -> int:
    return max(len(pair.ids) for pair, _ in group)


def _batch(groups: Sequence[Group]) -> Batch:
    pairs = [each for group in groups for each in group]
    return Batch(
        ids=padded([pair.ids for pair, _ in pairs]),
        types=padded([pair.types for pair, _ in pairs]),
        mask=padded([[1] * len(pair.ids) for pair, _ in pairs]),
        labels=torch.tensor([float(answers) for _, answers in pairs]),
        sizes=tuple(map(len, groups)),
    )
