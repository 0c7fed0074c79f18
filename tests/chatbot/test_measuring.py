"""`eval` on the command line: our own search and check, with a scripted writer and no model."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from newsroom import StemEmbedder, TameWriter, WordReader
from questionnaire import LINE, TURNS, turn, written
from test_main import Run, run  # noqa: F401

from chatbot import assembly
from chatbot.admission import Gate
from chatbot.answer import Versions
from chatbot.answering import Answering
from chatbot.settings import Settings
from chatbot.writing.rewriting import Rewriter
from chatbot.writing.starters import Starters
from chatbot.writing.translating import Translator
from index.search import open_index

TRUE = "Dockers blocked the harbour for 11 days."
Evaluate = Callable[..., dict[str, dict[str, float]]]


@pytest.fixture
def writers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Puts small parts in the place of the models; gives the writers that runs were told of."""
    asked: list[str] = []
    embedder = StemEmbedder()

    @contextmanager
    def assembled(settings: Settings) -> Iterator[Answering]:
        asked.append(settings.writer)
        reader = WordReader(embedder)
        writer = None if settings.writer == "none" else TameWriter(TRUE)
        versions = Versions("", "prompt-1", settings.writer, reader.name, embedder.fingerprint)
        with closing(open_index(settings.index, embedder)) as index:
            yield Answering(
                index=index,
                embedder=embedder,
                reader=reader,
                writer=writer,
                versions=versions,
                gate=Gate(1, 0),
                translator=Translator(None),
                rewriter=Rewriter(None),
                starters=Starters(reader, None, settings.index),
            )

    monkeypatch.setattr(assembly, "assembled", assembled)
    monkeypatch.setattr(assembly, "embed", lambda settings: embedder)
    return asked


@pytest.fixture
def evaluate(run: Run, writers: list[str], tmp_path: Path) -> Evaluate:  # noqa: F811
    """Runs `eval --json` on LINE; gives the scores."""
    written(tmp_path, LINE)

    def evaluating(*arguments: str) -> dict[str, dict[str, float]]:
        said = run("eval", "set.jsonl", "--json", *arguments)
        assert said.code == 0, said.err
        scores: dict[str, dict[str, float]] = json.loads(said.out)
        return scores

    return evaluating


def lines(path: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


def test_scores_are_one_object_each_with_its_number(evaluate: Evaluate) -> None:
    scores = evaluate("--writer", "none")
    assert scores["answer_recall"] == {"value": 1.0, "n": 2}
    assert scores["refusal_recall"] == {"value": 1.0, "n": 1}
    assert scores["citation_recall"] == {"value": 1.0, "n": 2}
    assert scores["writer_calls"] == {"value": 0.0, "n": 3}
    assert "choice_accuracy" not in scores


def test_without_json_they_are_a_table(run: Run, writers: list[str], tmp_path: Path) -> None:  # noqa: F811
    written(tmp_path, LINE)
    said = run("eval", "set.jsonl", "--limit", "1", "--seed", "3")
    assert said.code == 0
    assert "answer_recall       " in said.out and "  n=1\n" in said.out and "     –" in said.out
    assert "questions: 1 of 1" in said.err and "articles" in said.err


def test_the_writer_of_the_run_is_the_one_named(evaluate: Evaluate, writers: list[str]) -> None:
    assert evaluate("--writer", "none")["writer_calls"]["value"] == 0
    assert evaluate()["writer_calls"]["value"] > 0
    assert writers == ["none", "default"]


def test_predictions_are_written_and_gone_on_with(evaluate: Evaluate) -> None:
    some = evaluate("--out", "out.jsonl", "--limit", "2")
    assert [some["total_p50"]["n"], len(lines("out.jsonl"))] == [2, 2]
    whole = evaluate("--out", "out.jsonl")
    given = lines("out.jsonl")
    assert {each["turn_id"] for each in given} == {"q1", "q2", "q3"}
    assert {each["doc_id"] for each in given} == {"harbour#1"}
    assert whole["total_p50"]["n"] == 3
    assert json.loads(Path("out.jsonl.run.json").read_text())["writer"] == "default"


def test_predictions_of_another_run_are_one_line(
    evaluate: Evaluate,
    run: Run,  # noqa: F811
) -> None:
    evaluate("--out", "out.jsonl", "--writer", "none")
    before = Path("out.jsonl").read_bytes()
    for changed in (["--seed", "2"], ["--writer", "default"], ["--history", "own"]):
        said = run("eval", "set.jsonl", "--out", "out.jsonl", "--writer", "none", *changed)
        assert said.code == 1 and "is of another run" in said.err
        assert said.err.splitlines()[-1].startswith("footnote: ")
    assert Path("out.jsonl").read_bytes() == before


def test_only_questions_with_a_draft_are_asked(evaluate: Evaluate, writers: list[str]) -> None:
    drafts = [
        {"doc_id": "harbour#1", "turn_id": "q3", "text": "Jonas Lind won the World Cup."},
        {"doc_id": "harbour#1", "turn_id": "q1", "text": f"{TRUE} They did so for 12 days."},
    ]
    written(Path(), *drafts, name="drafts.jsonl")
    scores = evaluate("--drafts", "drafts.jsonl", "--out", "out.jsonl")
    assert scores["draft_kept"]["n"] == 3 and "refusal_f1" not in scores
    given = {each["turn_id"]: each["draft"] for each in lines("out.jsonl")}
    assert given == {
        "q1": [
            {"text": TRUE, "kept": True, "mended": False},
            {"text": "They did so for 12 days.", "kept": False, "mended": False},
        ],
        "q3": [{"text": "Jonas Lind won the World Cup.", "kept": False, "mended": False}],
    }
    assert writers == ["none"]


def test_a_conversation_is_asked_with_what_was_said_before(evaluate: Evaluate) -> None:
    followed = [TURNS[0], turn("q2", "Who had blocked it?", "Dockers")]
    written(Path(), LINE | {"conversational": True, "turns": followed})
    for kind in ("gold", "own"):
        evaluate("--history", kind, "--out", f"{kind}.jsonl", "--writer", "none")
        assert lines(f"{kind}.jsonl")[1]["query"] == f"{TURNS[0]['question']} Who had blocked it?"


def test_a_report_is_written(evaluate: Evaluate) -> None:
    evaluate("--report", "report.html", "--limit", "2")
    assert "2 questions of set.jsonl" in Path("report.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "arguments", "says"),
    [
        (LINE, ["--drafts", "nothing.jsonl"], "give a file of drafts"),
        (LINE, ["--drafts", "d.jsonl", "--record", "f.json"], "leave one out"),
        (LINE, ["--record", "set.jsonl"], "set.jsonl is no record of figures"),
        (LINE | {"turns": []}, [], "holds no question; write some under turns"),
        ("{", [], "set.jsonl, line 1: Invalid JSON"),
        (LINE | {"article": " ", "turns": [turn("q", "Why?")]}, [], "no sentence in it"),
    ],
)
def test_what_cannot_be_asked_is_one_line(
    run: Run,  # noqa: F811
    writers: list[str],
    tmp_path: Path,
    line: object,
    arguments: list[str],
    says: str,
) -> None:
    written(tmp_path, line)
    said = run("eval", "set.jsonl", *arguments)
    assert (said.code, said.out) == (1, "") and says in said.err
    assert said.err.count("\n") == 1
    assert writers == []
