"""One reader may ask so much and no more, whatever address they say they have."""

import asyncio
from collections.abc import AsyncGenerator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.errors import LimitReached, TooBusy
from chatbot.events import Event, Searching
from chatbot.web import limits
from chatbot.web.limits import Limits, household

KNOWN = ("https://a.example", "https://b.example")


class Clock:
    """Stands still until it is set."""

    now = 1_000.0

    def __call__(self) -> float:
        return self.now


async def admitted(held: Limits, address: str, site: str = "") -> list[Event]:
    async def events() -> AsyncGenerator[Event, None]:
        yield Searching("Why?")

    return [event async for event in held.admit(events(), address, site)]


def granted(held: Limits, address: str, times: int = 1, site: str = "") -> int:
    count = 0
    for _ in range(times):
        try:
            assert asyncio.run(admitted(held, address, site))
        except LimitReached:
            continue
        count += 1
    return count


def test_questions_come_back_evenly_and_the_refusal_says_when() -> None:
    clock = Clock()
    held = Limits(6, clock=clock)
    assert granted(held, "192.0.2.1", 8) == 6
    with pytest.raises(LimitReached, match="ask again in 10 minutes") as reached:
        asyncio.run(admitted(held, "192.0.2.1"))
    assert reached.value.seconds == 600
    clock.now += 599
    assert granted(held, "192.0.2.1") == 0
    clock.now += 1
    assert granted(held, "192.0.2.1", 3) == 1


def test_readers_do_not_share_their_questions() -> None:
    held = Limits(2, clock=Clock())
    assert granted(held, "192.0.2.1", 5) == granted(held, "192.0.2.2", 5) == 2


def test_a_site_has_a_limit_of_its_own_and_says_so() -> None:
    held = Limits(2, 6, known=KNOWN, clock=Clock())
    for number in range(3):
        assert granted(held, f"192.0.2.{number}", 2, KNOWN[0]) == 2
    with pytest.raises(LimitReached, match=r"This site’s readers .* ask again in 10 minutes"):
        asyncio.run(admitted(held, "192.0.2.4", KNOWN[0]))
    assert granted(held, "192.0.2.5", 1, KNOWN[1]) == 1


def test_what_the_site_turns_away_counts_for_no_reader() -> None:
    clock = Clock()
    held = Limits(2, 1, known=KNOWN, clock=clock)
    assert granted(held, "192.0.2.1", 9, KNOWN[0]) == 1
    assert granted(held, "192.0.2.1", 9, KNOWN[1]) == 1
    assert granted(held, "192.0.2.1", 9) == 0


def test_what_finds_the_line_full_counts_nowhere() -> None:
    async def full() -> AsyncGenerator[Event, None]:
        raise TooBusy("Many are asking.")
        yield Searching("Why?")

    async def turned_away() -> None:
        async for _ in held.admit(full(), "192.0.2.1", KNOWN[0]):
            raise AssertionError

    held = Limits(1, 1, known=KNOWN, clock=Clock())
    for _ in range(3):
        with pytest.raises(TooBusy):
            asyncio.run(turned_away())
    assert granted(held, "192.0.2.1", 3, KNOWN[0]) == 1


def test_no_reader_alone_uses_up_what_a_site_may_ask() -> None:
    held = Limits(2, 6, known=KNOWN, clock=Clock())
    assert granted(held, "192.0.2.1", 100, KNOWN[0]) == 2
    assert granted(held, "192.0.2.2", 1, KNOWN[0]) == 1


@pytest.mark.parametrize("named", ["", "https://nobody.example", "x" * 100_000])
def test_whoever_names_no_site_of_ours_counts_as_our_own(named: str) -> None:
    held = Limits(0, 3, known=KNOWN, clock=Clock())
    assert granted(held, "192.0.2.1", 2, named) + granted(held, "192.0.2.2", 2) == 3


async def test_an_address_waits_for_no_more_answers_at_once_than_it_may() -> None:
    held = Limits(0, at_once=2)

    async def endless() -> AsyncGenerator[Event, None]:
        while True:
            yield Searching("Why?")

    first, second, other = (
        held.admit(endless(), address) for address in ("192.0.2.1", "192.0.2.1", "192.0.2.2")
    )
    for open_ in (first, second, other):
        await anext(open_)
    with pytest.raises(LimitReached, match=r"2 answers already, .* as soon as an answer is there"):
        await anext(held.admit(endless(), "192.0.2.1"))
    await first.aclose()
    assert len(await admitted(held, "192.0.2.1")) == 1
    for open_ in (second, other):
        await open_.aclose()
    assert not held._waiting


async def test_an_answer_that_breaks_off_is_waited_for_no_longer() -> None:
    async def broken() -> AsyncGenerator[Event, None]:
        yield Searching("Why?")
        raise ZeroDivisionError

    held = Limits(0, at_once=1)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            _ = [event async for event in held.admit(broken(), "192.0.2.1")]


def test_no_limit_is_none() -> None:
    assert granted(Limits(0, clock=Clock()), "192.0.2.1", 1_000) == 1_000


async def test_one_is_told_as_one() -> None:
    held = Limits(1, 1, known=KNOWN, clock=Clock())
    assert await admitted(held, "192.0.2.1", KNOWN[0])
    with pytest.raises(LimitReached, match="ask 1 question an hour here"):
        await admitted(held, "192.0.2.1")
    with pytest.raises(LimitReached, match="asked the 1 question an hour"):
        await admitted(held, "192.0.2.2", KNOWN[0])


@given(st.lists(st.floats(-100, 4_000), max_size=60), st.integers(1, 20))
def test_no_hour_sees_more_than_twice_the_limit_however_the_clock_jumps(
    steps: list[float], most: int
) -> None:
    clock = Clock()
    held = Limits(most, clock=clock)
    start, count = clock.now, 0
    for step in steps:
        clock.now += step
        if abs(clock.now - start) > 3_600:
            start, count = clock.now, 0
        count += granted(held, "192.0.2.1")
        assert count <= 2 * most + 1


def test_the_table_does_not_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PLACES", 100)
    held = Limits(1, clock=Clock())
    for number in range(1_000):
        granted(held, f"10.0.{number // 256}.{number % 256}")
    assert len(held._readers._left) == 100


@pytest.mark.parametrize(
    ("address", "who"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::", "2001:db8:1:2::/64"),
        ("testclient", "testclient"),
    ],
)
def test_the_addresses_of_a_household_count_as_one(address: str, who: str) -> None:
    assert household(address) == who
