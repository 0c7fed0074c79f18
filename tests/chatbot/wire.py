"""How tests reach an app: by hand through ASGI, or over a real socket on loopback."""

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Literal

import uvicorn
from starlette.types import ASGIApp, Message

HOST = ("host", "localhost")
JSON = ("content-type", "application/json")


@dataclass(frozen=True)
class Reply:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        return dict(self.headers).get(name)

    @property
    def code(self) -> str:
        """The code of a refusal, with its message checked for being one line."""
        error = json.loads(self.body)["error"]
        assert error["message"].endswith(".") and "\n" not in error["message"]
        return str(error["code"])


async def request(
    app: ASGIApp,
    method: str,
    path: str,
    headers: Sequence[tuple[str, str]] = (HOST,),
    body: Sequence[bytes] = (b"",),
    query: str = "",
) -> Reply:
    """One request as a server would hand it on; `body` arrives piece by piece."""
    pieces = list(body)
    sent: list[Message] = []

    async def receive() -> Message:
        if not pieces:
            await asyncio.Event().wait()
        piece = pieces.pop(0)
        return {"type": "http.request", "body": piece, "more_body": bool(pieces)}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers],
        "server": ("127.0.0.1", 7860),
        "client": ("127.0.0.1", 50000),
    }
    await app(scope, receive, send)
    named = [(name.decode(), value.decode()) for name, value in sent[0]["headers"]]
    return Reply(sent[0]["status"], named, b"".join(part.get("body", b"") for part in sent[1:]))


async def ask(app: ASGIApp, payload: object, *headers: tuple[str, str]) -> Reply:
    """POST /api/ask with `payload` as JSON, or as it is where it is bytes."""
    body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    return await request(app, "POST", "/api/ask", headers or (HOST, JSON), [body])


def events(body: bytes) -> list[tuple[str, Any]]:
    """The server-sent events in `body`, comments left out."""
    return list(_events(body))


def _events(body: bytes) -> Iterator[tuple[str, Any]]:
    for frame in body.decode().split("\n\n")[:-1]:
        fields = dict(line.split(": ", 1) for line in frame.split("\n"))
        if "event" in fields:
            yield fields["event"], json.loads(fields["data"])


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def serving(app: ASGIApp, lifespan: Literal["on", "off"] = "off") -> AsyncIterator[int]:
    """A real server in this event loop; gives its port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(app, log_config=None, ws="none", lifespan=lifespan)
        server = _Server(config)
        running = asyncio.create_task(server.serve(sockets=[listener]))
        while not server.started:
            await asyncio.sleep(0.01)
        yield listener.getsockname()[1]
        server.should_exit = server.force_exit = True
        await running


class Reader:
    """A reader on a bare socket, who can leave without a word."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def ask(cls, port: int, question: str = "Why?") -> "Reader":
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        body = json.dumps({"question": question}).encode()
        head = f"POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n"
        writer.write(head.encode() + b"Content-Type: application/json\r\n\r\n" + body)
        await writer.drain()
        return cls(reader, writer)

    async def read_until(self, mark: bytes) -> bytes:
        return await asyncio.wait_for(self._reader.readuntil(mark), 5)

    def leave(self) -> None:
        self._writer.transport.abort()


async def raw(port: int, target: str, *headers: str, method: str = "GET") -> Reply:
    """One request as it is written here: no client puts its target or its headers in order."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    lines = [f"{method} {target} HTTP/1.1", *headers, "Connection: close", "", ""]
    writer.write("\r\n".join(lines).encode("latin-1"))
    answer = await asyncio.wait_for(reader.read(), 5)
    writer.close()
    head, _, body = answer.partition(b"\r\n\r\n")
    status, *named = head.decode("latin-1").split("\r\n")
    pairs = [line.split(": ", 1) for line in named]
    return Reply(int(status.split()[1]), [(name.lower(), value) for name, value in pairs], body)
