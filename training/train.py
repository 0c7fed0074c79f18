"""Trains the reader model: `python -m training.train SETS OUT --start MPNET`.

It reads windows of several sentences. Of each sentence it learns whether it answers, against the
others and against none (softmax) and by itself (binary cross-entropy), and beside that where in the
text the answer starts and ends. The same seed gives the same model on the same machine with as
many threads.
"""

import argparse
import copy
import random
import time
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional as F

from chatbot.reading.crossencoder import tokenizer
from chatbot.weights.card import LEARNT, TOKENIZER
from training.batches import Batch, Offsets, batched, row
from training.body import Body, learnt, load, take_up
from training.claims import claims
from training.examples import Example, examples
from training.polar import with_polar
from training.questions import Sheet, read, split

SETS = ("squad2_paragraphs", "clapnq")
"""The question sets that may be trained on; a fifth of each is held back."""

_ALONE, _SPAN = 1.0, 0.5
_WARM_UP = 0.05
_AT_ONCE = 2
"""Batches of one step."""
_KEPT_EVERY = 100
_WIDTHS = (192, 256, 384)
"""Tokens that a window may have."""


def loss(scores: Tensor, batch: Batch) -> Tensor:
    """The loss of `scores`, shape (windows, tokens, outputs)."""
    told, none = scores[..., 0], scores[:, :1, 0]
    marked = told.masked_fill(~batch.marks, -1e4)
    silent = ~batch.gold.any(1)
    right = torch.where(silent, none[:, 0], told.masked_fill(~batch.gold, -1e4).logsumexp(1))
    against = torch.cat([none, marked], 1).logsumexp(1) - right
    alone = F.binary_cross_entropy_with_logits(
        told - none, batch.gold.float(), batch.marks.float(), reduction="none"
    ).sum(1) / batch.marks.sum(1)
    first, last = (
        _place(scores[..., 1], batch.first, batch),
        _place(scores[..., 2], batch.last, batch),
    )
    return (against + _ALONE * alone).mean() + _SPAN * (first + last) / 2


def _place(scores: Tensor, at: Tensor, batch: Batch) -> Tensor:
    return F.cross_entropy(
        scores.masked_fill(~batch.mask, -1e4), at, ignore_index=-1, reduction="sum"
    ) / len(at)


def train(
    model: Body,
    batches: Sequence[Batch],
    rate: float,
    tell: Callable[[int, float], None] = lambda step, loss: None,
) -> None:
    """One step every two batches: AdamW, the rate rising to `rate` and falling to zero.

    Passes run on a twin in bfloat16; what is learnt is kept in float32. `tell` hears of every batch
    and its loss.
    """
    twin = copy.deepcopy(model).to(torch.bfloat16)
    kept, used = ([p for p in each.parameters() if p.requires_grad] for each in (model, twin))
    optimizer = torch.optim.AdamW(kept, lr=rate, weight_decay=0.01)
    steps = -(-len(batches) // _AT_ONCE)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min(
            (step + 1) / (_WARM_UP * steps), (steps - step) / ((1 - _WARM_UP) * steps), 1.0
        ),
    )
    for number, batch in enumerate(batches, start=1):
        found = loss(twin(batch.ids).float(), batch)
        (found / _AT_ONCE).backward()  # type: ignore[no-untyped-call]
        if number % _AT_ONCE == 0 or number == len(batches):
            _step(kept, used, optimizer)
            schedule.step()
        tell(number, found.item())


def _step(
    kept: Sequence[nn.Parameter], used: Sequence[nn.Parameter], optimizer: torch.optim.Optimizer
) -> None:
    """Move what is kept by the gradients of what was used, and that to where it is then."""
    for one, other in zip(kept, used, strict=True):
        one.grad = None if other.grad is None else other.grad.float()
        other.grad = None
    nn.utils.clip_grad_norm_(kept, 1.0)
    optimizer.step()
    with torch.no_grad():
        for one, other in zip(kept, used, strict=True):
            other.copy_(one)


def offsets(folder: Path) -> Offsets:
    """The tokenizer in `folder`."""
    splitter = tokenizer(folder / TOKENIZER)

    @lru_cache(200_000)
    def found(text: str) -> tuple[Sequence[int], Sequence[tuple[int, int]]]:
        made = splitter.encode(text, add_special_tokens=False)
        return made.ids, made.offsets

    return found


def plan(
    sets: Sequence[tuple[Sequence[Sheet], int]],
    share: float,
    polar: float,
    draw: random.Random,
) -> Iterator[Example]:
    """Every set as often as is told with it, with questions for yes or no about a share of its
    sentences, `polar`, and with a `share` of the claims about it.
    """
    for sheets, often in sets:
        for _ in range(often):
            yield from examples([with_polar(sheet, polar, draw) for sheet in sheets], draw)
            yield from (one for one in claims(sheets, draw) if draw.random() < share)


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path, help="folder of the question sets")
    parser.add_argument("out", type=Path, help="folder to save what is learnt in")
    parser.add_argument("--start", type=Path, required=True, help="folder of MPNet")
    parser.add_argument("--further", type=Path, help="what a run before this learnt")
    parser.add_argument("--more", type=Path, help="a set to go through once as well")
    parser.add_argument("--times", type=int, default=2, help="how often to take the others")
    parser.add_argument("--claims", type=float, default=0.3, help="the share of claims taken")
    parser.add_argument("--polar", type=float, default=0.0, help="sentences asked for yes or no")
    parser.add_argument("--rate", type=float, default=4e-4, help="the highest learning rate")
    parser.add_argument("--batches", type=int, help="stop after so many")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    draw = random.Random(given.seed)
    kept = [sheet for name in SETS for sheet in split(read(given.sets / f"{name}.jsonl"))[0]]
    sets = [(kept, given.times), *([(read(given.more), 1)] if given.more else [])]
    made = plan(sets, given.claims, given.polar, draw)
    tokens = offsets(given.start)
    rows = [found for one in made if (found := row(one, tokens, draw, draw.choice(_WIDTHS)))]
    batches = batched(rows, draw)[: given.batches]
    print(len(rows), "windows", sum(len(r.window.ids) for r in rows), "tokens", flush=True)
    model = load(given.start)
    if given.further:
        take_up(model, given.further)
    tell = _teller(len(batches))

    def keep(number: int, loss: float) -> None:
        tell(number, loss)
        if number % _KEPT_EVERY == 0 or number == len(batches):
            given.out.mkdir(parents=True, exist_ok=True)
            save_file(learnt(model), given.out / LEARNT)

    train(model, batches, given.rate, keep)


def _teller(count: int) -> Callable[[int, float], None]:
    began, recent = time.monotonic(), [0.0]

    def tell(number: int, loss: float) -> None:
        recent.append(loss)
        if number % 20 == 0 or number == count:
            left = (time.monotonic() - began) / number * (count - number) / 60
            mean = sum(recent[-100:]) / len(recent[-100:])
            print(f"{number}/{count}  loss {mean:.3f}  {left:.0f} minutes left", flush=True)

    return tell


if __name__ == "__main__":
    main()
