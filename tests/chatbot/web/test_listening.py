"""Events reach a reader at once, and a page that nobody has heard of gets a plain answer."""

import json
import logging

import pytest
from scripted import Scripted
from starlette.types import ASGIApp, Receive, Scope, Send
from wire import HOST, JSON, raw, request, serving

from chatbot.settings import Settings
from chatbot.web import server
from chatbot.web.listening import KnownSessions, UnheldStreams
from chatbot.web.middleware import SafeErrors

PATH = "/gradio_api/queue/data"
BEAT = b'data: {"msg":"heartbeat"}\n\n'
GONE = b'data: {"msg":"unexpected_error","session_not_found":true}\n\n'
OTHER = b'data: {"msg":"unexpected_error","session_not_found":false}\n\n'


def streaming(*frames: bytes, kind: bytes = b"text/event-stream") -> ASGIApp:
    """Gradio's stream: the frames, and a fault behind one that tells of an end."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        head = [(b"content-type", kind), (b"cache-control", b"max-age=60")]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        for frame in frames:
            await send({"type": "http.response.body", "body": frame, "more_body": True})
        if b"unexpected_error" in frames[-1]:
            raise RuntimeError("The response has begun.")
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    return app


async def test_no_proxy_holds_events_back_or_keeps_them() -> None:
    reply = await request(
        UnheldStreams(streaming(BEAT, kind=b"text/event-stream; a=b")), "GET", "/"
    )
    assert reply.header("x-accel-buffering") == "no"
    assert reply.header("cache-control") == "no-store"


async def test_what_is_no_stream_of_events_is_left_alone() -> None:
    reply = await request(UnheldStreams(streaming(BEAT, kind=b"text/css")), "GET", "/")
    assert reply.header("x-accel-buffering") is None
    assert reply.header("cache-control") == "max-age=60"


async def test_a_session_that_nobody_knows_is_refused() -> None:
    reply = await request(SafeErrors(KnownSessions(streaming(GONE))), "GET", PATH)
    assert (reply.status, reply.code) == (404, "unknown_session")


async def test_a_session_that_goes_later_on_is_told_so_and_the_stream_ends(
    caplog: pytest.LogCaptureFixture,
) -> None:
    reply = await request(SafeErrors(KnownSessions(streaming(BEAT, GONE))), "GET", PATH)
    assert (reply.status, reply.body) == (200, BEAT + GONE)
    assert not caplog.records


@pytest.mark.parametrize(
    "frames", [(OTHER,), (BEAT, OTHER), (b"session_not_found unexpected_error",)]
)
async def test_another_fault_of_a_stream_is_one(
    frames: tuple[bytes, ...], caplog: pytest.LogCaptureFixture
) -> None:
    reply = await request(SafeErrors(KnownSessions(streaming(*frames))), "GET", PATH)
    assert (reply.status, reply.body) == (200, b"".join(frames))
    assert "broke off" in caplog.text


async def test_what_gradio_streams_is_held_back_by_nobody_and_its_unknown_sessions_are_refused(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = server.create(Scripted(), Settings())
    async with serving(app, "on") as port:
        caplog.set_level(logging.INFO)
        reply = await raw(port, f"{PATH}?session_hash=nobody", "Host: localhost")
        assert (reply.status, reply.code) == (404, "unknown_session")
        assert not [record for record in caplog.records if record.exc_info]
        body = {"data": [], "fn_index": 2, "session_hash": "known"}
        joined = await request(
            app, "POST", "/gradio_api/queue/join", [HOST, JSON], [json.dumps(body).encode()]
        )
        assert joined.status == 200
        reply = await raw(port, f"{PATH}?session_hash=known", "Host: localhost")
        assert reply.status == 200 and b"close_stream" in reply.body
        assert reply.header("x-accel-buffering") == "no"
        assert reply.header("cache-control") == "no-store"
