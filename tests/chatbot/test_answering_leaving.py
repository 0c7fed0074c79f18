"""A reader who leaves ends the writing and frees the place; one too many is told so."""

import asyncio
from contextlib import aclosing

import pytest
from inquiry import BLOCKED, TRUE, Newsroom, answer, events
from newsroom import TameWriter

from chatbot.admission import Gate
from chatbot.asking.question import Question
from chatbot.errors import TooBusy
from chatbot.events import Sentence


async def test_leaving_in_the_middle_stops_the_writer(newsroom: Newsroom) -> None:
    writer = TameWriter([f"{TRUE} Mayor ", 60.0])
    asking = newsroom(writer).ask(Question(BLOCKED, "harbour"))
    async with aclosing(asking) as stream:
        async for event in stream:
            if isinstance(event, Sentence):
                break
    assert writer.closed == 1


async def test_leaving_while_the_writer_stalls_stops_it(newsroom: Newsroom) -> None:
    writer = TameWriter([60.0])
    asking = asyncio.create_task(events(newsroom(writer), BLOCKED))
    while not writer.briefs:
        await asyncio.sleep(0.01)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert writer.closed == 1


async def test_leaving_frees_the_place(newsroom: Newsroom) -> None:
    gate = Gate(1, 0)
    answering = newsroom(TameWriter(TRUE), gate)
    async with aclosing(answering.ask(Question(BLOCKED, "harbour"))) as stream:
        await anext(stream)
    assert (await answer(answering, BLOCKED)).status == "answered"


async def test_too_many_readers_are_told_before_anything_else(newsroom: Newsroom) -> None:
    answering = newsroom(TameWriter(TRUE), Gate(1, 0))
    async with aclosing(answering.ask(Question(BLOCKED, "harbour"))) as first:
        await anext(first)
        with pytest.raises(TooBusy):
            await anext(answering.ask(Question(BLOCKED, "harbour")))
