"""An endpoint on loopback that speaks just enough of the protocol, well or badly."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from chatbot.writing.writer import Endpoint

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"

Act = Callable[[asyncio.StreamWriter], Awaitable[None]]


def chunk(text: str, logprob: float | None = None) -> bytes:
    """A piece of a stream, with how likely it was if that is given."""
    choice: dict[str, Any] = {"index": 0, "finish_reason": None}
    choice["delta"] = {"role": "assistant", "content": text}
    if logprob is not None:
        token = {"token": text, "logprob": logprob, "bytes": None, "top_logprobs": []}
        choice["logprobs"] = {"content": [token]}
    event = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "tiny"}
    return b"data: " + json.dumps({**event, "choices": [choice]}).encode() + b"\n\n"


async def speak(out: asyncio.StreamWriter) -> None:
    out.write(HEAD + chunk("It ") + chunk("rained.") + b"data: [DONE]\n\n")


async def halt(out: asyncio.StreamWriter) -> None:
    out.write(HEAD + chunk("It "))
    await out.drain()
    await asyncio.sleep(30)


async def break_off(out: asyncio.StreamWriter) -> None:
    headers = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 9999\r\n\r\n"
    out.write(headers + chunk("It "))


async def stay_silent(out: asyncio.StreamWriter) -> None:
    await asyncio.sleep(30)


async def only_live(out: asyncio.StreamWriter) -> None:
    out.write(HEAD + chunk("It "))
    while True:
        out.write(b": still there\n\n")
        await asyncio.sleep(0.05)


async def break_a_chunk(out: asyncio.StreamWriter) -> None:
    headers = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked"
    out.write(headers + b"\r\n\r\nno length\r\n")


def say(piece: bytes) -> Act:
    async def act(out: asyncio.StreamWriter) -> None:
        out.write(HEAD + piece)

    return act


async def talk_nonsense(out: asyncio.StreamWriter) -> None:
    out.write(HEAD + b"data: {not json\n\n")


def refuse(status: str) -> Act:
    async def act(out: asyncio.StreamWriter) -> None:
        body = b'{"error": {"message": "no"}}'
        head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nConnection: close\r\n"
        out.write(head.encode() + b"Content-Length: %d\r\n\r\n" % len(body) + body)

    return act


@dataclass
class Desk:
    """An endpoint; notes what it was asked, and when a connection of it was left."""

    endpoint: Endpoint
    headers: list[dict[str, str]] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    left: asyncio.Event = field(default_factory=asyncio.Event)


@asynccontextmanager
async def desk(act: Act = speak, key: str = "secret") -> AsyncIterator[Desk]:
    async def serve(reader: asyncio.StreamReader, out: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        headers = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:-2])
        made.headers.append(headers)
        made.bodies.append(json.loads(await reader.readexactly(int(headers["content-length"]))))
        acting = asyncio.ensure_future(act(out))
        leaving = asyncio.ensure_future(reader.read())
        await asyncio.wait([acting, leaving], return_when=asyncio.FIRST_COMPLETED)
        if leaving.done():
            made.left.set()
        acting.cancel()
        leaving.cancel()
        out.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    made = Desk(Endpoint(f"http://127.0.0.1:{port}/v1", key, "tiny"))
    async with server:
        yield made
