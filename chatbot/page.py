"""The page a reader sees: Gradio draws the conversation, our own document everything around it.

One handler streams an answer, two small ones stop it and begin anew. Policy is elsewhere:
intake judges the question, relay ends every answer, rendering escapes every text.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI
from fastapi.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from gradio.themes.utils.fonts import Font

from chatbot import intake
from chatbot.api import Answering
from chatbot.document import FILES, STATIC, document, entry_tags, file_tags
from chatbot.errors import ChatFault
from chatbot.exchange import Exchange, follow, history, stop
from chatbot.relay import BROKEN, relay
from chatbot.rendering import exchange_html
from chatbot.settings import Settings
from index.errors import ArticleUnknown, IndexFault
from index.types import Article

Exchanges = tuple[Exchange, ...]
Skip = dict[str, Any]
Update = tuple[str | Skip, str | Skip, str, Exchanges | Skip]

# Gradio notices that a reader has left between two updates, so they must not stay away for long.
BEAT_SECONDS = 0.5
KEPT = 50
"""Exchanges that one open page holds; older ones leave it."""

GONE = "This article is no longer here; please open the page anew."
CHANGED = "The article has changed since you opened it; please reload the page."
_NO_ARTICLE = Article("", "", "", "", "", (), ())

# Gradio runs this in the browser when it has drawn its part, and finds the events' names in it.
_CONNECT = "window.footnote.connect(trigger, watch); // 'ask' 'stop' 'restart'"
_BEAT = "watch('value', window.footnote.beat);"

_log = logging.getLogger(__name__)


def create(answering: Answering, settings: Settings, stopping: asyncio.Event) -> gr.Blocks:
    """The conversation: finished turns, the turn in the making, and the events between them."""

    async def ask(earlier: Exchanges, event: gr.EventData) -> AsyncGenerator[Update, None]:
        sent = event._data if isinstance(event._data, dict) else {}
        earlier = stop(earlier)[-KEPT:]
        if sent.get("again"):
            earlier = earlier[:-1]
        past: str | Skip = _past(earlier)
        shown, beat = None, 0
        async with aclosing(_exchange(answering, stopping, earlier, sent)) as grown:
            async for exchange in grown:
                beat += 1
                if exchange is shown:
                    yield gr.skip(), gr.skip(), str(beat), gr.skip()
                else:
                    current = exchange_html(exchange, is_last=True)
                    yield past, current, str(beat), (*earlier, exchange)
                past, shown = gr.skip(), exchange

    blocks = gr.Blocks(title="Footnote", analytics_enabled=False)
    with blocks:
        exchanges = gr.State(())
        past = gr.HTML("", js_on_load=None, apply_default_css=False)
        current = gr.HTML("", js_on_load=_CONNECT, apply_default_css=False, elem_id="current")
        pulse = gr.HTML("", js_on_load=_BEAT, visible="hidden", elem_id="pulse")
        outputs: Any = {"inputs": exchanges, "outputs": [past, current, pulse, exchanges]}
        quiet: Any = {"show_progress": "hidden", "api_visibility": "private"}
        # The page lets nobody ask twice at once; Gradio would also drop what comes too soon after.
        asking = current.ask(ask, trigger_mode="multiple", **outputs, **quiet)
        current.stop(lambda earlier: _update(stop(earlier)), cancels=asking, **outputs, **quiet)
        current.restart(lambda _: _update(()), cancels=asking, **outputs, **quiet)
    # The gate decides how many answers are in the making; Gradio's queue holds none of them back.
    room = settings.answers_at_once + settings.answers_waiting
    blocks.queue(max_size=room, default_concurrency_limit=None, api_open=False)
    return blocks


def mount(
    app: FastAPI, answering: Answering, settings: Settings, stopping: asyncio.Event
) -> FastAPI:
    """Serve the page at `/`, its files under `/static/`, and Gradio behind it."""
    frontend = Path(gr.__file__).parent / "templates" / "frontend" / "index.html"
    tags = f"{file_tags()}\n{entry_tags(frontend.read_text('utf-8'))}"

    def page(article: str = "") -> Response:
        return _page(answering, article, tags)

    app.add_api_route("/", page, methods=["GET", "HEAD"], include_in_schema=False)
    for name in FILES:
        app.add_api_route(f"/static/{name}", _file(name), include_in_schema=False)
    gr.mount_gradio_app(
        app,
        create(answering, settings, stopping),
        path="/",
        theme=_theme(),
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size=1,
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
    )
    return app


async def _exchange(
    answering: Answering, stopping: asyncio.Event, earlier: Exchanges, sent: dict[str, Any]
) -> AsyncGenerator[Exchange, None]:
    """The exchange as it grows. A question that is turned away ends in its failure."""
    exchange = Exchange(str(sent.get("question"))[: intake.QUESTION_CHARS], _NO_ARTICLE)
    try:
        question = intake.question(sent.get("question"), sent.get("article"))
        question = replace(question, history=history(earlier))
        # It reads the disk where the index has been built anew.
        article = await asyncio.to_thread(answering.index.article, question.article_id)
        exchange = replace(exchange, article=article)
        if sent.get("version") not in (None, article.version):
            # Citations would lead to other sentences of the text that the reader has before them.
            yield replace(exchange, failure=CHANGED)
            return
        async with aclosing(relay(answering.ask(question), stopping, BEAT_SECONDS)) as events:
            yield exchange
            async for event in events:
                exchange = follow(exchange, event) if event else exchange
                yield exchange
    except ChatFault as fault:
        yield replace(exchange, failure=str(fault))
    except ArticleUnknown:
        yield replace(exchange, failure=GONE)
    except IndexFault:
        _log.exception("An article could not be had.")
        yield replace(exchange, failure=BROKEN)


def _update(exchanges: Exchanges) -> Update:
    current = exchange_html(exchanges[-1], is_last=True) if exchanges else ""
    return _past(exchanges[:-1]), current, "", exchanges


def _past(exchanges: Exchanges) -> str:
    return "".join(map(exchange_html, exchanges))


def _page(answering: Answering, article_id: str, tags: str) -> Response:
    articles = answering.index.articles()
    if not articles:
        return PlainTextResponse("There is no article yet; put one into seeds/ and restart.", 503)
    try:
        article = answering.index.article(article_id) if article_id else articles[0]
    except ArticleUnknown:
        return PlainTextResponse("There is no article of that name here.", 404)
    return HTMLResponse(document(article, articles, answering.starters(article.id), tags))


def _file(name: str) -> Any:
    # The URLs carry a digest of the file, so a copy never goes stale.
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return lambda: FileResponse(STATIC / name, headers=headers)


def _theme() -> gr.themes.Base:
    """Gradio's plainest theme with the system's own fonts, so that no font is fetched."""
    return gr.themes.Base(font=[Font("system-ui")], font_mono=[Font("monospace")])
