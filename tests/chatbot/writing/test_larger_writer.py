"""A larger writer behind an endpoint: fast, fluent, sometimes wrong. Settings alone let it have
more to word; the check is the same.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from chats import SaidChat
from newsroom import HARBOUR, StemEmbedder, WordReader

from chatbot import assembly
from chatbot.answer import Answer
from chatbot.asking import restating
from chatbot.asking.question import Question
from chatbot.assembly import assembled
from chatbot.events import Done
from chatbot.settings import Settings, read
from chatbot.weights import presence
from chatbot.writing.writer import Endpoint
from index.build import build
from prompts import digest

SHARED = ("rewrite", "translate", *restating.PROMPTS)
DEMANDS = "Which three demands were made?"
FLUENT = (
    "Mayor Ines Okafor made three demands. ",
    "She wants two new ferries by June 2027, and the company must pay €2.4 million for the ",
    "broken ramp. Fares must not rise before 2028, Okafor said. ",
    "The company has already agreed to all of them. ",
    "Observers expect a swift end to the dispute.",
)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(assembly, "embed", lambda settings: StemEmbedder())
    monkeypatch.setattr(assembly, "TrainedReader", lambda embedder, *_: WordReader(embedder))
    monkeypatch.setattr(presence, "missing", lambda cache, writer: ())
    (tmp_path / "harbour.txt").write_text(HARBOUR.text, "utf-8")
    build([tmp_path / "harbour.txt"], tmp_path / "index", StemEmbedder())
    return replace(
        Settings(cache=tmp_path, index=tmp_path / "index"),
        writer_url="http://127.0.0.1:9/v1",
        writer_model="large-70b",
    )


async def answer(settings: Settings, model: SaidChat, question: str = DEMANDS) -> Answer:
    with assembled(settings, lambda endpoint, seconds: model) as answering:
        *_, last = [event async for event in answering.ask(Question(question, "harbour"))]
    assert isinstance(last, Done)
    return last.answer


async def test_a_whole_list_is_worded_in_one_call_from_the_larger_prompt(
    settings: Settings,
) -> None:
    model = SaidChat(pieces=FLUENT)
    given = await answer(settings, model)
    assert given.writer_calls == len(model.sent) == 1
    assert given.versions.prompt == digest("answer_large", *SHARED)
    *_, asked = model.sent[0]
    assert "Secondly" in str(asked.content)
    assert "Finally" in str(asked.content)


async def test_what_a_fluent_writer_makes_up_is_withheld_all_the_same(settings: Settings) -> None:
    given = await answer(settings, SaidChat(pieces=FLUENT))
    assert "agreed" not in given.text
    assert "Observers" not in given.text
    assert given.dropped >= 2
    for fact in ("June 2027", "€2.4 million", "2028"):
        assert fact in given.text


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        ("Dockers had blocked the harbour for 12 days.", "12"),
        ("Dockers had not blocked the harbour for 11 days.", " not "),
        ("Norwegian inspectors had blocked the harbour for 11 days.", "Norwegian"),
        ("Dockers had blocked the harbour for 11 days, breaking the law.", "law"),
        ("As the article explains in detail, the blockade lasted 11 days.", "explains"),
    ],
)
async def test_one_wrong_fact_in_fluent_words_is_enough(
    settings: Settings, draft: str, wrong: str
) -> None:
    given = await answer(settings, SaidChat(pieces=[draft]), "How long was the harbour blocked?")
    assert wrong not in given.text
    assert "11 days" in given.text


async def test_told_to_be_small_it_is_asked_item_by_item(settings: Settings) -> None:
    model = SaidChat(pieces=FLUENT)
    given = await answer(replace(settings, writer_size="small"), model)
    assert given.writer_calls == len(model.sent) == 3
    assert given.versions.prompt == digest("answer", *SHARED)


def test_an_endpoint_is_taken_for_large_and_may_say_more(settings: Settings) -> None:
    seen: list[Endpoint] = []

    def noted(endpoint: Endpoint, seconds: float) -> SaidChat:
        seen.append(endpoint)
        return SaidChat()

    for size in ("auto", "small"):
        with assembled(replace(settings, writer_size=size), noted) as answering:
            assert answering.writer is not None
            answering.writer.model()
    assert seen[0].most_tokens > seen[1].most_tokens


@pytest.mark.parametrize(
    ("given", "large"),
    [
        ({}, False),
        ({"FOOTNOTE_WRITER_SIZE": "large"}, True),
        ({"FOOTNOTE_WRITER_URL": "http://127.0.0.1:1"}, True),
        ({"FOOTNOTE_WRITER_URL": "http://127.0.0.1:1", "FOOTNOTE_WRITER_SIZE": "small"}, False),
    ],
)
def test_settings_alone_say_how_large_a_writer_is(given: dict[str, str], large: bool) -> None:
    assert read(given).is_writer_large is large
