"""The layers above streams of events: what a reader hears comes at once, or a refusal does."""

import json

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Receive, Scope, Send

from chatbot.web.layer import Layer
from chatbot.web.problem import problem

_KIND = "text/event-stream"
# Proxies that buffer would hold the first sentence back until the last.
_UNHELD = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


class UnheldStreams(Layer):
    """Lets no proxy hold back or keep events, whoever makes them."""

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with headers that say so where it is a stream of events."""

        async def unheld(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("Content-Type", "").startswith(_KIND):
                    headers.update(_UNHELD)
            await send(message)

        await self._app(scope, receive, unheld)


class KnownSessions(Layer):
    """Refuses to stream the events of a page that nobody has heard of.

    Gradio begins the stream, tells that there is no such session and then breaks off with a fault.
    Its page takes a refusal for a lost connection, as it takes that.
    """

    _PATH = "/gradio_api/queue/data"

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse with 404; where the session goes later on, the stream just ends."""
        if scope["path"] != self._PATH:
            return await self._app(scope, receive, send)
        stream = _Stream(send)
        try:
            await self._app(scope, receive, stream.send)
        except RuntimeError:  # So Starlette tells of a fault behind the head.
            if not stream.is_lost:
                raise
        if stream.is_lost and stream.head:
            message = "There is no such session; please open the page anew."
            await problem(404, "unknown_session", message)(scope, receive, send)
        elif stream.is_lost:
            await send({"type": "http.response.body", "body": b"", "more_body": False})


class _Stream:
    """A response on its way: its head waits until it is known that there is something to tell."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.head: Message | None = None
        """The head, while it waits."""
        self.is_lost = False
        """Whether it told that there is no such session."""

    async def send(self, message: Message) -> None:
        """Send the head with what follows it, unless that is the end of the session."""
        if message["type"] == "http.response.start":
            self.head = message
            return
        self.is_lost = self.is_lost or _tells_of_no_session(message.get("body", b""))
        if self.is_lost and self.head:
            return
        if self.head:
            await self._send(self.head)
            self.head = None
        await self._send(message)


def _tells_of_no_session(frame: bytes) -> bool:
    if b"session_not_found" not in frame:
        return False
    try:
        told = json.loads(frame.removeprefix(b"data: "))
    except ValueError:
        return False
    return isinstance(told, dict) and told.get("session_not_found") is True
