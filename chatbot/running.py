"""Runs a coroutine to its end, and to the end of what it has left behind."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, TypeVar

T = TypeVar("T")

_LONGEST_SECONDS = 2.0


def run(work: Coroutine[Any, Any, T]) -> T:
    """What `work` comes to, in a loop of its own.

    LangChain leaves a stream that is not read to its end to the loop, which closes it layer by
    layer, each in a task of its own. A loop that ended meanwhile would tell of a fault.
    """

    async def settled() -> T:
        try:
            return await work
        finally:
            with suppress(TimeoutError):
                async with asyncio.timeout(_LONGEST_SECONDS):
                    await _settle()

    return asyncio.run(settled())


async def _settle() -> None:
    await asyncio.sleep(0)
    while left := asyncio.all_tasks() - {asyncio.current_task()}:
        await asyncio.wait(left)
        await asyncio.sleep(0)
