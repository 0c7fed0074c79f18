import random
from collections.abc import Sequence

import torch
from transformers import BertConfig, BertForSequenceClassification

from training.batches import BATCH_TOKENS, batched, group
from training.examples import Example
from training.train import loss, train

WORDS = "ferry sank harbour mayor bridge school winter price island captain".split()


def tokens(text: str) -> Sequence[int]:
    return [10 + WORDS.index(word) for word in text.split()]


def example(word: str, answers: bool = True) -> Example:
    """Asks for `word`; the sentence that has it answers."""
    others = [other for other in WORDS if other != word]
    sentences = [f"{others[0]} {others[1]}", f"{word} {others[2]}" if answers else others[3]]
    spans = (None, (0, 1) if answers else None)
    return Example(word, (), (*sentences, " ".join(others[4:7])), (*spans, None))


def model() -> BertForSequenceClassification:
    torch.manual_seed(1)
    return BertForSequenceClassification(
        BertConfig(
            vocab_size=200, hidden_size=32, num_hidden_layers=1, num_attention_heads=2,
            intermediate_size=64, max_position_embeddings=64, id2label={0: "answers"},
        )
    )  # fmt: skip


def test_a_group_has_what_answers_and_what_does_not() -> None:
    found = group(example("ferry"), tokens, random.Random(1))
    assert [answers for _, answers in found] == [True, False, False]
    silent = group(example("ferry", answers=False), tokens, random.Random(1))
    assert not any(answers for _, answers in silent)


def test_batches_hold_every_group_whole_and_keep_their_size() -> None:
    draw = random.Random(1)
    groups = [group(example(draw.choice(WORDS)), tokens, draw) for _ in range(500)]
    made = batched(groups, draw)
    assert sum(len(batch.sizes) for batch in made) == 500
    for batch in made:
        assert batch.ids.shape == batch.types.shape == batch.mask.shape
        assert batch.ids.numel() <= BATCH_TOKENS
        assert len(batch.labels) == len(batch.ids) == sum(batch.sizes)


def test_the_loss_is_least_where_what_answers_scores_highest() -> None:
    (batch,) = batched([group(example("ferry"), tokens, random.Random(1))], random.Random(1))
    right = torch.where(batch.labels > 0, 5.0, -5.0)
    assert loss(right, batch) < loss(torch.zeros_like(right), batch) < loss(-right, batch)


def test_training_learns_and_the_same_seed_learns_the_same() -> None:
    def run() -> tuple[list[float], torch.Tensor]:
        draw = random.Random(1)
        batches = [
            batched([group(example(word), tokens, draw) for word in WORDS], draw)[0]
            for _ in range(60)
        ]
        losses: list[float] = []
        made = model()
        train(made, batches, 3e-3, lambda step, found: losses.append(found))
        return losses, made.classifier.weight

    (losses, weights), (_, again) = run(), run()
    assert sum(losses[-5:]) < sum(losses[:5]) * 0.7
    assert torch.equal(weights, again)
