"""How open responses end when the server stops."""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chatbot.web.layer import Layer
from chatbot.web.problem import problem


class Farewell(Layer):
    """Ends whatever is still unanswered a moment after the server was told to stop.

    Each of Gradio's open pages holds a connection that would else hold up the end. The moment
    lets answers in the making end with an event of their own.
    """

    def __init__(self, app: ASGIApp, stopping: asyncio.Event, seconds: float) -> None:
        super().__init__(app)
        self._stopping = stopping
        self._seconds = seconds

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; when time is up, cancel what is below and complete the response."""
        response = _Watched(send)
        answer = asyncio.ensure_future(self._app(scope, receive, response))
        time_up = asyncio.create_task(self._time_up())
        try:
            await asyncio.wait({answer, time_up}, return_when=asyncio.FIRST_COMPLETED)
            if answer.done():
                return answer.result()
        finally:
            answer.cancel()
            time_up.cancel()
        await asyncio.gather(answer, return_exceptions=True)
        if response.complete:
            return
        if response.begun:
            return await send({"type": "http.response.body", "body": b""})
        message = "The server is about to stop; please try again in a minute."
        await problem(503, "stopping", message)(scope, receive, send)

    async def _time_up(self) -> None:
        await self._stopping.wait()
        await asyncio.sleep(self._seconds)


class _Watched:
    """A `send` that knows how far the response has come."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False
        self.complete = False

    async def __call__(self, message: Message) -> None:
        self.begun = True
        self.complete = not message.get("more_body", message["type"] == "http.response.start")
        await self._send(message)
