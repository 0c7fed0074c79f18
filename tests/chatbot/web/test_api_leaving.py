import asyncio
import time

import pytest
from scripted import SCRIPT, Scripted
from wire import Reader, serving

from chatbot.admission import Gate
from chatbot.settings import Settings
from chatbot.web import surface


async def ended(answering: Scripted, count: int) -> None:
    async with asyncio.timeout(5):
        while len(answering.ended) < count:
            await asyncio.sleep(0.01)


@pytest.mark.parametrize(
    ("script", "seen"), [((60,), b""), ((*SCRIPT[:2], 60), b"event: evidence\n")]
)
async def test_a_reader_who_leaves_stops_the_answer_within_a_second(
    script: tuple[float, ...], seen: bytes
) -> None:
    answering = Scripted(script)
    async with serving(surface.create(answering, Settings())) as port:
        reader = await Reader.ask(port)
        await asyncio.wait_for(answering.begun.wait(), 5)
        await reader.read_until(seen) if seen else None
        left = time.monotonic()
        reader.leave()
        await ended(answering, 1)
    assert answering.ended[0] - left < 1


async def test_a_reader_who_leaves_the_line_gives_the_place_up_within_a_second() -> None:
    answering = Scripted((60,), gate=Gate(1, 1))
    async with serving(surface.create(answering, Settings())) as port:
        first = await Reader.ask(port)
        await asyncio.wait_for(answering.begun.wait(), 5)
        second = await Reader.ask(port)
        while len(answering.asked) < 2:
            await asyncio.sleep(0.01)
        left = time.monotonic()
        second.leave()
        await ended(answering, 1)
        first.leave()
        await ended(answering, 2)
    assert answering.ended[0] - left < 1


async def test_a_reader_who_stops_reading_and_leaves_stops_the_answer() -> None:
    endless = (SCRIPT[0], *(SCRIPT[1:3] * 200), 0.0) * 60
    answering = Scripted((*endless, 60))
    async with serving(surface.create(answering, Settings())) as port:
        reader = await Reader.ask(port)
        await reader.read_until(b"event: evidence\n")
        reader.leave()
        await ended(answering, 1)
