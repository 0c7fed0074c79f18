"""The widget's loader: small, whole, at an address that never changes."""

import base64
import gzip
import hashlib
import re

import httpx
import minify
import pytest
import pytest_asyncio
from fastapi import FastAPI
from scripted import Scripted
from wire import HOST, request

from chatbot.settings import Settings
from chatbot.web import server, widget

running = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def app() -> FastAPI:
    return server.create(Scripted(), Settings())


def test_it_weighs_no_more_than_five_kilobytes() -> None:
    assert len(gzip.compress(widget.script())) <= 5_000


def test_what_is_served_is_made_of_what_is_written() -> None:
    made = minify.string("text/javascript", widget.source())
    assert widget.script().decode() == made, "run `make widget`"


def test_it_keeps_nothing_and_names_no_host() -> None:
    source = widget.script().decode()
    assert not re.search(r"localStorage|sessionStorage|cookie|https?://|\beval\b|innerHTML", source)
    assert "'*'" not in source and '"*"' not in source


def test_the_tag_holds_the_digest_of_the_file() -> None:
    digest = base64.b64encode(hashlib.sha384(widget.script()).digest()).decode()
    tag = widget.tag("https://footnote.example/", "harbour")
    assert f'src="https://footnote.example/{widget.versioned()}"' in tag
    assert f'integrity="sha384-{digest}" crossorigin="anonymous"' in tag
    assert 'data-article="harbour"' in tag


def test_what_the_tag_is_made_of_is_escaped() -> None:
    assert "<" not in widget.tag('https://x.example/"><b>', '"><i>')[1:].replace("></script>", "")


@running
@pytest.mark.parametrize(
    ("name", "keep"), [(widget.FILE, "max-age=300"), (widget.versioned(), "immutable")]
)
@pytest.mark.parametrize("takes", ["", "gzip, br"])
async def test_it_is_served_whole_and_kept_as_long_as_it_is_true(
    app: FastAPI, name: str, keep: str, takes: str
) -> None:
    reply = await request(app, "GET", f"/{name}", [HOST, ("accept-encoding", takes)])
    packed = reply.header("content-encoding") == "gzip"
    assert packed is bool(takes)
    assert (gzip.decompress(reply.body) if packed else reply.body) == widget.script()
    assert keep in (reply.header("cache-control") or "")
    assert "Origin" in (reply.header("vary") or "")
    assert reply.header("cross-origin-resource-policy") == "cross-origin"


@running
async def test_another_digest_is_not_served(app: FastAPI) -> None:
    reply = await request(app, "GET", "/widget-0123456789ab.js", [HOST])
    assert reply.status == 404


@running
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/embed?article=the-river", 200),
        ("/embed?page=A%20paper", 200),
        ("/embed?page=https://elsewhere.example/", 404),
        ("/embed?article=the-moon", 404),
        ("/demo?article=the-river", 200),
        ("/demo?article=the-moon", 404),
    ],
)
async def test_a_page_is_of_the_article_that_is_named(app: FastAPI, path: str, status: int) -> None:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        assert (await client.get(path)).status_code == status
