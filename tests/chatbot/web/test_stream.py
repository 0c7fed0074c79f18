import asyncio
from collections.abc import AsyncGenerator

import pytest
from scripted import ANSWER, CITATION, RIVER, SCRIPT, SENTENCE
from starlette.types import Message
from wire import events

from chatbot.events import Done, Event, Evidence, Failed, Searching, Sentence, Waiting
from chatbot.web.stream import EventStream, as_json, frames

QUOTE = {"text": RIVER.text, "start": 0, "end": 29, "heading": ""}
CITED = {"number": 1, "article_id": "the-river", "quote": RIVER.text}
CITED |= {"article_version": CITATION.article_version, "start": 0, "end": 29, "heading": ""}


@pytest.mark.parametrize(
    ("event", "data"),
    [
        (Waiting(2), {"place": 2}),
        (Searching("What?"), {"query": "What?"}),
        (Evidence((RIVER,)), {"sentences": [QUOTE]}),
        (
            Sentence(SENTENCE, (CITATION,)),
            {"text": SENTENCE.text, "citations": (1,), "new_citations": [CITED]},
        ),
        (Done(ANSWER), ANSWER.as_json()),
        (Failed("No."), {"message": "No."}),
    ],
)
def test_each_event_has_its_data(event: Event, data: object) -> None:
    assert as_json(event) == data


async def script() -> AsyncGenerator[Event | None, None]:
    for event in SCRIPT:
        yield event


async def test_closing_the_frames_closes_the_events() -> None:
    source = script()
    stream = frames(source, "0")
    await anext(stream)
    await stream.aclose()
    with pytest.raises(StopAsyncIteration):
        await anext(source)


async def test_a_reader_who_neither_reads_nor_stays_has_the_frames_closed() -> None:
    stream = frames(script(), "0")
    sending = asyncio.Event()

    async def receive() -> Message:
        await sending.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.body":
            sending.set()
            await asyncio.Event().wait()

    await EventStream(stream)({"type": "http"}, receive, send)
    with pytest.raises(StopAsyncIteration):
        await anext(stream)


async def test_a_failure_names_the_request_that_the_log_names() -> None:
    async def failing() -> AsyncGenerator[Event | None, None]:
        yield Failed("No.")

    [frame] = [frame async for frame in frames(failing(), "0123")]
    assert events(frame) == [("failed", {"message": "No.", "request_id": "0123"})]
