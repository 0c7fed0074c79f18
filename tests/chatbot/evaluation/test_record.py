"""The figures we tell are figures of what we ship."""

import json
from pathlib import Path

import pytest

from chatbot.errors import EvaluationInvalid
from chatbot.evaluation import record
from chatbot.evaluation.metrics import Score
from chatbot.evaluation.run import Outcome

RUN: dict[str, str | int | None] = {
    "set": "a.jsonl",
    "writer": "none",
    "history": "gold",
    "seed": 1,
    "reader": "r",
}


def kept(path: Path, value: float, **changed: str) -> list[dict[str, object]]:
    record.keep(path, Outcome({**RUN, **changed}, ()), {"answer_hit": Score(value, 3)})
    return record.read(path)


def test_a_later_run_takes_the_place_of_the_same_one_and_of_no_other(tmp_path: Path) -> None:
    path = tmp_path / "figures.json"
    kept(path, 0.5)
    kept(path, 0.6, history="own")
    entries = kept(path, 0.7)
    assert [(each["history"], each["scores"]) for each in entries] == [
        ("gold", {"answer_hit": 0.7}),
        ("own", {"answer_hit": 0.6}),
    ]
    assert entries[0]["prompts"] == record.prompts()


@pytest.mark.parametrize("text", ["{", "{}x", "[1]", '[{"set": 1}]'])
def test_a_file_of_something_else_is_left_as_it_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / "figures.json"
    path.write_text(text)
    with pytest.raises(EvaluationInvalid, match=r"figures\.json is no record"):
        kept(path, 0.5)
    assert path.read_text() == text


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EvaluationInvalid, match="cannot be written"):
        kept(tmp_path / "file" / "figures.json", 0.5)


def test_the_table_has_a_row_for_each_run(tmp_path: Path) -> None:
    path = tmp_path / "figures.json"
    kept(path, 0.5)
    kept(path, 0.625, history="own")
    rows = record.table(path).splitlines()
    assert len(rows) == 4
    assert rows[2].startswith("| a | none | 0 | 0.50 | – |")
    assert rows[3].startswith("| a, own history | none | 0 | 0.62 |")
    assert json.loads(path.read_text())[0]["seed"] == 1
