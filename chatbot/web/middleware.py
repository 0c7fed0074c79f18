"""The layers between the network and the app, each with one promise to keep.

Paths are judged by `scope["path"]`, because the routers below judge by it too.
"""

import logging
import re
import secrets
from collections.abc import Collection, Iterable, Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chatbot.proxies import Proxies
from chatbot.web import journal
from chatbot.web.layer import Layer, adding
from chatbot.web.problem import problem

_POLICY = "Content-Security-Policy"

_log = logging.getLogger(__name__)


class RequestId(Layer):
    """Gives each request a random id of our own: in the log, in failures, in `X-Request-Id`."""

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer under a new id."""
        request_id = secrets.token_hex(8)
        journal.request_id.set(request_id)
        await self._app(scope, receive, adding(send, {"X-Request-Id": request_id}))


class FixedHeaders(Layer):
    """Sends the same headers with every response, errors included. A policy of the response's own
    stands beside ours, and can only narrow it: browsers keep both.
    """

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        super().__init__(app)
        self._headers = headers

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the headers added."""

        async def narrowed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                own = headers.getlist(_POLICY)
                headers.update(self._headers)
                for policy in own:
                    headers.append(_POLICY, policy)
            await send(message)

        await self._app(scope, receive, narrowed)


class SafeErrors(Layer):
    """Turns a fault nobody foresaw into a plain 500; its details go to the log alone."""

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; a response that has begun can only break off."""
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception:
            _log.exception("The response to %s broke off.", scope["path"])
            if not begun:
                message = "Something went wrong; please try again."
                await problem(500, "internal", message)(scope, receive, send)


class KnownHosts(Layer):
    """Answers to the names given and no other; with None, to any name that is well formed."""

    _HOST = re.compile(r"(?P<name>\[[0-9a-f:.]{2,45}\]|[0-9a-z_.-]{1,253})(:\d{1,5})?", re.I)

    def __init__(self, app: ASGIApp, names: Collection[str] | None) -> None:
        super().__init__(app)
        self._names = names

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse with 400."""
        hosts = Headers(scope=scope).getlist("host")
        match = self._HOST.fullmatch(hosts[0]) if len(hosts) == 1 else None
        if match and (self._names is None or match["name"].lower() in self._names):
            return await self._app(scope, receive, send)
        message = "This server does not answer to that host name; use the address it was given."
        await problem(400, "unknown_host", message)(scope, receive, send)


class OpenRoutes(Layer):
    """Lets through the methods and paths given; nothing else exists.

    Gradio brings routes for uploads, proxies, files and more that no page of ours uses.
    """

    def __init__(self, app: ASGIApp, routes: Iterable[tuple[str, str]]) -> None:
        super().__init__(app)
        self._routes = [(method, re.compile(path)) for method, path in routes]

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse with 404 or 405."""
        methods = {method for method, path in self._routes if path.fullmatch(scope["path"])}
        if scope["method"] in methods:
            return await self._app(scope, receive, send)
        refusal = problem(404, "not_found", "There is nothing at this address.")
        if methods:
            allow = ", ".join(sorted(methods))
            message = f"This address takes {allow} only."
            refusal = problem(405, "method_not_allowed", message, {"Allow": allow})
        await refusal(scope, receive, send)


class Renamed(Layer):
    """Answers at some paths as at others. Gradio's script asks for its configuration below the
    address of the page that it runs in, wherever that is.
    """

    def __init__(self, app: ASGIApp, paths: Mapping[str, str]) -> None:
        super().__init__(app)
        self._paths = paths

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, as if the other path had been asked for."""
        path = self._paths.get(scope["path"], scope["path"])
        raw = path.encode() if path != scope["path"] else scope.get("raw_path")
        await self._app({**scope, "path": path, "raw_path": raw}, receive, send)


class SharedRoutes(Layer):
    """Keeps from what is below that a page of another site asks, but at the paths given: only
    those are for other sites to read. Our own pages need no leave.
    """

    def __init__(self, app: ASGIApp, paths: str) -> None:
        super().__init__(app)
        self._paths = re.compile(paths)

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, elsewhere without the header that a browser asks for leave with."""
        if not self._paths.fullmatch(scope["path"]):
            kept = [pair for pair in scope["headers"] if pair[0] != b"origin"]
            scope = {**scope, "headers": kept}
        await self._app(scope, receive, send)


class ReadersAddress(Layer):
    """Puts the reader's address where a proxy's stands, if that proxy is one of `proxies`."""

    def __init__(self, app: ASGIApp, proxies: Proxies) -> None:
        super().__init__(app)
        self._proxies = proxies

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the reader."""
        peer, port = scope.get("client") or ("", 0)
        forwarded = Headers(scope=scope).getlist("x-forwarded-for")
        reader = self._proxies.reader(peer, forwarded)
        await self._app({**scope, "client": (reader, port)}, receive, send)


class NoForwarding(Layer):
    """Drops what a client may say about hosts and addresses; Gradio would build links from it."""

    _CLAIM = re.compile(rb"x-forwarded.*|forwarded|x-real-ip|x-original.*|x-gradio.*")

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer without those headers."""
        headers = [pair for pair in scope["headers"] if not self._CLAIM.fullmatch(pair[0])]
        await self._app({**scope, "headers": headers}, receive, send)
