import asyncio
import os
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from browser.scripted import HARBOUR, Scripted
from fastapi import FastAPI

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

import gradio as gr

from chatbot import page
from chatbot.document import FILES
from chatbot.settings import Settings
from chatbot.visit import Visit


@pytest.fixture
def answering() -> Scripted:
    return Scripted(pause=0)


@pytest.fixture
async def client(answering: Scripted) -> AsyncIterator[httpx.AsyncClient]:
    app = page.mount(FastAPI(), answering, Settings(), asyncio.Event())
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        yield client


def handler(answering: Scripted, event: str) -> Any:
    blocks = page.create(answering, Settings(), asyncio.Event())
    return next(fn.fn for fn in blocks.fns.values() if fn.targets[0][1] == event)


async def test_gradio_hands_on_what_was_sent_and_draws_what_comes_of_it(
    answering: Scripted,
) -> None:
    visit, event = Visit(), gr.EventData(None, {"question": "Which three?", "article": "harbour"})
    first, *_, last = [update async for update in handler(answering, "ask")(visit, event)]
    assert first[0] == "" and last[0] == gr.skip()
    assert 'data-stage="answered"' in last[1] and last[3] is visit
    past, current, _, _ = await handler(answering, "stop")(visit, event)
    assert (past, current) == ("", last[1])
    past, current, _, _ = await handler(answering, "restart")(visit, event)
    assert past == "" and 'class="turn"' not in current


@pytest.mark.parametrize("sent", [None, [], "x"])
async def test_an_event_that_our_own_page_never_sends_asks_nothing(
    answering: Scripted, sent: object
) -> None:
    updates = handler(answering, "ask")(Visit(), gr.EventData(None, sent))
    assert ['data-stage="failed"' in update[1] async for update in updates] == [True]
    assert answering.asked == []


async def test_the_page_shows_the_article_before_any_script_runs(client: httpx.AsyncClient) -> None:
    html = (await client.get("/")).text
    assert "The town council of Marrow Bay voted on Tuesday" in html
    assert "written by AI" in html


@pytest.mark.parametrize(
    ("articles", "path", "status"),
    [((HARBOUR,), "/?article=harbour", 200), ((HARBOUR,), "/?article=x", 404), ((), "/", 503)],
)
async def test_an_article_that_is_not_there_is_said_to_be_missing(
    client: httpx.AsyncClient, answering: Scripted, articles: Any, path: str, status: int
) -> None:
    answering.articles_ = articles
    assert (await client.get(path)).status_code == status


async def test_the_page_offers_what_is_offered_now(
    client: httpx.AsyncClient, answering: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    await client.get("/")
    monkeypatch.setattr(answering, "starters", lambda _: ("What is new?",))
    assert "What is new?" in (await client.get("/")).text


@pytest.mark.parametrize("name", FILES)
async def test_files_may_be_kept_for_ever(client: httpx.AsyncClient, name: str) -> None:
    reply = await client.get(f"/static/{name}")
    assert reply.status_code == 200
    assert "immutable" in reply.headers["cache-control"]


async def test_gradio_offers_no_endpoint_of_its_own(client: httpx.AsyncClient) -> None:
    info = (await client.get("/gradio_api/info")).json()
    assert (info["named_endpoints"], info["unnamed_endpoints"]) == ({}, {})


async def test_gradio_shows_neither_footer_nor_history(client: httpx.AsyncClient) -> None:
    config = (await client.get("/config")).json()
    assert (config["footer_links"], config["run_history"]) == ([], False)
    assert not config["analytics_enabled"]
    assert not config["show_error"]
