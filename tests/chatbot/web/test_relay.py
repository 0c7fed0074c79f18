import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

import pytest
from scripted import SCRIPT, Scripted

from chatbot.admission import Gate
from chatbot.asking.question import Question
from chatbot.errors import TooBusy, WriterUnavailable
from chatbot.events import Event, Failed
from chatbot.web.relay import BROKEN, STOPPING, relay

QUESTION = Question("Why?", "the-river")


def relayed(
    answering: Scripted, stopping: asyncio.Event | None = None, beat_seconds: float = 60
) -> AsyncGenerator[Event | None, None]:
    return relay(answering.ask(QUESTION), stopping or asyncio.Event(), beat_seconds)


async def collect(events: AsyncGenerator[Event | None, None]) -> list[Event | None]:
    async with aclosing(events):
        return [event async for event in events]


async def test_events_pass_through_in_order() -> None:
    assert await collect(relayed(Scripted())) == list(SCRIPT)


async def test_silence_is_filled_with_beats() -> None:
    events = await collect(relayed(Scripted((0.2, *SCRIPT)), beat_seconds=0.02))
    assert events[0] is None
    assert [event for event in events if event] == list(SCRIPT)


@pytest.mark.parametrize(
    ("script", "ending"),
    [
        ((), BROKEN),
        (SCRIPT[:2], BROKEN),
        ((*SCRIPT[:2], KeyError("secret")), BROKEN),
        (
            (WriterUnavailable("The writer is away; quotes only."),),
            "The writer is away; quotes only.",
        ),
        ((SCRIPT[0], TooBusy("Too many.")), "Too many."),
    ],
)
async def test_an_answer_that_breaks_off_ends_in_a_failure(
    script: tuple[Event | Exception, ...], ending: str
) -> None:
    events = await collect(relayed(Scripted(script)))
    assert events[-1] == Failed(ending)
    assert sum(isinstance(event, Failed) for event in events) == 1


async def test_what_broke_is_told_to_the_log_alone(caplog: pytest.LogCaptureFixture) -> None:
    await collect(relayed(Scripted((KeyError("secret"),))))
    assert "secret" in caplog.text


async def test_a_full_house_is_raised() -> None:
    full = Scripted((TooBusy("Too many."),))
    with pytest.raises(TooBusy, match="Too many"):
        await collect(relayed(full))


async def test_nothing_follows_the_end() -> None:
    assert await collect(relayed(Scripted((*SCRIPT, SCRIPT[0])))) == list(SCRIPT)


async def test_a_stopping_server_ends_an_answer_at_once() -> None:
    stopping, answering = asyncio.Event(), Scripted((SCRIPT[0], 60))
    events = relayed(answering, stopping)
    assert await anext(events) == SCRIPT[0]
    stopping.set()
    assert await collect(events) == [Failed(STOPPING)]
    await asyncio.sleep(0)
    assert answering.ended


async def test_a_reader_who_stops_an_answer_ends_it_at_once_and_without_an_event() -> None:
    stopped, answering = asyncio.Event(), Scripted((SCRIPT[0], 60))
    events = relay(answering.ask(QUESTION), asyncio.Event(), 60, stopped)
    assert await anext(events) == SCRIPT[0]
    stopped.set()
    assert await collect(events) == []
    await asyncio.sleep(0)
    assert answering.ended


@pytest.mark.parametrize("script", [(60,), (SCRIPT[0], 60), SCRIPT])
async def test_closing_stops_the_maker(script: tuple[Event | float, ...]) -> None:
    answering = Scripted((script[0], *script[1:]))
    events = relayed(answering, beat_seconds=0.01)
    await anext(events)
    await events.aclose()
    await asyncio.sleep(0)
    assert len(answering.ended) == 1


async def test_cancelling_stops_one_who_waits_in_line() -> None:
    answering = Scripted((60,), gate=Gate(1, 1))
    first, second = (asyncio.create_task(collect(relayed(answering))) for _ in range(2))
    await answering.begun.wait()
    for reader in (second, first):  # The second is just being told its place.
        reader.cancel()
        await asyncio.wait({reader}, timeout=5)
        await asyncio.sleep(0)
    assert first.cancelled() and second.cancelled()
    assert len(answering.ended) == 2
    with answering.gate.ticket():
        pass


async def test_one_task_drives_an_answer_from_first_to_last() -> None:
    tasks = set()

    async def watched() -> AsyncGenerator[Event, None]:
        try:
            for event in SCRIPT:
                tasks.add(asyncio.current_task())
                yield event
        finally:
            tasks.add(asyncio.current_task())

    await collect(relay(watched(), asyncio.Event(), 60))
    await asyncio.sleep(0)
    assert len(tasks) == 1
