import random
from collections.abc import Sequence
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor

from chatbot.reading.windows import END, SENTENCE
from chatbot.weights.card import LEARNT, SHIPPED
from index.article import article
from training.batches import BATCH_TOKENS, Row, batched, row
from training.body import LINEAR, Body, learnt, take_up
from training.examples import Example
from training.questions import Asked, Sheet
from training.train import loss, plan, train

WORDS = "ferry sank harbour mayor bridge school winter price island captain".split()
WIDTH = 64


def offsets(text: str) -> tuple[Sequence[int], Sequence[tuple[int, int]]]:
    ids = [10 + WORDS.index(word) for word in text.split()]
    ends = [len(" ".join(text.split()[: n + 1])) for n in range(len(ids))]
    return ids, [(end - len(word), end) for end, word in zip(ends, text.split(), strict=True)]


def example(word: str, answers: bool = True) -> Example:
    """Asks for `word`; the sentence that has it answers."""
    others = [other for other in WORDS if other != word]
    sentences = [f"{others[0]} {others[1]}", f"{others[2]} {word}" if answers else others[3]]
    start = len(others[2]) + 1
    spans = (None, (start, start + len(word)) if answers else None)
    return Example(word, (), (*sentences, " ".join(others[4:7])), (*spans, None))


def made(one: Example) -> Row:
    found = row(one, offsets, random.Random(1))
    assert found
    return found


def given_weights() -> dict[str, Tensor]:
    """Weights as they are published, of a network of one layer."""
    torch.manual_seed(1)
    sizes = dict.fromkeys(LINEAR.values(), (WIDTH, WIDTH))
    sizes["intermediate.dense"], sizes["output.dense"] = (128, WIDTH), (WIDTH, 128)
    given: dict[str, Tensor] = {
        "embeddings.word_embeddings.weight": torch.randn(40, WIDTH),
        "embeddings.position_embeddings.weight": torch.randn(64, WIDTH) / 9,
        "encoder.relative_attention_bias.weight": torch.zeros(32, 1),
    }
    for name, (out, into) in sizes.items():
        given[f"encoder.layer.0.{name}.weight"] = torch.randn(out, into) / into**0.5
        given[f"encoder.layer.0.{name}.bias"] = torch.zeros(out)
    for name in ("embeddings", "encoder.layer.0.attention", "encoder.layer.0.output"):
        given[f"{name}.LayerNorm.weight"] = torch.ones(WIDTH)
        given[f"{name}.LayerNorm.bias"] = torch.zeros(WIDTH)
    return given


def model() -> Body:
    return Body(given_weights())


def test_a_row_tells_which_sentence_answers_and_which_of_its_words() -> None:
    found = made(example("ferry"))
    assert found.answers == (False, True, False)
    first, last = found.span
    assert list(found.window.ids[first : last + 1]) == offsets("ferry")[0]
    assert made(example("ferry", answers=False)).span == (0, 0)


def test_a_sentence_that_answers_is_in_the_window_however_long_the_text() -> None:
    long = Example("ferry", (), ("sank " * 90, "ferry", "mayor " * 90), (None, (0, 5), None))
    found = row(long, offsets, random.Random(1), most=64)
    assert found
    assert found.answers == (True,)
    assert len(found.window.ids) <= 64


def test_batches_hold_every_row_and_keep_their_size() -> None:
    draw = random.Random(1)
    rows = [made(example(draw.choice(WORDS))) for _ in range(2000)]
    batches = batched(rows, draw)
    assert sum(len(batch.ids) for batch in batches) == 2000
    for batch in batches:
        assert batch.ids.numel() <= BATCH_TOKENS
        assert (batch.ids[batch.marks] == SENTENCE).all()
        assert (batch.ids == END).sum() == 2 * len(batch.ids)


def test_the_loss_is_least_where_what_answers_scores_highest() -> None:
    rows = [made(example("ferry")), made(example("ferry", answers=False))]
    (batch,) = batched(rows, random.Random(1))
    right = torch.zeros(*batch.ids.shape, 3)
    right[..., 0] = torch.where(batch.gold, 5.0, -5.0)
    right[:, 0, 0] = torch.where(batch.gold.any(1), 0.0, 5.0)
    assert loss(right, batch) < loss(torch.zeros_like(right), batch) < loss(-right, batch)


def test_training_learns_and_the_same_seed_learns_the_same() -> None:
    def run() -> tuple[list[float], dict[str, Tensor]]:
        draw = random.Random(1)
        batches = [
            batched([made(example(word, draw.random() < 0.7)) for word in WORDS], draw)[0]
            for _ in range(120)
        ]
        losses: list[float] = []
        body = model()
        train(body, batches, 5e-3, lambda step, found: losses.append(found))
        return losses, learnt(body)

    (losses, weights), (_, again) = run(), run()
    assert sum(losses[-5:]) < sum(losses[:5]) * 0.7
    assert all(torch.equal(weights[name], again[name]) for name in weights)


def test_only_what_is_learnt_moves() -> None:
    body = model()
    fixed = {name: part.clone() for name, part in body.state_dict().items()}
    train(body, [batched([made(example("ferry"))], random.Random(1))[0]] * 4, 1e-2)
    moved = {name for name, part in body.state_dict().items() if not torch.equal(part, fixed[name])}
    assert moved
    assert moved <= set(learnt(body))


def test_every_set_is_taken_as_often_as_is_told_with_it() -> None:
    def sheet(name: str) -> Sheet:
        return Sheet(name, article(name, name, "", "It sank."), (Asked(name, f"{name}?", (), ()),))

    asked = [
        one.question for one in plan([([sheet("a")], 3), ([sheet("b")], 1)], 0, 0, random.Random(1))
    ]
    assert sorted(asked) == ["a?", "a?", "a?", "b?"]


def test_a_run_goes_on_from_what_another_learnt_and_from_nothing_else(tmp_path: Path) -> None:
    ones = {name: torch.ones_like(part) for name, part in learnt(Body(given_weights())).items()}
    save_file(ones, tmp_path / LEARNT)
    body = Body(given_weights())
    take_up(body, tmp_path)
    assert all((part == 1).all() for part in learnt(body).values())
    with pytest.raises(ValueError, match="give its OUT"):
        take_up(body, SHIPPED)
