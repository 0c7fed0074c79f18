"""Whom a running server answers, by the host it is asked as and the origin that asks."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from scripted import Scripted
from wire import Reply, raw, serving

from chatbot.settings import Settings
from chatbot.web import surface
from index.origins import Origins

pytestmark = pytest.mark.asyncio(loop_scope="module")

SITES = "https://news.example http://news.example:8080"
FRAMERS = f"frame-ancestors 'self' {SITES}"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def port() -> AsyncIterator[int]:
    settings = Settings(host="footnote.example", embed_origins=Origins(SITES))
    async with serving(surface.create(Scripted(), settings)) as port:
        yield port


ANSWERED = (
    "footnote.example",
    "FOOTNOTE.Example",
    "footnote.example:7860",
    "localhost",
    "127.0.0.1:7860",
    "[::1]:7860",
)
REFUSED = (
    "",
    "evil.example",
    "www.footnote.example",
    "footnote.example.",
    "footnote.example.evil.example",
    "evil.example:footnote.example",
    "footnote.example@evil.example",
    "evil.example/footnote.example",
    "evil.example#footnote.example",
    "footnote.example, evil.example",
    "footnote.example:7860:7860",
    "footnote.example:x",
    "127.0.0.2",
    "2130706433",
    "0",
    "[::1",
    "::1",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "f\xf6\xf6tnote.example",
    "x" * 5_000,
)
ALLOWED = ("https://news.example", "http://news.example:8080")
FOREIGN = (
    "",
    "null",
    "https://evil.example",
    "https://www.news.example",
    "https://news.example.evil.example",
    "https://evil.example/https://news.example",
    "https://evilnews.example",
    "http://news.example",
    "https://news.example:8443",
    "https://news.example:443",
    "http://news.example:80",
    "HTTPS://NEWS.EXAMPLE",
    "https://news.example.",
    "https://news.example/",
    "https://news.example/path",
    "https://user@news.example",
    "https://news.example, https://evil.example",
    "https://footnote.example",
    "http://[::1]:7860",
    "file://",
)


async def asked(port: int, host: str, origin: str | None, method: str = "GET") -> Reply:
    headers = [f"Host: {host}", *([] if origin is None else [f"Origin: {origin}"])]
    if method == "OPTIONS":
        headers.append("Access-Control-Request-Method: POST")
    return await raw(port, "/api/articles", *headers, method=method)


def granted(reply: Reply) -> str | None:
    """The origin that may read the reply; never with credentials, whoever may frame or not."""
    assert reply.header("access-control-allow-credentials") is None
    assert (reply.header("content-security-policy") or "").endswith(f"; {FRAMERS}")
    assert reply.header("x-frame-options") is None
    return reply.header("access-control-allow-origin")


@pytest.mark.parametrize("origin", [None, *ALLOWED, *FOREIGN])
@pytest.mark.parametrize("host", ANSWERED)
async def test_a_host_of_ours_answers_everybody_and_lets_the_sites_alone_read(
    port: int, host: str, origin: str | None
) -> None:
    reply = await asked(port, host, origin)
    assert reply.status == 200
    assert granted(reply) == (origin if origin in ALLOWED else None)


@pytest.mark.parametrize("origin", [*ALLOWED, *FOREIGN])
@pytest.mark.parametrize("host", ANSWERED)
async def test_only_the_sites_may_ask_from_the_browser(port: int, host: str, origin: str) -> None:
    reply = await asked(port, host, origin, "OPTIONS")
    assert (reply.status == 200) is (origin in ALLOWED)
    assert granted(reply) == (origin if origin in ALLOWED else None)


@pytest.mark.parametrize("origin", [None, ALLOWED[0], "null", "https://evil.example"])
@pytest.mark.parametrize("host", REFUSED, ids=lambda host: host[:40] or "none")
@pytest.mark.parametrize("method", ["GET", "OPTIONS"])
async def test_another_host_is_told_nothing_whoever_asks(
    port: int, host: str, origin: str | None, method: str
) -> None:
    reply = await asked(port, host, origin, method)
    assert (reply.status, reply.code) == (400, "unknown_host")
    assert granted(reply) is None


@pytest.mark.parametrize(
    "headers",
    [
        (),
        ("Host: footnote.example", "Host: evil.example"),
        ("Host: evil.example", "Host: footnote.example"),
        ("Host: footnote.example", "Host: footnote.example"),
        ("Host : footnote.example",),
        ("Host: evil.example", "X-Forwarded-Host: footnote.example"),
        ("Host: evil.example", "Forwarded: host=footnote.example"),
    ],
    ids=lambda headers: " + ".join(headers) or "none",
)
async def test_a_host_that_is_missing_doubled_or_only_claimed_is_refused(
    port: int, headers: tuple[str, ...]
) -> None:
    reply = await raw(port, "/api/articles", *headers, f"Origin: {ALLOWED[0]}")
    assert reply.status == 400
    assert reply.header("access-control-allow-origin") is None


async def test_of_two_origins_neither_is_believed(port: int) -> None:
    pair = ("Origin: https://news.example", "Origin: https://evil.example")
    for both in (pair, pair[::-1]):
        reply = await raw(port, "/api/articles", "Host: localhost", *both)
        assert reply.header("access-control-allow-origin") != "https://evil.example"


async def test_a_whole_address_as_the_target_changes_nothing(port: int) -> None:
    target = "http://footnote.example/api/articles"
    assert (await raw(port, target, "Host: evil.example")).status == 400
