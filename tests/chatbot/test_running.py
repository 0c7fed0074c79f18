import asyncio
from collections.abc import AsyncGenerator

import pytest

from chatbot import running
from chatbot.running import run


class Stream:
    """Layers of generators that nobody closes; each takes a moment to end."""

    def __init__(self) -> None:
        self.ended: list[int] = []

    async def layer(self, number: int) -> AsyncGenerator[int, None]:
        try:
            if number:
                async for piece in self.layer(number - 1):
                    yield piece
            yield number
        finally:
            await asyncio.sleep(0.01)
            self.ended.append(number)


def test_a_stream_left_in_the_middle_is_closed_to_its_last_layer(
    caplog: pytest.LogCaptureFixture,
) -> None:
    stream = Stream()

    async def work() -> int:
        return await anext(stream.layer(3))

    assert run(work()) == 0
    assert sorted(stream.ended) == [0, 1, 2, 3]
    assert caplog.text == ""


def test_a_fault_comes_through() -> None:
    async def work() -> None:
        raise KeyError("what")

    with pytest.raises(KeyError, match="what"):
        run(work())


def test_what_never_ends_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "_LONGEST_SECONDS", 0.05)
    tasks = []

    async def work() -> None:
        tasks.append(asyncio.create_task(asyncio.Event().wait()))

    run(work())
    assert tasks[0].cancelled()
