"""The writer against an endpoint on loopback that speaks just enough of the protocol."""

import asyncio
import os
import time
from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest
from chats import SaidChat
from desk import (
    HEAD,
    Act,
    break_a_chunk,
    break_off,
    chunk,
    desk,
    halt,
    only_live,
    refuse,
    say,
    stay_silent,
    talk_nonsense,
)
from newsroom import HARBOUR

from chatbot.errors import BudgetSpent, WriterUnavailable
from chatbot.reading.evidence import Brief
from chatbot.sealing import seal
from chatbot.writing.budget import Budget
from chatbot.writing.prompting import template
from chatbot.writing.writer import LONGEST_ANSWER_TOKENS, Endpoint, Writer
from prompts import load

BRIEF = Brief(HARBOUR.sentences[:2], "Who met whom?")


def writer(endpoint: Callable[[], Endpoint], seconds: float = 10.0, **given: Any) -> Writer:
    return Writer(endpoint, template(load("answer")), seconds, **given)


async def draft(made: Writer) -> list[str]:
    async with aclosing(made.words(BRIEF)) as words:
        return [piece async for piece in words if piece]


async def test_the_draft_comes_piece_by_piece() -> None:
    async with desk() as there:
        assert await draft(writer(lambda: there.endpoint)) == ["It ", "rained."]


async def test_the_endpoint_is_sent_its_key_and_the_prompt() -> None:
    async with desk(key="key-1") as there:
        await draft(writer(lambda: there.endpoint))
    assert there.headers[0]["authorization"] == "bearer key-1"
    body = there.bodies[0]
    assert (body["model"], body["stream"], body["temperature"]) == ("tiny", True, 0)
    assert body["max_completion_tokens"] == LONGEST_ANSWER_TOKENS
    assert body["messages"][0]["role"] == "system"
    assert body["messages"][-1]["content"].endswith("Question: Who met whom?")


async def test_an_endpoint_without_a_key_is_asked_all_the_same_and_sent_none() -> None:
    async with desk(key="") as there:
        assert await draft(writer(lambda: there.endpoint))
    assert "authorization" not in there.headers[0]


async def test_closing_the_stream_closes_the_connection_at_once() -> None:
    async with desk(halt) as there:
        async with aclosing(writer(lambda: there.endpoint).words(BRIEF)) as words:
            assert await anext(words) == "It "
        await asyncio.wait_for(there.left.wait(), 1)


async def test_cancelling_the_reader_closes_the_connection_at_once() -> None:
    async with desk(halt) as there:
        asking = asyncio.create_task(draft(writer(lambda: there.endpoint)))
        while not there.bodies:
            await asyncio.sleep(0.01)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        await asyncio.wait_for(there.left.wait(), 1)


async def cancelled_behind_a_piece(turns: int) -> None:
    """A draft cancelled so many turns of the loop after its first piece was sent."""

    async def speak_and_cancel(out: asyncio.StreamWriter) -> None:
        out.write(HEAD + chunk("It "))
        for _ in range(turns):
            await asyncio.sleep(0)
        asking.cancel()
        await asyncio.sleep(30)

    async with desk(speak_and_cancel) as there:
        asking = asyncio.create_task(draft(writer(lambda: there.endpoint)))
        with pytest.raises(asyncio.CancelledError):
            await asking
        await asyncio.wait_for(there.left.wait(), 1)


async def test_cancelling_holds_whatever_piece_comes_at_that_moment() -> None:
    for turns in range(24):
        await cancelled_behind_a_piece(turns)


@pytest.mark.parametrize(
    "act",
    [
        refuse("401 No"),
        refuse("404 No"),
        refuse("400 No"),
        break_off,
        break_a_chunk,
        talk_nonsense,
        say(b'data: "\xff"\n\n'),
        say(b'data: {"choices": [{}]}\n\n'),
    ],
    ids=["401", "404", "400", "broken off", "bad chunk", "nonsense", "no UTF-8", "no choice"],
)
async def test_an_endpoint_that_fails_is_a_writer_unavailable(act: Act) -> None:
    async with desk(act) as there:
        with pytest.raises(WriterUnavailable, match="see `python -m chatbot doctor`") as fault:
            await draft(writer(lambda: there.endpoint))
    assert "\n" not in str(fault.value)


async def test_a_server_error_is_a_writer_unavailable_without_another_try() -> None:
    async with desk(refuse("500 Oops")) as there:
        with pytest.raises(WriterUnavailable):
            await draft(writer(lambda: there.endpoint))
    assert len(there.bodies) == 1


@pytest.mark.parametrize("url", ["no url", "http://localhost:x/v1", "ftp://localhost/v1"])
async def test_an_address_that_is_none_is_a_writer_unavailable(url: str) -> None:
    with pytest.raises(WriterUnavailable):
        await draft(writer(lambda: Endpoint(url, "k", "tiny")))


async def test_an_engine_that_is_down_gives_its_reason() -> None:
    def down() -> Endpoint:
        raise WriterUnavailable("the writer's engine ended")

    with pytest.raises(WriterUnavailable, match=r"^the writer's engine ended$"):
        await draft(writer(down))


async def test_a_sealed_environment_keeps_the_loopback_from_the_proxy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "environ", {**os.environ, "http_proxy": "http://127.0.0.1:9"})
    seal(os.environ)
    async with desk() as there:
        assert await draft(writer(lambda: there.endpoint)) == ["It ", "rained."]


async def test_a_refused_connection_is_a_writer_unavailable() -> None:
    async with desk() as there:
        pass
    with pytest.raises(WriterUnavailable):
        await draft(writer(lambda: there.endpoint))


@pytest.mark.parametrize(
    "act",
    [stay_silent, halt, only_live],
    ids=["from the start", "in the middle", "but for signs of life"],
)
async def test_a_slow_endpoint_is_a_writer_unavailable(act: Act) -> None:
    async with desk(act) as there:
        began = time.monotonic()
        with pytest.raises(WriterUnavailable):
            await draft(writer(lambda: there.endpoint, seconds=0.2))
    assert time.monotonic() - began < 10


async def test_a_restarted_engine_is_asked_at_its_new_place_with_its_new_key() -> None:
    async with desk(key="old") as old, desk(key="new") as new:
        now = [old.endpoint]
        made = writer(lambda: now[0])
        await draft(made)
        now[0] = new.endpoint
        await draft(made)
    assert [there.headers[0]["authorization"] for there in (old, new)] == [
        "bearer old",
        "bearer new",
    ]


async def test_warming_reads_no_more_than_the_first_piece() -> None:
    async with desk(halt) as there:
        await asyncio.wait_for(writer(lambda: there.endpoint).warm(BRIEF), 10)
        await asyncio.wait_for(there.left.wait(), 1)


async def test_a_writer_speaks_lately_for_some_seconds() -> None:
    now = [100.0]
    async with desk() as there:
        made = writer(lambda: there.endpoint, clock=lambda: now[0])
        assert not made.spoke_lately
        await draft(made)
    assert made.spoke_lately
    now[0] += 60
    assert not made.spoke_lately


async def test_another_chat_model_may_be_made_at_the_endpoint() -> None:
    asked: list[tuple[Endpoint, float]] = []

    def chat(endpoint: Endpoint, seconds: float) -> SaidChat:
        asked.append((endpoint, seconds))
        return SaidChat(pieces=("It ", "snowed."))

    there = Endpoint("http://127.0.0.1:9/v1", "key", "tiny")
    made = writer(lambda: there, seconds=3.0, chat=chat)
    assert await draft(made) == await draft(made) == ["It ", "snowed."]
    assert asked == [(there, 3.0)]


async def test_each_call_for_a_reader_is_counted_and_none_made_beyond_what_may_be_spent(
    tmp_path: Path,
) -> None:
    budget = Budget(2, tmp_path / "calls.json")
    async with desk() as at:
        made = writer(lambda: at.endpoint, budget=budget)
        await made.warm(BRIEF)
        async with aclosing(made.words(BRIEF)) as words:
            await anext(words)  # One that is stopped midway has been called, too.
        assert not made.is_spent
        assert await draft(made) == ["It ", "rained."]
        assert made.is_spent
        with pytest.raises(BudgetSpent):
            await draft(made)
        await made.warm(BRIEF)
        assert len(at.bodies) == 3
