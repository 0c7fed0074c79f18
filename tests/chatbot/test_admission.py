import asyncio
from contextlib import ExitStack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.admission import Gate
from chatbot.errors import TooBusy


async def settle() -> None:
    """Let everything run that can run."""
    for _ in range(10):
        await asyncio.sleep(0)


class Readers:
    """Readers who come, finish and leave as told, and what becomes of them."""

    def __init__(self, gate: Gate) -> None:
        self.gate = gate
        self.tasks: list[asyncio.Task[None]] = []
        self.finished: list[asyncio.Event] = []
        self.inside: list[int] = []
        self.entered: list[int] = []
        self.places: list[list[int]] = []

    def come(self) -> None:
        self.finished.append(asyncio.Event())
        self.places.append([])
        self.tasks.append(asyncio.create_task(self._read(len(self.tasks))))

    async def _read(self, number: int) -> None:
        with self.gate.ticket() as ticket:
            while place := ticket.place:
                self.places[number].append(place)
                await ticket.forward()
            self.inside.append(number)
            self.entered.append(number)
            try:
                await self.finished[number].wait()
            finally:
                self.inside.remove(number)

    async def end(self) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)


step = st.one_of(
    st.just(("come", 0)),
    st.tuples(st.sampled_from(["finish", "leave"]), st.integers(0, 12)),
    st.just(("settle", 0)),
)


@given(st.integers(1, 3), st.integers(0, 3), st.lists(step, max_size=40))
def test_no_order_of_events_lets_too_many_in_or_loses_a_place(
    at_once: int, waiting: int, steps: list[tuple[str, int]]
) -> None:
    async def play() -> None:
        readers = Readers(Gate(at_once, waiting))
        for action, number in steps:
            if action == "come":
                readers.come()
            elif action == "finish" and number < len(readers.tasks):
                readers.finished[number].set()
            elif action == "leave" and number < len(readers.tasks):
                readers.tasks[number].cancel()
            else:
                await settle()
            assert len(readers.inside) <= at_once
        await settle()
        standing = sum(not task.done() for task in readers.tasks)
        assert len(readers.inside) == min(at_once, standing)
        assert readers.entered == sorted(readers.entered)
        for told in readers.places:
            assert told == sorted(set(told), reverse=True)
            assert all(1 <= place <= waiting for place in told)
        await readers.end()
        with ExitStack() as stack:
            for _ in range(at_once):
                assert stack.enter_context(readers.gate.ticket()).place == 0

    asyncio.run(play())


@pytest.mark.parametrize(("at_once", "waiting"), [(1, 0), (2, 3)])
async def test_the_one_too_many_is_turned_away_at_once(at_once: int, waiting: int) -> None:
    readers = Readers(Gate(at_once, waiting))
    for _ in range(at_once + waiting):
        readers.come()
    await settle()
    with pytest.raises(TooBusy, match="try again"):
        readers.gate.ticket().__enter__()
    readers.finished[0].set()
    await settle()
    assert len(readers.inside) == min(at_once, at_once + waiting - 1)
    await readers.end()


async def test_a_fault_inside_gives_the_place_back() -> None:
    gate = Gate(1, 0)
    with pytest.raises(ZeroDivisionError), gate.ticket():
        raise ZeroDivisionError
    with gate.ticket() as ticket:
        assert ticket.place == 0


async def test_a_reader_is_told_each_place_on_the_way_and_who_leaves_moves_those_behind() -> None:
    readers = Readers(Gate(1, 3))
    for _ in range(4):
        readers.come()
    await settle()
    assert readers.places == [[], [1], [2], [3]]
    readers.tasks[1].cancel()
    await settle()
    assert readers.places[2:] == [[2, 1], [3, 2]]
    readers.finished[0].set()
    await settle()
    assert readers.inside == [2]
    assert readers.places[3] == [3, 2, 1]
    await readers.end()
