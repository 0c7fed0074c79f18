"""A file of predictions holds whole lines whatever happens, and goes on where it ended."""

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from questionnaire import VERSIONS, answer, document

from chatbot.answer import Answer, Nearest
from chatbot.asking.question import Question
from chatbot.errors import EvaluationInvalid
from chatbot.evaluation.asking import ask
from chatbot.evaluation.drawing import Drawn, draw
from chatbot.evaluation.predictions import DraftSentence, Prediction, Run, opened
from chatbot.evaluation.shelving import article

RUN: Run = {"set": "set.jsonl", "seed": 1, "writer": "none"}
DRAWN = draw([document("a", 3, True), document("b", 3, True), document("é\n", 2)], None, 1)
ARTICLES = {each.document.doc_id: article(each.document) for each in DRAWN}


class Stopped(BaseException):
    """As an interrupt comes: no Exception."""


class Responding:
    """Answers with the number of turns it was asked with; stops before the `stop`th question."""

    def __init__(self, stop: int = -1) -> None:
        self.stop = stop
        self.asked: list[Question] = []

    async def __call__(self, drawn: Drawn, question: Question) -> Prediction:
        if len(self.asked) == self.stop:
            raise Stopped
        self.asked.append(question)
        said = (
            f"After {len(question.history)} turns: {' | '.join(t.text for t in question.history)}"
        )
        return Prediction(*drawn.key, answer(said, cites=[(0, 4)], article=ARTICLES["a"]))


def run(path: Path | None, respond: Responding, drawn: Sequence[Drawn] = DRAWN) -> list[Prediction]:
    with opened(path, RUN, drawn) as journal:
        asyncio.run(ask(drawn, respond, ARTICLES, VERSIONS, journal, "own", lambda: None))
        return journal.done


def test_a_line_is_the_answer_with_the_ids_of_its_question(tmp_path: Path) -> None:
    done = run(tmp_path / "out.jsonl", Responding())
    lines = (tmp_path / "out.jsonl").read_text("utf-8").split("\n")
    assert len(lines) == len(DRAWN) + 1 and lines[-1] == ""
    for line, each, drawn in zip(lines[:-1], done, DRAWN, strict=True):
        given = json.loads(line)
        assert (given.pop("doc_id"), given.pop("turn_id")) == drawn.key
        assert given == json.loads(json.dumps(each.answer.as_json()))


def test_wherever_a_run_was_cut_off_it_goes_on_to_the_same_file(tmp_path: Path) -> None:
    whole = tmp_path / "whole.jsonl"
    run(whole, Responding())
    data, beside = whole.read_bytes(), Path(f"{whole}.run.json").read_bytes()
    for size in range(0, len(data) + 1, 97):
        cut = tmp_path / "cut.jsonl"
        cut.write_bytes(data[:size])
        Path(f"{cut}.run.json").write_bytes(beside)
        respond = Responding()
        run(cut, respond)
        assert cut.read_bytes() == data
        assert len(respond.asked) == len(DRAWN) - data[:size].count(b"\n")


def test_an_interrupt_leaves_the_lines_before_it(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with pytest.raises(Stopped):
        run(path, Responding(stop=4))
    assert path.read_bytes().count(b"\n") == 4 and path.read_bytes().endswith(b"}\n")
    assert len(run(path, Responding())) == len(DRAWN)


def test_more_questions_are_asked_after_those_there(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    run(path, Responding(), DRAWN[:3])
    respond = Responding()
    run(path, respond)
    assert len(respond.asked) == len(DRAWN) - 3
    before = path.read_bytes()
    with pytest.raises(EvaluationInvalid, match=f"holds {len(DRAWN)} predictions, more than the 3"):
        run(path, respond, DRAWN[:3])
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("beside", "says"),
    [
        ({**RUN, "seed": 2}, "is of another run (seed is 2 there and 1 here); name another file"),
        ({"set": "set.jsonl", "seed": 1}, "(writer is None there and 'none' here)"),
        ([], "tells what run it is of"),
        (None, "is there without out.jsonl.run.json, which tells what run it is of"),
    ],
)
def test_predictions_of_another_run_are_refused_and_left(
    tmp_path: Path, beside: object, says: str
) -> None:
    path = tmp_path / "out.jsonl"
    run(path, Responding())
    before = path.read_bytes()
    file = Path(f"{path}.run.json")
    file.unlink() if beside is None else file.write_text(json.dumps(beside))
    with pytest.raises(EvaluationInvalid) as caught:
        run(path, Responding())
    assert says in str(caught.value) and path.read_bytes() == before


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{}", "line 2, is no prediction"),
        ("[]", "line 2, is no prediction"),
        ("half", "line 2, is no prediction"),
        ('{"doc_id": "a", "turn_id": "a-1", "status": "perhaps"}', "line 2, is no prediction"),
        (None, "line 2, answers another question than this run asks there"),
    ],
)
def test_a_line_that_is_not_of_this_run_is_refused(
    tmp_path: Path, line: str | None, says: str
) -> None:
    path = tmp_path / "out.jsonl"
    run(path, Responding())
    lines = path.read_text("utf-8").split("\n")
    lines[1] = lines[0] if line is None else line
    path.write_text("\n".join(lines), "utf-8")
    with pytest.raises(EvaluationInvalid) as caught:
        run(path, Responding())
    assert says in str(caught.value)


def test_an_answer_comes_back_as_it_was_written(tmp_path: Path) -> None:
    refusal = answer(status="refused", nearest=Nearest("A quote.", 0, 8, ""), dropped=2)
    draft = (DraftSentence("One.", True), DraftSentence("Two.", False), DraftSentence("3", None))
    given = [Prediction(*DRAWN[0].key, refusal), Prediction(*DRAWN[1].key, answer("x"), draft)]
    with opened(tmp_path / "out.jsonl", RUN, DRAWN) as journal:
        for each in given:
            journal.add(each)
    with opened(tmp_path / "out.jsonl", RUN, DRAWN) as journal:
        assert journal.done == given
    assert {type(each.answer) for each in journal.done} == {Answer}


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationInvalid, match=r"cannot be written \(.*\); name another file"):
        run(Path("/proc/nowhere/out.jsonl"), Responding())
    with pytest.raises(EvaluationInvalid, match="cannot be read"):
        run(tmp_path, Responding())


def test_own_history_is_what_was_answered_before(tmp_path: Path) -> None:
    done = run(None, Responding())
    told = {each.turn_id: each.answer.text for each in done}
    assert told["a-0"] == "After 0 turns: "
    assert told["a-1"] == "After 2 turns: Why 0? | After 0 turns:"
    assert told["a-2"].startswith("After 4 turns: Why 0? | After 0 turns: | Why 1? | After 2")


def test_a_question_that_intake_does_not_take_is_a_failed_answer() -> None:
    drawn = draw([document("a", 1)], None, 1)
    long = drawn[0].gold.__class__("q", "Why? " * 200, False)
    (failed,) = run(None, Responding(), [Drawn(drawn[0].document, long)])
    assert failed.answer.status == "failed" and "500 characters" in failed.answer.notice
