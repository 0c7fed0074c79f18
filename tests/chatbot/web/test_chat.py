import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from typing import Any

import httpx
import pytest
from browser.scripted import HARBOUR, Scripted
from fastapi import FastAPI

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

import gradio as gr

from chatbot.settings import Settings
from chatbot.web import chat
from chatbot.web.document import FILES
from chatbot.web.limits import Limits
from chatbot.web.visit import Visits


@pytest.fixture
def answering() -> Scripted:
    return Scripted(pause=0)


@pytest.fixture
async def client(answering: Scripted) -> AsyncIterator[httpx.AsyncClient]:
    app = chat.mount(FastAPI(), answering, Settings(), asyncio.Event(), Limits(0))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        yield client


def handlers(answering: Scripted, questions_an_hour: int = 0) -> list[Any]:
    """Those of ask, stop and restart."""
    limits = Limits(questions_an_hour)
    blocks = chat.create(answering, Settings(), asyncio.Event(), limits)
    return [fn.fn for fn in blocks.fns.values()]


async def test_gradio_hands_on_what_was_sent_and_draws_what_comes_of_it(
    answering: Scripted,
) -> None:
    ask, stop, restart = handlers(answering)
    event = gr.EventData(None, {"question": "Which three?", "article": "harbour"})
    one, other = gr.Request(session_hash="one"), gr.Request(session_hash="other")
    first, *_, last = [update async for update in ask(event, one)]
    assert first[0] == "" and last[0] == gr.skip()
    assert 'data-stage="answered"' in last[1]
    assert (await stop(event, one))[:2] == ("", last[1])
    assert 'class="turn"' not in (await stop(event, other))[1]
    assert 'class="turn"' not in (await restart(event, one))[1]


@pytest.mark.parametrize("sent", [None, [], "x"])
async def test_an_event_that_our_own_page_never_sends_asks_nothing(
    answering: Scripted, sent: object
) -> None:
    ask, *_ = handlers(answering)
    updates = ask(gr.EventData(None, sent), gr.Request(session_hash="one"))
    assert ['data-stage="failed"' in update[1] async for update in updates] == [True]
    assert answering.asked == []


@pytest.mark.parametrize("flood", ["ask", "stop", "restart"])
async def test_events_that_no_limit_counts_push_out_no_conversation(
    answering: Scripted, monkeypatch: pytest.MonkeyPatch, flood: str
) -> None:
    monkeypatch.setattr(chat, "Visits", partial(Visits, 3, 3))
    ask, stop, restart = handlers(answering, questions_an_hour=1)
    event = gr.EventData(None, {"question": "Which three?", "article": "harbour"})
    one = gr.Request(session_hash="one")
    _ = [update async for update in ask(event, one)]
    for number in range(10):
        invented = gr.Request(session_hash=f"invented {number}")
        if flood == "ask":
            _ = [update async for update in ask(event, invented)]
        else:
            await {"stop": stop, "restart": restart}[flood](gr.EventData(None, {}), invented)
    assert 'data-stage="answered"' in (await stop(event, one))[1]


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


@pytest.mark.parametrize("page", ["https://news.example/a%7Cb#top", "https://NEWS.example/a|b"])
async def test_the_article_is_found_however_its_address_is_spelled(
    client: httpx.AsyncClient, answering: Scripted, page: str
) -> None:
    answering.articles_ = (replace(HARBOUR, source="https://news.example/a|b"),)
    assert (await client.get("/embed", params={"page": page})).status_code == 200


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


async def test_an_open_page_holds_no_connection(client: httpx.AsyncClient) -> None:
    """A browser has six to a server, so that the seventh page of a reader would not open."""
    assert not (await client.get("/config")).json()["connect_heartbeat"]
