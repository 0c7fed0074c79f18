"""A question that is stopped, put away or overtaken says no more, and is written no further."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

import pytest
from browser.scripted import Scripted
from visits import STALL, WHICH, asked, asking

from chatbot.events import Event
from chatbot.web import updates
from chatbot.web.limits import Limits
from chatbot.web.updates import Update
from chatbot.web.visit import Visit


@pytest.fixture
def answering() -> Scripted:
    return Scripted(pause=0)


async def test_to_leave_ends_the_writing_and_the_turn(answering: Scripted) -> None:
    visit = Visit()
    async with aclosing(asking(answering, STALL, visit)) as told:
        await anext(told)
        await anext(told)
    await asyncio.sleep(0.01)
    assert answering.closed == 1
    assert visit.exchanges[-1].stopped


async def test_the_last_update_of_a_stopped_question_shows_it_stopped(
    answering: Scripted,
) -> None:
    visit = Visit()
    told = asking(answering, {**STALL, "number": 1}, visit)
    await anext(told)
    await anext(told)
    shown = updates.stop(visit, {"number": 1})
    assert 'data-stage="stopped"' in str(shown.current)
    assert [update async for update in told] == [shown]
    await asyncio.sleep(0)
    assert answering.closed == 1


async def test_the_last_update_of_a_question_of_a_conversation_put_away_shows_nothing(
    answering: Scripted,
) -> None:
    visit = Visit()
    await asked(answering, WHICH, visit)
    told = asking(answering, {**STALL, "number": 2}, visit)
    await anext(told)
    shown = updates.restart(visit, {"number": 2, "cleared": 2})
    assert shown == Update("", '<div data-number="2"></div>', "")
    assert [update async for update in told] == [shown]
    assert visit.exchanges == ()


@pytest.mark.parametrize("later", ["ask", "stop"])
async def test_a_new_conversation_is_one_though_its_beginning_comes_late(
    answering: Scripted, later: str
) -> None:
    visit = Visit()
    await asked(answering, WHICH, visit)
    sent = {**WHICH, "number": 2, "cleared": 1}
    if later == "ask":
        past, _ = await asked(answering, sent, visit)
        assert past == ""
        assert answering.asked[-1].history == ()
    else:
        shown = updates.stop(visit, {**sent, "taken_back": True})
        assert shown == Update("", '<div data-number="2"></div>', "")
    kept = visit.exchanges
    updates.restart(visit, {"number": 1, "cleared": 1})
    assert visit.exchanges == kept


async def test_a_question_stopped_before_it_came_is_never_asked(answering: Scripted) -> None:
    visit = Visit()
    updates.stop(visit, {"number": 1, "taken_back": True})
    _, current = await asked(answering, {**WHICH, "number": 1}, visit)
    assert current == '<div data-number="1"></div>'
    assert answering.asked == []


async def test_a_question_overtaken_by_the_next_says_no_more(answering: Scripted) -> None:
    visit = Visit()
    told = asking(answering, {**STALL, "number": 1}, visit)
    await anext(told)
    await asked(answering, {**WHICH, "number": 2}, visit)
    assert [update async for update in told] == []
    assert [exchange.is_open for exchange in visit.exchanges] == [False, False]


class Slow:
    """Lets answers take a while to end, and counts how many are in the making at once."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.making = self.most = 0

    async def admit(self, events: AsyncGenerator[Event, None]) -> AsyncGenerator[Event, None]:
        async with aclosing(self.limits.admit(events, "192.0.2.1")) as admitted:
            self.making += 1
            self.most = max(self.most, self.making)
            try:
                async for event in admitted:
                    yield event
            finally:
                for _ in range(100):  # As a connection that is closed does.
                    await asyncio.sleep(0)
                self.making -= 1


@pytest.mark.parametrize("is_heard", [True, False])
async def test_a_page_has_one_answer_in_the_making_however_fast_it_asks(
    answering: Scripted, is_heard: bool
) -> None:
    visit, slow = Visit(), Slow(Limits(0, at_once=1))

    async def ask(number: int, question: str) -> None:
        sent = {**WHICH, "question": question, "number": number}
        async with aclosing(
            updates.ask(answering, asyncio.Event(), visit, sent, slow.admit)
        ) as told:
            async for _ in told:
                if not is_heard and answering.writing:
                    await asyncio.Event().wait()

    asks = []
    async with asyncio.timeout(5):
        for number in (1, 2, 3):
            asks.append(asyncio.create_task(ask(number, "stall")))
            while len(answering.asked) < number:
                await asyncio.sleep(0)
        is_heard = True
        await ask(4, "Which three?")
    for each in asks:
        each.cancel()
    await asyncio.gather(*asks, return_exceptions=True)
    assert (slow.most, answering.closed) == (1, 3)
    assert [exchange.stopped for exchange in visit.exchanges] == [True, True, True, False]
    assert visit.exchanges[-1].answer
