import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send
from wire import request

from chatbot.web.farewell import Farewell


class Endless:
    """An app that streams or hesitates until it is cancelled."""

    def __init__(self, pieces: int) -> None:
        self.pieces = pieces
        self.cancelled = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.pieces:
            await send({"type": "http.response.start", "status": 200, "headers": []})
        for _ in range(self.pieces):
            await send({"type": "http.response.body", "body": b"x", "more_body": True})
        try:
            await asyncio.Event().wait()
        finally:
            self.cancelled = True


async def quick(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"done"})


async def broken(scope: Scope, receive: Receive, send: Send) -> None:
    raise ZeroDivisionError


def stopped() -> asyncio.Event:
    stopping = asyncio.Event()
    stopping.set()
    return stopping


async def test_an_open_stream_is_brought_to_its_end() -> None:
    app, sent = Endless(2), []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    await Farewell(app, stopped(), 0)({"type": "http"}, receive, send)
    assert (app.cancelled, sent[-1].get("more_body", False)) == (True, False)
    assert [message.get("body") for message in sent] == [None, b"x", b"x", b""]


async def test_a_request_not_yet_answered_is_told_to_come_back() -> None:
    app = Endless(0)
    reply = await request(Farewell(app, stopped(), 0), "GET", "/")
    assert (reply.status, reply.code, app.cancelled) == (503, "stopping", True)


@pytest.mark.parametrize("stopping", [asyncio.Event(), stopped()])
async def test_an_answer_in_time_is_left_alone(stopping: asyncio.Event) -> None:
    assert (await request(Farewell(quick, stopping, 5), "GET", "/")).body == b"done"


async def test_a_fault_below_goes_on_up() -> None:
    with pytest.raises(ZeroDivisionError):
        await request(Farewell(broken, asyncio.Event(), 0), "GET", "/")


async def test_cancelling_reaches_what_is_below() -> None:
    app = Endless(1)
    task = asyncio.create_task(request(Farewell(app, asyncio.Event(), 0), "GET", "/"))
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.wait({task})
    await asyncio.sleep(0)
    assert app.cancelled


async def test_a_fault_in_the_end_does_not_stand_in_its_way() -> None:
    async def failing(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            raise ZeroDivisionError

    assert (await request(Farewell(failing, stopped(), 0), "GET", "/")).code == "stopping"
