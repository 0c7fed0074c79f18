"""How the parts are put together, with small ones in place of the models."""

import json
import logging
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from chats import SaidChat
from newsroom import HARBOUR, StemEmbedder, WordReader

from chatbot import assembly
from chatbot.asking.phrasebook import phrasebook
from chatbot.asking.question import Question
from chatbot.assembly import assembled
from chatbot.errors import SettingInvalid
from chatbot.events import Done
from chatbot.reading.reader import Reader
from chatbot.settings import Settings
from chatbot.weights import presence
from chatbot.writing.starters import Starters
from chatbot.writing.supervisor import Engine
from chatbot.writing.writer import Writer
from index.build import build
from index.embedder import Vectors
from index.errors import IndexMissing
from prompts import Prompt

LOADING = "import sys, time; sys.stdin.readline(); time.sleep(60)"
WITHOUT_WEIGHTS = f"print({json.dumps(json.dumps({'error': 'no weights'}))})"


class Noting(StemEmbedder):
    """Remembers what it embedded."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.seen += texts
        return super().embed(texts)


@pytest.fixture
def embedder(monkeypatch: pytest.MonkeyPatch) -> Noting:
    """What embeds in place of the weights, none of which are missed."""
    made = Noting()
    monkeypatch.setattr(assembly, "embed", lambda settings: made)
    monkeypatch.setattr(assembly, "TrainedReader", lambda embedder, *_: WordReader(embedder))
    monkeypatch.setattr(presence, "missing", lambda cache, writer: ())
    return made


@pytest.fixture
def settings(tmp_path: Path, embedder: Noting) -> Settings:
    (tmp_path / "harbour.txt").write_text(HARBOUR.text, "utf-8")
    build([tmp_path / "harbour.txt"], tmp_path / "index", StemEmbedder())
    return Settings(cache=tmp_path, index=tmp_path / "index")


def engine_does(act: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the writer's engine be a process that does nothing but `act`."""
    command = (sys.executable, "-I", "-c", act)
    monkeypatch.setattr(assembly, "Engine", lambda spec: Engine(spec, command))


async def test_a_writer_that_does_not_start_is_logged_and_the_evidence_quoted(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    engine_does(WITHOUT_WEIGHTS, monkeypatch)
    with caplog.at_level(logging.WARNING), assembled(settings) as answering:
        await answering.warm()
        asked = answering.ask(Question("How long did dockers block the harbour?", "harbour"))
        *_, last = [event async for event in asked]
        probed = await answering.probe()
    assert isinstance(last, Done)
    assert (last.answer.status, last.answer.notice) == (
        "answered",
        phrasebook("en").say("writer_lost"),
    )
    assert probed["writer"] == "no weights"
    assert [record.getMessage() for record in caplog.records] == [
        "answers quote the evidence, for the writer is down: no weights"
    ]


def test_an_engine_that_still_loads_is_ended_at_once_where_nothing_is_built(
    tmp_path: Path, embedder: Noting, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine_does(LOADING, monkeypatch)
    began = time.monotonic()
    with pytest.raises(IndexMissing), assembled(Settings(cache=tmp_path, index=tmp_path / "none")):
        pass
    assert time.monotonic() - began < 4


def test_the_embedder_is_opened_before_a_reader_asks(settings: Settings, embedder: Noting) -> None:
    with assembled(replace(settings, writer="none")):
        assert embedder.seen


async def test_no_writer_is_no_writer_whatever_endpoint_is_set(settings: Settings) -> None:
    with assembled(replace(settings, writer="none", writer_url="http://127.0.0.1:1")) as answering:
        assert (await answering.probe())["writer"] == "off"


def test_an_endpoint_without_a_model_is_a_wrong_setting(settings: Settings) -> None:
    with (
        pytest.raises(SettingInvalid, match="set FOOTNOTE_WRITER_MODEL too"),
        assembled(replace(settings, writer_url="http://127.0.0.1:1")),
    ):
        pass


def test_starter_questions_are_kept_apart_by_the_prompt_that_made_them(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders: list[Path] = []

    def noted(reader: Reader, writer: Writer | None, folder: Path) -> Starters:
        folders.append(folder)
        return Starters(reader, writer, folder)

    monkeypatch.setattr(assembly, "Starters", noted)
    for text in ("Ask.", "Ask.", "Ask well."):
        prompt = Prompt("starter", f"{text}\n\n# user\n\n$evidence $question")
        monkeypatch.setattr(assembly, "load", lambda name, prompt=prompt: prompt)
        with assembled(replace(settings, writer="none")):
            pass
    assert folders[0] == folders[1] != folders[2]


def test_the_writer_asks_the_chat_model_that_it_is_given(settings: Settings) -> None:
    model = SaidChat()
    remote = replace(settings, writer_url="http://127.0.0.1:9/v1", writer_model="tiny")
    with assembled(remote, lambda endpoint, seconds: model) as answering:
        assert answering.writer is not None
        assert answering.writer.model() is model
