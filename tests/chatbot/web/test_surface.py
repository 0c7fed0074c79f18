import json

import pytest
from scripted import Scripted
from wire import HOST, JSON, ask, request

from chatbot.errors import TooBusy
from chatbot.settings import Settings
from chatbot.web import surface
from chatbot.web.surface import host_names
from index.hosts import Hosts
from index.origins import Origins

LOOPBACK = {"localhost", "127.0.0.1", "[::1]"}


@pytest.mark.parametrize(
    ("host", "names"),
    [
        ("127.0.0.1", LOOPBACK),
        ("localhost", LOOPBACK),
        ("::1", LOOPBACK),
        ("192.0.2.7", LOOPBACK | {"192.0.2.7"}),
        ("2001:DB8::7", LOOPBACK | {"[2001:db8::7]"}),
        ("Footnote.Example", LOOPBACK | {"footnote.example"}),
        ("0.0.0.0", None),
        ("::", None),
    ],
)
def test_a_server_answers_to_where_it_listens(host: str, names: set[str] | None) -> None:
    assert host_names(host) == names


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0", "::"])
def test_told_its_names_it_answers_to_them_and_to_no_other(host: str) -> None:
    assert host_names(host, Hosts("Footnote.example")) == frozenset((*LOOPBACK, "footnote.example"))


async def test_behind_a_proxy_it_is_reached_by_the_name_it_was_told() -> None:
    app = surface.create(Scripted(), Settings(host="0.0.0.0", names=Hosts("footnote.example")))
    for host, status in (("footnote.example", 200), ("rebound.example", 400)):
        assert (await request(app, "GET", "/healthz", [("host", host)])).status == status


HEADERS = {
    "content-security-policy": (
        "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'self'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/healthz", [HOST], 200),
        ("GET", "/healthz", [], 400),
        ("GET", "/nothing", [HOST], 404),
        ("GET", "/api/articles/the-moon", [HOST], 404),
        ("DELETE", "/healthz", [HOST], 405),
        ("OPTIONS", "/api/ask", [HOST], 405),
        ("POST", "/api/ask", [HOST], 415),
        ("POST", "/api/ask", [HOST, JSON], 413),
        ("GET", "/api/articles", [HOST], 500),
        ("GET", "/readyz", [HOST], 503),
    ],
)
async def test_the_headers_come_with_every_response(
    method: str, path: str, headers: list[tuple[str, str]], status: int
) -> None:
    class Unwell(Scripted):
        def starters(self, article_id: str) -> tuple[str, ...]:
            raise ZeroDivisionError

        async def probe(self) -> dict[str, str]:
            return {"store": "missing"}

    body = [b"x" * 70_000] if status == 413 else [b""]
    reply = await request(surface.create(Unwell(), Settings()), method, path, headers, body)
    assert reply.status == status
    assert {name: reply.header(name) for name in HEADERS} == HEADERS
    assert reply.header("x-request-id")
    assert not {"set-cookie", "server"} & dict(reply.headers).keys()


SITES = Origins("https://news.example http://127.0.0.1:8080")


@pytest.mark.parametrize("path", ["/healthz", "/nothing", "/api/articles/the-moon"])
async def test_the_sites_that_may_frame_are_named_in_every_response(path: str) -> None:
    reply = await request(
        surface.create(Scripted(), Settings(embed_origins=SITES)), "GET", path, [HOST]
    )
    policy = reply.header("content-security-policy") or ""
    named = "frame-ancestors 'self' https://news.example http://127.0.0.1:8080"
    assert policy.endswith(f"; {named}")


ALLOWED = ["https://news.example", "http://127.0.0.1:8080"]
FOREIGN = [
    "null",
    "https://evil.example",
    "http://news.example",
    "https://news.example:8443",
    "https://news.example.evil.example",
    "https://evil.example/https://news.example",
    "http://127.0.0.1",
]


@pytest.mark.parametrize("origin", ALLOWED + FOREIGN)
@pytest.mark.parametrize("method", ["GET", "OPTIONS"])
async def test_only_those_sites_may_read_the_interface_and_never_with_credentials(
    method: str, origin: str
) -> None:
    asks = [HOST, ("origin", origin), ("access-control-request-method", "POST")]
    app = surface.create(Scripted(), Settings(embed_origins=SITES))
    reply = await request(app, method, "/api/articles", asks)
    assert reply.header("access-control-allow-origin") == (origin if origin in ALLOWED else None)
    assert reply.header("access-control-allow-credentials") is None


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("OPTIONS", "/gradio_api/queue/join"),
        ("POST", "/gradio_api/queue/join"),
        ("GET", "/gradio_api/queue/data"),
        ("GET", "/config"),
        ("GET", "/embed"),
        ("GET", "/"),
    ],
)
async def test_what_our_own_pages_ask_for_no_site_may_read(method: str, path: str) -> None:
    asks = [HOST, ("origin", ALLOWED[0]), ("access-control-request-method", "POST")]
    app = surface.create(Scripted(), Settings(embed_origins=SITES))
    reply = await request(app, method, path, asks)
    assert reply.header("access-control-allow-origin") is None


@pytest.mark.parametrize("path", ["/widget.js", "/widget-0123456789ab.js", "/api/articles/x"])
async def test_what_is_for_the_sites_they_may_read(path: str) -> None:
    app = surface.create(Scripted(), Settings(embed_origins=SITES))
    reply = await request(app, "GET", path, [HOST, ("origin", ALLOWED[0])])
    assert reply.header("access-control-allow-origin") == ALLOWED[0]


@pytest.mark.parametrize("script", [(), (TooBusy("Too many."),)])
async def test_the_headers_come_with_streams_and_their_refusals(
    script: tuple[TooBusy, ...],
) -> None:
    reply = await ask(surface.create(Scripted(script), Settings()), {"question": "Why?"})
    assert {name: reply.header(name) for name in HEADERS} == HEADERS


async def test_an_unknown_host_gets_nothing_but_a_refusal() -> None:
    app = surface.create(Scripted(), Settings())
    reply = await request(app, "GET", "/api/articles", [("host", "evil.example")])
    assert (reply.status, json.loads(reply.body)["error"]["code"]) == (400, "unknown_host")
