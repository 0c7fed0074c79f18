"""From examples to batches: each example one window, with what its sentences and tokens are."""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from chatbot.reading.windows import CLAIM, END, MOST, PAD, QUESTION, Window, body, head, window
from training.examples import Example

BATCH_TOKENS = 4096

Offsets = Callable[[str], tuple[Sequence[int], Sequence[tuple[int, int]]]]
"""A text to token ids, and the characters of each."""


@dataclass(frozen=True, slots=True)
class Row:
    """One window; for each of its sentences whether it answers; first and last token of the answer,
    both 0 where none answers, or -1 where that is not to be learnt.
    """

    window: Window
    answers: tuple[bool, ...]
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of shape (windows, tokens): ids, mask, which tokens are marks, and which of those are
    of sentences that answer; and of shape (windows,): first and last token of the answer.
    """

    ids: Tensor
    mask: Tensor
    marks: Tensor
    gold: Tensor
    first: Tensor
    last: Tensor


def row(example: Example, offsets: Offsets, draw: random.Random, most: int = MOST) -> Row | None:
    """As much of the example as has room, with the first sentence that answers if any does;
    None where that alone has none.
    """
    kind = CLAIM if example.is_claim else QUESTION
    opening = head(example.question, example.history, lambda text: offsets(text)[0], kind)
    parts = [body(text, lambda text: offsets(text)[0]) for text in example.sentences]
    right = [at for at, span in enumerate(example.answers) if span]
    kept = right[0] if right else draw.randrange(len(parts))
    numbers = _room(parts, kept, most - len(opening) - 1, draw)
    if not numbers:
        return None
    made = window(opening, ((at, parts[at]) for at in numbers))
    answers = tuple(bool(example.answers[at]) for at in numbers)
    return Row(made, answers, _span(example, made, offsets))


def _room(
    parts: Sequence[Sequence[int]], kept: int, room: int, draw: random.Random
) -> range | None:
    """A run of sentences around the one `kept` that has room, grown to either side by chance."""
    first, last = kept, kept + 1
    left = room - len(parts[kept]) - 1
    if left < 0:
        return None
    while True:
        sides = [at for at in (first - 1, last) if 0 <= at < len(parts) and len(parts[at]) < left]
        if not sides:
            return range(first, last)
        at = draw.choice(sides)
        left -= len(parts[at]) + 1
        first, last = min(first, at), max(last, at + 1)


def _span(example: Example, made: Window, offsets: Offsets) -> tuple[int, int]:
    if example.is_claim:
        return -1, -1
    for at, mark in zip(made.numbers, made.marks, strict=True):
        if span := example.answers[at]:
            start = (
                max([0, *(one + 1 for one in made.marks if one < mark)]) or made.ids.index(END) + 1
            )
            places = offsets(example.sentences[at])[1][: mark - start]
            inside = [n for n, (a, b) in enumerate(places) if a < span[1] and b > span[0]]
            return (start + inside[0], start + inside[-1]) if inside else (-1, -1)
    return 0, 0


def batched(rows: Iterable[Row], draw: random.Random) -> list[Batch]:
    """Rows of like length together, at most BATCH_TOKENS with their padding, in random order."""
    ordered = sorted(rows, key=lambda one: len(one.window.ids) + draw.randrange(8))
    parts: list[list[Row]] = [[]]
    for one in ordered:
        width = max(len(each.window.ids) for each in [*parts[-1], one])
        if parts[-1] and width * (len(parts[-1]) + 1) > BATCH_TOKENS:
            parts.append([])
        parts[-1].append(one)
    draw.shuffle(parts)
    return [_batch(part) for part in parts if part]


def _batch(rows: Sequence[Row]) -> Batch:
    width = max(len(row.window.ids) for row in rows)
    ids = torch.full((len(rows), width), PAD)
    marks = torch.zeros((len(rows), width), dtype=torch.bool)
    gold = torch.zeros((len(rows), width), dtype=torch.bool)
    for number, row in enumerate(rows):
        ids[number, : len(row.window.ids)] = torch.tensor(row.window.ids)
        marks[number, list(row.window.marks)] = True
        gold[number, list(row.window.marks)] = torch.tensor(row.answers)
    first, last = (torch.tensor([row.span[at] for row in rows]) for at in (0, 1))
    return Batch(ids, ids != PAD, marks, gold, first, last)
