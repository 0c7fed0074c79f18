"""Trains a cross-encoder to judge sentences: `python -m training.train SETS OUT --start EMBEDDER`.

It starts from the embedder's weights. Each pair is judged by itself (binary cross-entropy), so
that a score means the same in every article, and the pairs of a question against each other
(softmax), so that the best sentence comes first. The same seed gives the same model.
"""

import argparse
import copy
import random
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from chatbot.pairs import Tokens
from training.batches import Batch, batched, group
from training.claims import claims
from training.examples import examples
from training.questions import Sheet, read, split

SETS = ("squad2_paragraphs", "clapnq")
"""The question sets that may be trained on; a fifth of each is held back."""

_RANKING = 0.25
_WARM_UP = 0.06
_KEPT_EVERY = 400
"""Steps after which the model is saved as it then is; a run that is cut short leaves one."""


def loss(scores: Tensor, batch: Batch) -> Tensor:
    """The loss of `scores`, one a pair (log odds)."""
    single = nn.functional.binary_cross_entropy_with_logits(scores, batch.labels)
    sizes = list(batch.sizes)
    groups = zip(torch.split(scores, sizes), torch.split(batch.labels, sizes), strict=True)
    ranked = [
        torch.logsumexp(part, 0) - torch.logsumexp(part[labels > 0], 0)
        for part, labels in groups
        if 0 < labels.sum() < len(labels)
    ]
    return single + _RANKING * torch.stack(ranked).mean() if ranked else single


def epoch(
    sets: Sequence[Sequence[Sheet]], tokens: Tokens, draw: random.Random, with_claims: bool
) -> list[Batch]:
    """Every question of every set, and claims about the same articles where they are wanted."""
    made = [one for sheets in sets for one in examples(sheets, draw)]
    if with_claims:
        made += [one for sheets in sets for one in claims(sheets, draw)]
    return batched([group(one, tokens, draw) for one in made], draw)


def train(
    model: nn.Module,
    batches: Sequence[Batch],
    rate: float,
    tell: Callable[[int, float], None] = lambda step, loss: None,
) -> None:
    """One step a batch: Adam, the rate rising to `rate` and falling to zero.

    Passes run on a twin in bfloat16, 1.7 times as fast on a processor that has it; what is learnt
    is kept in float32. `tell` hears of every step and its loss.
    """
    learnt = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(learnt, lr=rate, weight_decay=0.01)
    steps = len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min(
            (step + 1) / (_WARM_UP * steps), (steps - step) / ((1 - _WARM_UP) * steps), 1.0
        ),
    )
    twin = copy.deepcopy(model).to(torch.bfloat16).train()
    for step, batch in enumerate(batches, start=1):
        scores = twin(
            input_ids=batch.ids, attention_mask=batch.mask, token_type_ids=batch.types
        ).logits[:, 0]
        found = loss(scores.float(), batch)
        found.backward()  # type: ignore[no-untyped-call]
        _step(model, twin, optimizer)
        schedule.step()
        tell(step, found.item())


def _step(model: nn.Module, twin: nn.Module, optimizer: torch.optim.Optimizer) -> None:
    """Move `model` by the gradients of `twin`, and `twin` to where `model` is then."""
    pairs = list(zip(model.parameters(), twin.parameters(), strict=True))
    for kept, used in pairs:
        kept.grad = None if used.grad is None else used.grad.float()
        used.grad = None
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    with torch.no_grad():
        for kept, used in pairs:
            used.copy_(kept)


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path, help="folder of the question sets")
    parser.add_argument("out", type=Path, help="folder to save the model in")
    parser.add_argument("--start", type=Path, required=True, help="folder of the embedder")
    parser.add_argument("--plain", type=int, default=1, help="epochs of questions alone")
    parser.add_argument("--mixed", type=int, default=2, help="then of questions and claims")
    parser.add_argument("--more", type=Path, help="a set to go through as well, once an epoch")
    parser.add_argument("--times", type=int, default=1, help="how often an epoch takes the others")
    parser.add_argument("--rate", type=float, default=1e-4, help="the highest learning rate")
    parser.add_argument("--steps", type=int, help="stop after so many batches, to try it out")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    tokenizer = AutoTokenizer.from_pretrained(given.start)

    @cache
    def tokens(text: str) -> Sequence[int]:
        return tuple(tokenizer(text, add_special_tokens=False)["input_ids"])

    kept = [sheet for name in SETS for sheet in split(read(given.sets / f"{name}.jsonl"))[0]]
    draw = random.Random(given.seed)
    plan = [False] * given.plain + [True] * given.mixed
    sets = [kept] * given.times + ([read(given.more)] if given.more else [])
    batches = [batch for mixed in plan for batch in epoch(sets, tokens, draw, mixed)]
    batches = batches[: given.steps]
    model = AutoModelForSequenceClassification.from_pretrained(
        given.start,
        num_labels=1,
        dtype=torch.float32,
        attention_probs_dropout_prob=0.0,  # Costs a fifth of the time.
    )
    # Words that no training question has stay near those that some have.
    model.get_input_embeddings().weight.requires_grad_(False)
    tell = _teller(len(batches))

    def keep(step: int, loss: float) -> None:
        tell(step, loss)
        if step % _KEPT_EVERY == 0 or step == len(batches):
            model.save_pretrained(given.out)
            tokenizer.save_pretrained(given.out)

    train(model, batches, given.rate, keep)


def _teller(steps: int) -> Callable[[int, float], None]:
    began, recent = time.monotonic(), [0.0]

    def tell(step: int, loss: float) -> None:
        recent.append(loss)
        if step % 50 == 0 or step == steps:
            left = (time.monotonic() - began) / step * (steps - step) / 60
            mean = sum(recent[-50:]) / len(recent[-50:])
            print(f"{step}/{steps}  loss {mean:.3f}  {left:.0f} minutes left", flush=True)

    return tell


if __name__ == "__main__":
    main()
