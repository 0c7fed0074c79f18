"""The card that is shipped, and what makes another reader model of it."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from chatbot.errors import AssetFault
from chatbot.weights import assets, card

TEXT = (card.SHIPPED / card.FILE).read_text("utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The weights that are shipped, with no card yet."""
    for name in (card.GRAPH, card.LEARNT, card.TOKENIZER):
        (tmp_path / name).symlink_to(card.SHIPPED / name)
    return tmp_path


def read(folder: Path, text: str) -> card.Card:
    (folder / card.FILE).write_text(text, "utf-8")
    return card.read(folder)


def test_weights_that_are_not_those_of_the_card_are_refused(folder: Path) -> None:
    assert read(folder, TEXT) == card.read(card.SHIPPED)
    (folder / card.TOKENIZER).unlink()
    (folder / card.TOKENIZER).write_bytes(b"{}")
    with pytest.raises(AssetFault, match=r"tokenizer\.json is not the file of its card"):
        read(folder, TEXT)


def test_a_card_that_says_too_little_is_refused(folder: Path) -> None:
    with pytest.raises(AssetFault, match="install Footnote again"):
        read(folder, "name = 1")


def test_each_value_that_decides_makes_another_reader_when_it_changes(folder: Path) -> None:
    values = list(re.finditer(r"^\w+ = -?[\d.]+$", TEXT, re.MULTILINE))
    assert len(values) == len(fields(card.Scale)) + len(fields(card.Verdict))
    changed = [f"{TEXT[: value.end()]}1{TEXT[value.end() :]}" for value in values]
    names = {read(folder, text).name for text in (TEXT, *changed)}
    assert len(names) == 1 + len(values)


def test_what_the_card_tells_people_makes_no_other_reader(folder: Path) -> None:
    retold = TEXT.replace("# ", "# In other words: ")
    assert retold != TEXT
    assert read(folder, retold).name == card.read(card.SHIPPED).name


def test_the_weights_that_are_fetched_are_those_of_the_card() -> None:
    (file,) = assets.READER.files
    assert file.path == card.WEIGHTS
    assert file.sha256 == tomllib.loads(TEXT)["sha256"][card.WEIGHTS]
