"""Events between their maker and a reader: a beat in silence, and an ending whatever happens.

Whoever shows events to a reader takes them from here, so that a reader who leaves, a server
that stops and a fault nobody foresaw end an answer in the same way everywhere.
"""

import asyncio
import logging
import time
from collections.abc import AsyncGenerator

from chatbot.errors import ChatFault, LimitReached, TooBusy
from chatbot.events import Done, Event, Failed
from chatbot.web import journal

STOPPING = "The server is about to stop; please ask again in a minute."
BROKEN = "Something went wrong while answering; please ask again."

Rejection = TooBusy | LimitReached
"""What a reader is told before the first event, or not at all."""

_log = logging.getLogger(__name__)


async def relay(
    events: AsyncGenerator[Event, None],
    stopping: asyncio.Event,
    beat_seconds: float,
    stopped: asyncio.Event | None = None,
) -> AsyncGenerator[Event | None, None]:
    """The events as they come, None after each `beat_seconds` without one.

    Always ends with Done or Failed, unless closed or `stopped` by the reader; `stopping`, the
    server's end, is a failure. Either ends it at once. To end it stops the maker of the events
    wherever that waits, a Gate's line included. Raises TooBusy or LimitReached where the events
    do so before the first of them.
    """
    stopped = stopped or asyncio.Event()
    queue: asyncio.Queue[Event | Rejection | None] = asyncio.Queue()
    # One task drives the maker from first to last: a time limit or a lock that it holds
    # across its events belongs to the task that took it.
    maker = asyncio.create_task(_drive(events, queue))
    tasks = [
        maker,
        asyncio.create_task(_end(stopping, maker, queue, Failed(STOPPING))),
        asyncio.create_task(_end(stopped, maker, queue, None)),
    ]
    event: Event | Rejection | None = None
    begun = time.monotonic()
    try:
        while not isinstance(event, Done | Failed):
            event = await _next(queue, beat_seconds)
            if stopped.is_set():
                return
            if isinstance(event, Rejection):
                raise event
            yield event
    finally:
        for task in tasks:
            if not task.cancelling():  # Once more would break off what it does to end.
                task.cancel()
        journal.record_answer(event, time.monotonic() - begun)


async def _next(
    queue: asyncio.Queue[Event | Rejection | None], seconds: float
) -> Event | Rejection | None:
    try:
        # Not wait_for, which in Python 3.11 forgets that it was cancelled where an event has come.
        async with asyncio.timeout(seconds):
            return await queue.get()
    except TimeoutError:
        return None


async def _drive(
    events: AsyncGenerator[Event, None], queue: asyncio.Queue[Event | Rejection | None]
) -> None:
    last: Event | Rejection = Failed(BROKEN)
    begun = False
    try:
        async for event in events:
            begun = True
            queue.put_nowait(event)
    except ChatFault as fault:
        last = Failed(str(fault)) if begun or not isinstance(fault, Rejection) else fault
    except Exception:
        _log.exception("An answer broke off.")
    queue.put_nowait(last)


async def _end(
    ending: asyncio.Event,
    maker: asyncio.Task[None],
    queue: asyncio.Queue[Event | Rejection | None],
    last: Event | None,
) -> None:
    await ending.wait()
    maker.cancel()  # Here, and not where the events are read, for nobody may be reading them.
    queue.put_nowait(last)
