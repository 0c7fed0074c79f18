import re

import pytest
from starlette.types import Message, Receive, Scope, Send
from wire import HOST, Reply, request

from chatbot.web import journal
from chatbot.web.layer import Layer
from chatbot.web.middleware import (
    FixedHeaders,
    KnownHosts,
    NoForwarding,
    OpenRoutes,
    RequestId,
    SafeErrors,
)

NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with the names of the request's headers."""
    body = b" ".join(name for name, _ in scope["headers"])
    await send({"type": "http.response.start", "status": 200, "headers": [(b"a", b"theirs")]})
    await send({"type": "http.response.body", "body": body})


async def broken(scope: Scope, receive: Receive, send: Send) -> None:
    raise OSError("/secret/place")


async def broken_in_the_middle(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"half", "more_body": True})
    raise OSError("/secret/place")


async def test_each_request_has_its_own_id_in_header_and_log() -> None:
    ids = {(await request(RequestId(echo), "GET", "/")).header("x-request-id") for _ in range(2)}
    assert len(ids) == 2
    assert journal.request_id.get() in ids


async def test_an_id_sent_along_is_not_taken_over() -> None:
    sent = ("x-request-id", "forged")
    reply = await request(RequestId(echo), "GET", "/", [HOST, sent])
    assert re.fullmatch("[0-9a-f]{16}", reply.header("x-request-id") or "")


async def test_fixed_headers_take_the_place_of_the_apps_own() -> None:
    reply = await request(FixedHeaders(echo, {"A": "ours", "B": "too"}), "GET", "/")
    assert sorted(reply.headers) == [("a", "ours"), ("b", "too")]


async def test_a_fault_is_told_to_the_log_alone(caplog: pytest.LogCaptureFixture) -> None:
    reply = await request(SafeErrors(broken), "GET", "/")
    assert (reply.status, reply.code, b"secret" in reply.body) == (500, "internal", False)
    assert "/secret/place" in caplog.text


async def test_a_response_that_has_begun_can_only_break_off() -> None:
    reply = await request(SafeErrors(broken_in_the_middle), "GET", "/")
    assert (reply.status, reply.body) == (200, b"half")


async def from_host(names: frozenset[str] | None, *hosts: str) -> Reply:
    headers = [("host", host) for host in hosts]
    return await request(KnownHosts(echo, names), "GET", "/", headers)


@pytest.mark.parametrize("host", ["localhost", "LocalHost:7860", "127.0.0.1:1", "[::1]:7860"])
async def test_a_known_host_is_served(host: str) -> None:
    assert (await from_host(NAMES, host)).status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.2", "xlocalhost", "[::2]"]
)
async def test_an_unknown_host_is_refused_unless_any_will_do(host: str) -> None:
    assert (await from_host(NAMES, host)).code == "unknown_host"
    assert (await from_host(None, host)).status == 200


@pytest.mark.parametrize(
    "hosts",
    [
        (),
        ("",),
        ("localhost", "localhost"),
        ("localhost", "evil.example"),
        ("localhost/x",),
        ("localhost?x",),
        ("localhost#x",),
        ("localhost@evil.example",),
        ("evil.example@localhost",),
        ("localhost:",),
        ("localhost:99999999",),
        ("localhost:80:80",),
        ("localhost, evil.example",),
        (" localhost",),
        ("local\x00host",),
        ("localhost\n",),
        ("[::1",),
        ("[localhost]",),
        ("a" * 254,),
    ],
)
async def test_a_malformed_host_is_refused_everywhere(hosts: tuple[str, ...]) -> None:
    for names in (NAMES, None):
        assert (await from_host(names, *hosts)).status == 400


ROUTES = [("GET", r"/"), ("GET", r"/a/[a-z]+"), ("POST", r"/a/[a-z]+"), ("GET", r"/theme\.css")]


@pytest.mark.parametrize(
    ("method", "path", "status", "allow"),
    [
        ("GET", "/", 200, None),
        ("POST", "/a/b", 200, None),
        ("PUT", "/a/b", 405, "GET, POST"),
        ("OPTIONS", "/", 405, "GET"),
        ("GET", "/themeXcss", 404, None),
        ("GET", "/theme.css/", 404, None),
        ("GET", "//", 404, None),
        ("GET", "/\n", 404, None),
        ("GET", "", 404, None),
        ("GET", "/a/b/../../etc", 404, None),
    ],
)
async def test_only_open_routes_answer(
    method: str, path: str, status: int, allow: str | None
) -> None:
    reply = await request(OpenRoutes(echo, ROUTES), method, path)
    assert (reply.status, reply.header("allow")) == (status, allow)


async def test_what_a_client_says_about_hosts_is_dropped() -> None:
    said = [
        "forwarded",
        "x-forwarded-for",
        "x-forwarded-host",
        "x-forwarded-proto",
        "x-forwarded",
        "x-real-ip",
        "x-original-url",
        "x-gradio-server",
    ]
    headers = [HOST, *((name, "evil.example") for name in said), ("accept", "*/*")]
    reply = await request(NoForwarding(echo), "GET", "/", headers)
    assert reply.body == b"host accept"


class Nothing(Layer):
    """A layer that keeps no promise."""

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, send)


@pytest.mark.parametrize(("kind", "reaches"), [("lifespan", True), ("websocket", False)])
async def test_start_and_stop_reach_the_app_and_web_sockets_do_not(
    kind: str, reaches: bool
) -> None:
    reached: list[str] = []
    sent: list[Message] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        reached.append(scope["type"])

    async def receive() -> Message:
        return {"type": "nothing"}

    async def send(message: Message) -> None:
        sent.append(message)

    await Nothing(app)({"type": kind}, receive, send)
    assert (bool(reached), bool(sent)) == (reaches, not reaches)
