"""The whole of a benchmark with a scripted Answering and a scripted chat model."""

import json
import os
import sys
from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from chats import SaidChat
from newsroom import StemEmbedder, TameWriter
from rich.console import Console
from scripted import ANSWER, TEXT, Scripted

from chatbot import __main__, assembly
from chatbot.answering import Answering
from chatbot.asking.question import Question
from chatbot.benchmark import bench, starting
from chatbot.benchmark.bench import Outcome, Plan, compare
from chatbot.benchmark.starting import Start
from chatbot.benchmark.table import table
from chatbot.errors import SettingInvalid, WriterUnavailable
from chatbot.events import Event
from chatbot.settings import Settings
from chatbot.writing.writer import Chat
from index.build import build

GOLDEN = (
    {
        "question": "How far did the river rise?",
        "article": "the-river",
        "must": [["two metres"]],
        "cites": ["The river rose"],
    },
    {"question": "Who is the mayor?", "article": "the-river", "refuse": True},
)


class Metered(Scripted):
    """A scripted Answering with what a benchmark takes from a real one."""

    def __init__(self, model: SaidChat) -> None:
        super().__init__()
        self.embedder = StemEmbedder()
        self.versions = ANSWER.versions
        self.writer = TameWriter("")
        self.writer.model = lambda: model  # type: ignore[method-assign]
        self.warmed = 0

    async def warm(self) -> None:
        self.warmed += 1

    async def ask(self, question: Question) -> AsyncGenerator[Event, None]:
        assert self.warmed
        async for event in super().ask(question):
            yield event


@pytest.fixture
def model() -> SaidChat:
    return SaidChat(pieces=("It rose by ", "two metres."))


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model: SaidChat) -> Settings:
    """Settings of a product with one article, two golden questions, and no model."""

    @contextmanager
    def assembled(settings: Settings, chat: Chat) -> Iterator[Metered]:
        yield Metered(model)

    monkeypatch.setattr(assembly, "assembled", assembled)
    monkeypatch.setattr(assembly, "embed", lambda settings: StemEmbedder())
    monkeypatch.setattr(starting, "start", lambda: Start(9.0, 1.0))
    (tmp_path / "the-river.txt").write_text(TEXT, "utf-8")
    (tmp_path / "golden.jsonl").write_text("\n".join(map(json.dumps, GOLDEN)))
    build([tmp_path / "the-river.txt"], tmp_path / "index", StemEmbedder())
    return Settings(index=tmp_path / "index", seeds=tmp_path)


def run(settings: Settings, plan: Plan | None = None) -> Outcome:
    return compare(plan or Plan(), settings, Console(file=StringIO()))


def test_both_are_scored_by_the_same_rules(settings: Settings) -> None:
    outcome = run(settings)
    for scores in (outcome.ours, outcome.stock):
        assert scores["answer_recall"].value == scores["false_answer_rate"].value == 1.0
    assert outcome.ours["citation_precision"].value == 1.0
    assert (outcome.stock["citation_precision"].value, outcome.stock["citation_precision"].n) == (
        None,
        0,
    )
    assert outcome.ours.keys() == outcome.stock.keys()


def test_a_stock_chain_that_does_not_know_has_refused(settings: Settings, model: SaidChat) -> None:
    model.pieces = ("I don't know.",)
    outcome = run(settings)
    assert outcome.stock["over_refusal_rate"].value == 1.0
    assert outcome.stock["false_answer_rate"].value == 0.0
    assert outcome.ours["false_answer_rate"].value == 1.0


def test_one_question_about_nothing_warms_the_stock_chain_before_those_that_are_measured(
    settings: Settings, model: SaidChat
) -> None:
    run(settings)
    asked = [str(messages[-1].content) for messages in model.sent]
    assert asked[0] == "Ready?"
    assert sorted(asked[1:]) == sorted(str(each["question"]) for each in GOLDEN)
    # Or the prompt cache would hold what the first measured question needs.
    assert ["river" in str(messages[0].content) for messages in model.sent] == [False, True, True]


def test_every_question_is_told_with_both_answers(settings: Settings) -> None:
    given = json.loads(json.dumps(run(settings).as_json()))
    assert list(given) == ["questions", "seed", "writer", "compared", "ours", "stock", "budgets"]
    assert sorted(each["question"] for each in given["compared"]) == [
        "How far did the river rise?",
        "Who is the mayor?",
    ]
    assert given["compared"][0]["ours"]["text"] == ANSWER.text
    assert given["compared"][0]["stock"]["text"] == "It rose by two metres."
    assert given["stock"]["answer_hit"] == {"value": 1.0, "n": 1}
    (ready,) = (each for each in given["budgets"] if "ready" in each["what"])
    assert ready == {
        "what": "seconds from start to ready",
        "most": 20.0,
        "measured": 9.0,
        "kept": True,
    }


def test_the_table_has_every_score_side_by_side_and_every_budget(settings: Settings) -> None:
    outcome = run(settings, Plan(limit=2, seed=7))
    text = table(outcome)
    assert text.startswith("questions asked: 2 of golden.jsonl, seed 7, writer w\n\n")
    lines = {line.split("  ")[0]: line.split() for line in text.splitlines()}
    assert lines["answer_recall"] == ["answer_recall", "1.000", "1.000", "n=1"]
    assert lines["citation_precision"] == ["citation_precision", "1.000", "–", "n=1,", "0"]
    assert lines["seconds from start to ready"][-3:] == ["9.000", "20.000", "kept"]
    assert lines["seconds to a refusal"][-2:] == ["–", "0.700"]
    assert all(name in text for name in outcome.ours)


def test_a_missed_budget_stands_out(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "start", lambda: Start(21.0, 1.0))
    (line,) = (line for line in table(run(settings)).splitlines() if "start to ready" in line)
    assert line.endswith("MISSED")


def test_without_a_writer_there_is_nothing_to_compare(settings: Settings) -> None:
    none = Settings(index=settings.index, seeds=settings.seeds, writer="none")
    with pytest.raises(SettingInvalid, match="set FOOTNOTE_WRITER=default"):
        run(none)


def test_a_writer_that_is_down_ends_it_before_a_question(
    settings: Settings, model: SaidChat
) -> None:
    model.pieces = (ValueError("down"),)
    with pytest.raises(WriterUnavailable, match="the writer does not answer"):
        run(settings)
    assert len(model.sent) == 1


def test_a_stock_chain_that_fails_once_has_one_failed_answer(
    settings: Settings, model: SaidChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    warm = bench._warm

    async def warm_then_fail(answering: Answering) -> None:
        await warm(answering)
        model.pieces = (ValueError("down"),)

    monkeypatch.setattr(bench, "_warm", warm_then_fail)
    outcome = run(settings)
    assert outcome.stock["failed_rate"].value == 1.0
    assert outcome.ours["failed_rate"].value == 0.0


@pytest.mark.parametrize("arguments", [[], ["--json"]])
def test_the_command_prints_the_table_or_json(
    settings: Settings,
    arguments: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    there = {"FOOTNOTE_INDEX": str(settings.index), "FOOTNOTE_SEEDS": str(settings.seeds)}
    bare = {name: value for name, value in os.environ.items() if "FOOTNOTE" not in name}
    monkeypatch.setattr(os, "environ", {**bare, **there})
    monkeypatch.setattr(sys, "argv", ["footnote", "bench", "--limit", "1", *arguments])
    with pytest.raises(SystemExit) as leaving:
        __main__.main()
    said = capsys.readouterr().out
    assert leaving.value.code == 0
    if arguments:
        assert len(json.loads(said)["compared"]) == 1
    else:
        assert said.startswith("questions asked: 1 of golden.jsonl, seed 0, writer w\n")
