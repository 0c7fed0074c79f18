"""What every layer between the network and the app has in common."""

from abc import ABC, abstractmethod
from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Layer(ABC):
    """A pure ASGI layer. Pure, because a wrapped response would hide a reader's leaving."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand requests to `serve`, pass start and stop on, refuse web sockets."""
        if scope["type"] == "http":
            await self.serve(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    @abstractmethod
    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, most often by way of the layer below."""


def adding(send: Send, headers: Mapping[str, str]) -> Send:
    """`send` that puts `headers` on the response, in place of its own of those names."""

    async def added(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(headers)
        await send(message)

    return added
