"""How much of a request is read, and for how long, before anyone below sees it."""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chatbot.web.layer import Layer
from chatbot.web.problem import problem


class BodyCap(Layer):
    """Reads the whole body first, up to `most` bytes and `seconds`: what is below gets all or none.

    Counting what arrives, not what `Content-Length` says, treats every kind of body alike.
    """

    def __init__(self, app: ASGIApp, most: int, seconds: float) -> None:
        super().__init__(app)
        self._most = most
        self._seconds = seconds

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse with 413 or 408; a reader who left meanwhile gets nothing."""
        try:
            async with asyncio.timeout(self._seconds):
                body = await self._read(receive)
        except TimeoutError:
            message = "The request took too long to arrive; please send it again."
            return await problem(408, "too_slow", message)(scope, receive, send)
        if body is None:
            return
        if len(body) > self._most:
            message = f"A request may be {self._most} bytes long; please send less."
            return await problem(413, "too_large", message)(scope, receive, send)
        await self._app(scope, _replaying(body, receive), send)

    async def _read(self, receive: Receive) -> bytes | None:
        body = bytearray()
        while len(body) <= self._most:
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            body += message.get("body", b"")
            if not message.get("more_body", False):
                break
        return bytes(body)


def _replaying(body: bytes, receive: Receive) -> Receive:
    unread = [body]

    async def replay() -> Message:
        if unread:
            return {"type": "http.request", "body": unread.pop(), "more_body": False}
        return await receive()

    return replay
