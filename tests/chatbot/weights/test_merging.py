"""What is published and what was learnt become one file of whole numbers."""

import io
import zipfile
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save, save_file

from chatbot.errors import AssetFault
from chatbot.weights import card, merging

NAME = "encoder.layer.0.output.dense"
DRAW = np.random.default_rng(1)
GIVEN = {
    f"{merging.WORDS}.weight": DRAW.normal(size=(9, 4)).astype(np.float32),
    f"{NAME}.weight": DRAW.normal(size=(3, 4)).astype(np.float32),
}
CHANGE = {
    "marks": np.ones((2, 4), np.float16),
    "marks.first": np.array([5]),
    f"{merging.WORDS}.scale": np.full(9, 0.05, np.float32),
    f"{NAME}.up": DRAW.normal(size=(3, 2)).astype(np.float16),
    f"{NAME}.down": DRAW.normal(size=(2, 4)).astype(np.float16),
    f"{NAME}.scale": np.full(3, 0.2, np.float32),
    "head.bias": np.zeros(3, np.float32),
}


@pytest.fixture
def published(tmp_path: Path) -> Path:
    path = tmp_path / "published.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(merging.PUBLISHED, save(GIVEN))
    return path


@pytest.fixture
def learnt(tmp_path: Path) -> Path:
    save_file(CHANGE, tmp_path / "learnt.safetensors")
    return tmp_path / "learnt.safetensors"


def test_a_matrix_is_what_is_published_with_the_change_that_was_learnt(
    published: Path, learnt: Path
) -> None:
    found = dict(merging.merged(published, learnt))
    assert list(found) == [merging.WORDS, NAME]
    change = merging.SCALE * CHANGE[f"{NAME}.up"].astype(float) @ CHANGE[f"{NAME}.down"]
    assert np.abs(found[NAME].T * 0.2 - GIVEN[f"{NAME}.weight"] - change).max() <= 0.1 + 1e-6


def test_marks_are_words_of_their_own_and_no_other_word_changes(
    published: Path, learnt: Path
) -> None:
    words = dict(merging.merged(published, learnt))[merging.WORDS] * 0.05
    change = words - GIVEN[f"{merging.WORDS}.weight"]
    assert np.abs(change[5:7] - 1).max() <= 0.025 + 1e-6
    assert np.abs(np.delete(change, [5, 6], 0)).max() <= 0.025 + 1e-6


def test_what_is_written_is_every_matrix_in_its_order(
    published: Path, learnt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(card, "SHIPPED", learnt.parent)
    monkeypatch.setattr(card, "read", lambda folder: None)
    target = io.BytesIO()
    merging.merge(published, target)
    parts = [part.tobytes() for _, part in merging.merged(published, learnt)]
    assert target.getvalue() == b"".join(parts)
    assert list(map(len, parts)) == [9 * 4, 3 * 4]


def test_nothing_is_made_of_what_the_card_does_not_know(
    published: Path, learnt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (learnt.parent / card.FILE).write_bytes((card.SHIPPED / card.FILE).read_bytes())
    for name in (card.GRAPH, card.TOKENIZER):
        (learnt.parent / name).symlink_to(card.SHIPPED / name)
    monkeypatch.setattr(card, "SHIPPED", learnt.parent)
    target = io.BytesIO()
    with pytest.raises(AssetFault, match=r"learnt\.safetensors is not .* install Footnote again"):
        merging.merge(published, target)
    assert not target.getvalue()


def test_what_is_shipped_is_summed_exactly_so_that_every_machine_makes_the_same_file() -> None:
    shipped = load_file(card.SHIPPED / card.LEARNT)
    names = [name.removesuffix(".up") for name in shipped if name.endswith(".up")]
    assert len(names) == 72
    for name in names:
        up, down = shipped[f"{name}.up"], shipped[f"{name}.down"]
        assert up.dtype == down.dtype == np.float16
        # A product of halves is a multiple of 2**-48, and 53 bits hold sums of these below 2**5.
        most = np.abs(up.astype(float)).max(0) @ np.abs(down.astype(float)).max(1)
        assert most < 2**5
