from collections.abc import AsyncGenerator
from dataclasses import replace

import pytest
from browser.scripted import HARBOUR

from chatbot.errors import LimitReached
from chatbot.events import Event, Searching
from chatbot.web.exchange import Exchange
from chatbot.web.visit import KEPT, Visit, Visits

OPEN = Exchange("Which?", HARBOUR)
CLOSED = replace(OPEN, failure="Too late.")
STOPPED = replace(OPEN, stopped=True)


def visit_with(*exchanges: Exchange) -> Visit:
    """A visit whose question 1 has come to `exchanges`."""
    visit = Visit()
    visit.begin(1)
    visit.exchanges = exchanges
    return visit


def test_a_question_is_begun_once() -> None:
    visit = Visit()
    assert visit.begin(1)
    assert visit.begin(1) is None


def test_the_next_question_ends_the_one_before() -> None:
    visit = Visit()
    first = visit.begin(1)
    visit.exchanges = (OPEN,)
    second = visit.begin(2)
    assert first and first.is_set()
    assert second and not second.is_set()
    assert visit.exchanges == (STOPPED,)
    assert visit.holds(2) and not visit.holds(1)


@pytest.mark.parametrize("times", [1, 2])
def test_a_stop_ends_its_question_however_often_it_comes(times: int) -> None:
    visit = Visit()
    ended = visit.begin(1)
    visit.exchanges = (OPEN,)
    for _ in range(times):
        visit.stop(1)
    assert ended and ended.is_set()
    assert visit.exchanges == (STOPPED,)


@pytest.mark.parametrize("end", [Visit.stop, Visit.clear])
def test_a_question_that_comes_after_its_end_is_not_begun(end: object) -> None:
    visit = Visit()
    assert callable(end)
    end(visit, 1)
    assert visit.begin(1) is None
    assert visit.begin(2)


@pytest.mark.parametrize("end", [Visit.stop, Visit.clear])
def test_an_end_that_comes_late_spares_a_later_question(end: object) -> None:
    visit = Visit()
    ended = visit.begin(2)
    visit.exchanges = (OPEN,)
    assert callable(end)
    end(visit, 1)
    assert ended and not ended.is_set()
    assert visit.exchanges == (OPEN,)


@pytest.mark.parametrize("times", [1, 2])
def test_a_question_taken_back_leaves_what_was_before_it(times: int) -> None:
    visit = visit_with(CLOSED)
    visit.begin(2)
    visit.exchanges += (OPEN,)
    for _ in range(times):
        visit.stop(2, taken_back=True)
    assert visit.exchanges == (CLOSED,)


def test_taken_back_before_it_came_it_leaves_what_was_before_it() -> None:
    visit = visit_with(CLOSED)
    visit.stop(2, taken_back=True)
    assert visit.exchanges == (CLOSED,)


def test_an_answer_that_was_whole_before_it_was_taken_back_stays() -> None:
    visit = visit_with(CLOSED)
    visit.stop(1, taken_back=True)
    assert visit.exchanges == (CLOSED,)


def test_to_clear_forgets_and_ends() -> None:
    visit = Visit()
    ended = visit.begin(1)
    visit.exchanges = (OPEN,)
    visit.clear(1)
    assert ended and ended.is_set()
    assert not visit.exchanges


def test_to_clear_again_spares_what_came_since() -> None:
    visit = visit_with(CLOSED)
    visit.clear(1)
    visit.begin(2)
    assert not visit.exchanges
    visit.exchanges += (CLOSED,)
    visit.clear(1)
    visit.begin(3)
    assert len(visit.exchanges) == 1


def test_a_visit_keeps_a_bounded_number_of_exchanges() -> None:
    visit = visit_with(*[CLOSED] * (KEPT + 5))
    visit.begin(2)
    assert len(visit.exchanges) == KEPT


def test_a_page_finds_its_own_visit_again() -> None:
    visits = Visits()
    assert visits.of("one") is visits.of("one")
    assert visits.of("one") is not visits.of("other")


async def admitted(visits: Visits, page: str) -> Visit:
    """The visit of a page whose question is let through to an answer."""

    async def events() -> AsyncGenerator[Event, None]:
        yield Searching("Why?")

    visit = visits.of(page)
    assert [event async for event in visits.keeping(page, visit, events())] == [Searching("Why?")]
    return visit


async def turned_away(visits: Visits, page: str) -> None:
    """A page whose question meets a limit."""

    async def events() -> AsyncGenerator[Event, None]:
        raise LimitReached("No more.", 1)
        yield Searching("Why?")

    with pytest.raises(LimitReached):
        _ = [event async for event in visits.keeping(page, visits.of(page), events())]


async def test_the_page_not_heard_of_for_longest_is_forgotten() -> None:
    visits = Visits(most=2)
    first, second = await admitted(visits, "first"), await admitted(visits, "second")
    visits.of("first")
    await admitted(visits, "third")
    assert visits.of("first") is first
    assert visits.of("second") is not second


async def test_pages_that_ask_nothing_push_out_no_page_that_did() -> None:
    visits = Visits(most=2, callers=2)
    first, second = await admitted(visits, "first"), await admitted(visits, "second")
    for number in range(10):
        visits.of(f"invented {number}")
    assert (visits.of("first"), visits.of("second")) == (first, second)


async def test_questions_that_a_limit_turns_away_push_out_no_page() -> None:
    visits = Visits(most=2, callers=2)
    first, second = await admitted(visits, "first"), await admitted(visits, "second")
    for number in range(10):
        await turned_away(visits, f"invented {number}")
    assert (visits.of("first"), visits.of("second")) == (first, second)


async def test_pages_that_ask_nothing_are_remembered_in_bounded_number() -> None:
    visits = Visits(most=2, callers=2)
    first, second, _ = visits.of("first"), visits.of("second"), visits.of("third")
    assert visits.of("second") is second
    assert visits.of("first") is not first


async def test_what_a_page_sent_before_its_question_holds_for_it() -> None:
    visits = Visits(most=2, callers=2)
    visits.of("page").stop(1)
    visit = await admitted(visits, "page")
    for number in range(10):
        visits.of(f"invented {number}")
    assert visits.of("page") is visit
    assert visit.begin(1) is None
