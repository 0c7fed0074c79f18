"""How many answers are in the making at once. Page and HTTP pass the same gate."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from chatbot.errors import TooBusy


class Gate:
    """Lets `at_once` inside; `waiting` more stand in line, first come first served."""

    def __init__(self, at_once: int, waiting: int) -> None:
        self._at_once = at_once
        self._room = at_once + waiting
        self._present: list[Ticket] = []

    @contextmanager
    def ticket(self) -> Iterator["Ticket"]:
        """A place inside or in the line, held until the block ends; whoever leaves frees it.

        Raises TooBusy where the line is full.
        """
        if len(self._present) >= self._room:
            raise TooBusy(
                "Many readers are asking at the moment; please try again in a few seconds."
            )
        ticket = Ticket(self)
        self._present.append(ticket)
        try:
            yield ticket
        finally:
            at = self._present.index(ticket)
            for behind in self._present[at:]:
                behind.moved.set()
            del self._present[at]

    def place(self, ticket: "Ticket") -> int:
        """The place of `ticket` in the line, 1 being next; 0 inside."""
        return max(0, self._present.index(ticket) + 1 - self._at_once)


class Ticket:
    """What one reader holds of a gate."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self.moved = asyncio.Event()
        """Set when somebody before it has gone."""

    @property
    def place(self) -> int:
        """Its place in the line, 1 being next; 0 inside."""
        return self._gate.place(self)

    async def forward(self) -> None:
        """Wait until it has moved forward."""
        await self.moved.wait()
        self.moved.clear()
