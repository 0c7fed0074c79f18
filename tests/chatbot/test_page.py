import asyncio
import os
import threading
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from browser.scripted import HARBOUR, Scripted
from fastapi import FastAPI

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

import gradio as gr

from chatbot import page, relay
from chatbot.document import FILES
from chatbot.exchange import Exchange
from chatbot.settings import Settings
from index.errors import IndexCorrupt
from index.types import Article

WHICH = {"question": "Which three?", "article": "harbour"}


def handler(answering: Scripted, event: str) -> Any:
    blocks = page.create(answering, Settings(), asyncio.Event())
    return next(fn.fn for fn in blocks.fns.values() if fn.targets[0][1] == event)


async def updates(
    answering: Scripted, sent: object, earlier: page.Exchanges = ()
) -> list[page.Update]:
    ask = handler(answering, "ask")
    return [update async for update in ask(earlier, gr.EventData(None, sent))]


async def asked(answering: Scripted, sent: object, earlier: page.Exchanges = ()) -> Any:
    """What the page holds after an answer: of each output, the last that was not skipped."""
    columns = zip(*await updates(answering, sent, earlier), strict=True)
    return [[value for value in column if value != gr.skip()][-1] for column in columns]


@pytest.fixture
def answering() -> Scripted:
    return Scripted(pause=0)


@pytest.fixture
async def client(answering: Scripted) -> AsyncIterator[httpx.AsyncClient]:
    app = page.mount(FastAPI(), answering, Settings(), asyncio.Event())
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        yield client


async def test_each_update_holds_the_turns_before_and_the_last_one(answering: Scripted) -> None:
    past, current, _, exchanges = await asked(answering, WHICH)
    assert past == ""
    assert 'data-stage="answered"' in current
    past, current, _, exchanges = await asked(
        answering, {**WHICH, "question": "Who?"}, earlier=exchanges
    )
    assert 'data-stage="answered"' in past
    assert 'data-stage="refused"' in current
    assert len(exchanges) == 2


async def test_a_follow_up_goes_out_with_what_was_said(answering: Scripted) -> None:
    *_, exchanges = await asked(answering, WHICH)
    await asked(answering, WHICH, earlier=exchanges)
    assert [turn.text for turn in answering.asked[-1].history][:1] == ["Which three?"]


async def test_to_ask_again_puts_the_last_turn_away(answering: Scripted) -> None:
    *_, exchanges = await asked(answering, WHICH)
    *_, exchanges = await asked(answering, {**WHICH, "again": True}, earlier=exchanges)
    assert len(exchanges) == 1
    assert answering.asked[-1].history == ()


async def test_an_open_page_keeps_a_bounded_number_of_turns(answering: Scripted) -> None:
    earlier = (Exchange("Which?", HARBOUR, failure="Too late."),) * (page.KEPT + 5)
    *_, exchanges = await asked(answering, WHICH, earlier=earlier)
    assert len(exchanges) == page.KEPT + 1


@pytest.mark.parametrize("question", ["", "???", "x" * 501, "a\x00b", None, 7, ["Which?"]])
async def test_a_question_out_of_bounds_fails_without_being_asked(
    answering: Scripted, question: object
) -> None:
    _, current, _, exchanges = await asked(answering, {**WHICH, "question": question})
    assert 'data-stage="failed"' in current
    assert exchanges[-1].failure
    assert answering.asked == []


@pytest.mark.parametrize("sent", [None, [], "x", {}, {**WHICH, "article": []}])
async def test_what_our_own_page_never_sends_fails_without_being_asked(
    answering: Scripted, sent: object
) -> None:
    _, current, _, _ = await asked(answering, sent)
    assert 'data-stage="failed"' in current
    assert answering.asked == []


class Unreadable(Scripted):
    def article(self, id: str) -> Article:
        raise IndexCorrupt("the files disagree; build the index again")


@pytest.mark.parametrize(
    ("answering", "said"),
    [(Scripted(articles_=()), page.GONE), (Unreadable(), relay.BROKEN)],
)
async def test_an_article_that_cannot_be_had_is_one_sentence_to_the_reader(
    answering: Scripted, said: str
) -> None:
    _, current, _, exchanges = await asked(answering, WHICH)
    assert exchanges[-1].failure == said
    assert said in current
    assert answering.asked == []


async def test_a_question_to_an_article_that_has_changed_since_is_not_asked(
    answering: Scripted,
) -> None:
    _, current, _, _ = await asked(answering, {**WHICH, "version": "of yesterday"})
    assert page.CHANGED in current
    assert answering.asked == []


class Reloading(Scripted):
    """An index that is read again until `read` is set."""

    read = threading.Event()

    def article(self, id: str) -> Article:
        assert self.read.wait(5)
        return super().article(id)


async def test_other_readers_are_served_while_an_index_is_read_again() -> None:
    answering = Reloading(pause=0)
    asking = asyncio.create_task(asked(answering, WHICH))
    await asyncio.sleep(0)
    answering.read.set()
    _, current, _, _ = await asyncio.wait_for(asking, 5)
    assert 'data-stage="answered"' in current


async def test_the_turns_before_are_sent_once_an_answer(answering: Scripted) -> None:
    *_, exchanges = await asked(answering, WHICH)
    first, *others = [past for past, *_ in await updates(answering, WHICH, exchanges)]
    assert 'data-stage="answered"' in str(first)
    assert others
    assert all(past == gr.skip() for past in others)


async def test_too_many_readers_are_told_so(answering: Scripted) -> None:
    _, current, _, _ = await asked(answering, {**WHICH, "question": "busy?"})
    assert "Many readers are asking" in current


async def test_to_stop_and_to_begin_anew_return_the_turns_as_they_then_are(
    answering: Scripted,
) -> None:
    open_ = (Exchange("Which?", HARBOUR),)
    _, current, _, exchanges = handler(answering, "stop")(open_)
    assert 'data-stage="stopped"' in current
    assert handler(answering, "restart")(exchanges) == ("", "", "", ())


async def test_the_silence_of_the_writer_is_filled_with_beats(
    answering: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "BEAT_SECONDS", 0.01)
    updates = handler(answering, "ask")((), gr.EventData(None, {**WHICH, "question": "stall"}))
    (_, current, *_), *silent = [await anext(updates) for _ in range(5)]
    await updates.aclose()
    await asyncio.sleep(0.01)
    assert 'data-stage="searching"' in current
    assert silent == [(gr.skip(), gr.skip(), beat, gr.skip()) for beat in "2345"]
    assert answering.closed == 1


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
