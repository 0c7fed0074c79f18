"""How many answers are in the making at once. Page and HTTP pass the same gate."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from chatbot.errors import TooBusy


class Gate:
    """Lets `at_once` inside; `waiting` more stand in line, first come first served."""

    def __init__(self, at_once: int, waiting: int) -> None:
        self._places = asyncio.Semaphore(at_once)
        self._room = at_once + waiting
        self._present = 0

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """A place inside, held until the block ends; a reader who leaves the line frees it.

        Raises TooBusy at once, without waiting, when the line is full.
        """
        if self._present >= self._room:
            raise TooBusy(
                "Many readers are asking at the moment; please try again in a few seconds."
            )
        self._present += 1
        try:
            async with self._places:
                yield
        finally:
            self._present -= 1
