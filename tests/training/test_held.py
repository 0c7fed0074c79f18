"""What is held back is written as it stands, and is no line that is trained on."""

import json
import sys
from pathlib import Path

import pytest

from chatbot.evaluation import questions as evaluation
from training import held
from training.questions import read, split


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "set.jsonl"
    turn = {"id": "1", "question": "Who sang?", "answerable": False, "answers": [], "evidence": []}
    lines = [
        json.dumps(
            {"doc_id": f"d{n}", "title": f"t{n}", "article": "Lind sang.", "turns": [turn]},
            ensure_ascii=False,
        )
        for n in range(20)
    ]
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_a_fifth_is_written_line_for_line(questions: Path, tmp_path: Path) -> None:
    lines = questions.read_text("utf-8").splitlines()
    written = held.held(questions).splitlines()
    assert len(written) == 4 and set(written) <= set(lines)
    trained = {lines[sheet.line] for sheet in split(read(questions))[0]}
    assert trained == set(lines) - set(written)


def test_lines_are_told_apart_as_the_evaluation_does(questions: Path) -> None:
    text = questions.read_text("utf-8").replace("Lind sang.", "Lind\u2028sang.")
    questions.write_text(text.replace("\n", "\n\n"), "utf-8")
    written = held.held(questions)
    assert written.count("\n") == 4
    assert set(written.split("\n")[:-1]) <= set(text.split("\n"))


def run(monkeypatch: pytest.MonkeyPatch, source: Path, out: Path) -> None:
    monkeypatch.setattr(sys, "argv", ["held", str(source), str(out)])
    held.main()


def test_what_is_written_is_a_question_set(
    questions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "new" / "held.jsonl"
    run(monkeypatch, questions, out)
    assert out.read_text("utf-8") == held.held(questions)
    assert len(evaluation.read(out).documents) == 4


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (None, "cannot be read"),
        (b"\xff", "is not UTF-8"),
        (b"", "holds no article"),
        (b'{"doc_id": 1}\n', "line 1: doc_id"),
        (b'{"doc_id": "a", "article": "Lind sang.", "turns": []}\n', "nothing to hold back"),
    ],
    ids=["absent", "no text", "empty", "no set", "no question"],
)
def test_what_is_no_set_is_named_and_nothing_is_written(
    given: bytes | None, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = tmp_path / "given.jsonl", tmp_path / "out.jsonl"
    if given is not None:
        source.write_bytes(given)
    with pytest.raises(SystemExit, match=said) as end:
        run(monkeypatch, source, out)
    assert source.name in str(end.value)
    assert not out.exists()


def test_a_file_that_is_there_is_left_as_it_is(
    questions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, out = questions.read_bytes(), tmp_path / "held.jsonl"
    out.write_text("mine")
    for there in (out, questions):
        with pytest.raises(SystemExit, match="is there already"):
            run(monkeypatch, questions, there)
    assert (out.read_text(), questions.read_bytes()) == ("mine", before)
