"""What an open page remembers on the server: its exchanges, and which question may still go on.

A page numbers its questions from one, and whatever it sends names the question that it is about.
So what it sends may come late, twice or in another order than it was sent: the outcome is the same.
"""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncGenerator
from contextlib import aclosing

from chatbot.events import Event
from chatbot.web.exchange import Exchange, stop

Exchanges = tuple[Exchange, ...]

KEPT = 50
"""Exchanges that one open page holds; older ones leave it."""

PAGES = 10_000
"""Pages that are remembered; the one not heard of for longest is forgotten first."""

CALLERS = 1_000
"""Pages that are remembered for a moment, since no question of theirs has been admitted."""


class Visits:
    """The visit of each page, by the name that the page gave itself.

    A page may call itself what it likes, as often as it likes; only an answer is counted by the
    limits. So none but a page that was let through to one takes a place among those that are kept.
    """

    def __init__(self, most: int = PAGES, callers: int = CALLERS) -> None:
        self._kept: OrderedDict[str, Visit] = OrderedDict()
        self._callers: OrderedDict[str, Visit] = OrderedDict()
        self._most = most
        self._most_callers = callers

    def of(self, page: str) -> "Visit":
        """The visit of that page, which begins where it is not known."""
        if page in self._kept:
            self._kept.move_to_end(page)
            return self._kept[page]
        return _put(self._callers, page, self._callers.get(page) or Visit(), self._most_callers)

    async def keeping(
        self, page: str, visit: "Visit", events: AsyncGenerator[Event, None]
    ) -> AsyncGenerator[Event, None]:
        """The `events` of an answer; from the first of them on, its visit is kept."""
        async with aclosing(events):
            async for event in events:
                self._callers.pop(page, None)
                _put(self._kept, page, visit, self._most)
                yield event


def _put(table: "OrderedDict[str, Visit]", page: str, visit: "Visit", most: int) -> "Visit":
    table[page] = visit
    table.move_to_end(page)
    while len(table) > most:
        table.popitem(last=False)
    return visit


class Visit:
    """The exchanges of one page, oldest first; at most the last of them is in the making."""

    def __init__(self) -> None:
        self.exchanges: Exchanges = ()
        self.number = 0
        """The last question that was begun or stopped."""
        self._ended = asyncio.Event()
        self._making = asyncio.Lock()
        self._before: Exchanges = ()
        self._cleared = 0

    def begin(self, number: int) -> asyncio.Event | None:
        """Begin question `number`, ending the one before; the event is set when it is to end.

        None where it has been begun or stopped already, or a later one has.
        """
        if number <= self.number:
            return None
        self._ended.set()
        self.exchanges = stop(self.exchanges)[-KEPT:]
        self.number, self._before, self._ended = number, self.exchanges, asyncio.Event()
        return self._ended

    async def alone(self, events: AsyncGenerator[Event, None]) -> AsyncGenerator[Event, None]:
        """The `events` of an answer, begun when those of the one before it have ended entirely."""
        async with self._making, aclosing(events):
            async for event in events:
                yield event

    def holds(self, number: int) -> bool:
        """Whether no later question has been begun or stopped."""
        return number == self.number

    def stop(self, number: int, taken_back: bool = False) -> None:
        """End question `number`, begun or still to come; one taken back leaves no exchange."""
        if number < self.number:
            return
        if taken_back and self.holds(number) and self.exchanges and self.exchanges[-1].is_open:
            self.exchanges = self._before
        self.exchanges = stop(self.exchanges)
        self.number = number
        self._ended.set()

    def clear(self, number: int) -> None:
        """Forget everything up to question `number`, and end it; once, and not a later one."""
        if number <= self._cleared:
            return
        self._cleared = number
        if number >= self.number:
            self.exchanges, self.number = (), number
            self._ended.set()
