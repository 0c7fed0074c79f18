"""The conversation in the page: Gradio draws it, our own document everything around it.

One handler streams an answer, two small ones stop it and begin anew; what they tell the page is
in updates. Gradio could cancel a handler from outside, but in no certain order with other events:
the page would be left with a turn that nobody ends. It could keep what a page remembers too, but
with a connection to each open page, of which a browser has six: a seventh page would not open.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI
from gradio.themes.utils.fonts import Font

from chatbot.events import Event
from chatbot.settings import Settings
from chatbot.web import pages, updates
from chatbot.web.api import Answering
from chatbot.web.document import entry_tags, file_tags
from chatbot.web.limits import Limits
from chatbot.web.updates import Sent, Update
from chatbot.web.visit import Visits

Outputs = tuple[Any, Any, Any]

# Gradio's script names a page with eleven; another client may say what it likes.
NAME_CHARS = 40

# Gradio runs this in the browser when it has drawn its part, and finds the events' names in it.
_CONNECT = "window.footnote.connect(trigger, watch); // 'ask' 'stop' 'restart'"
_BEAT = "watch('value', window.footnote.beat);"


def create(
    answering: Answering, settings: Settings, stopping: asyncio.Event, limits: Limits
) -> gr.Blocks:
    """The conversation: finished turns, the turn in the making, and the events between them."""
    visits = Visits()

    async def ask(event: gr.EventData, page: gr.Request) -> AsyncGenerator[Outputs, None]:
        sent, name = _sent(event), _name(page)
        visit = visits.of(name)

        def admit(events: AsyncGenerator[Event, None]) -> AsyncGenerator[Event, None]:
            site = str(sent.get("site", ""))
            return visits.keeping(name, visit, limits.admit(events, _reader(page), site))

        told = updates.ask(answering, stopping, visit, sent, admit)
        async with aclosing(told):
            async for update in told:
                yield _outputs(update)

    # Not in a thread, where what they change could change meanwhile.
    async def stop(event: gr.EventData, page: gr.Request) -> Outputs:
        return _outputs(updates.stop(visits.of(_name(page)), _sent(event)))

    async def restart(event: gr.EventData, page: gr.Request) -> Outputs:
        return _outputs(updates.restart(visits.of(_name(page)), _sent(event)))

    blocks = gr.Blocks(title="Footnote", analytics_enabled=False)
    with blocks:
        past = gr.HTML("", js_on_load=None, apply_default_css=False)
        current = gr.HTML("", js_on_load=_CONNECT, apply_default_css=False, elem_id="current")
        pulse = gr.HTML("", js_on_load=_BEAT, visible="hidden", elem_id="pulse")
        outputs = [past, current, pulse]
        # The page lets nobody ask twice at once; Gradio would also drop what comes too soon after.
        way: Any = {"trigger_mode": "multiple", "show_progress": "hidden"}
        for listen, handler in (
            (current.ask, ask),
            (current.stop, stop),
            (current.restart, restart),
        ):
            listen(handler, inputs=None, outputs=outputs, api_visibility="private", **way)
    # The gate decides how many answers are in the making; Gradio's queue holds none of them back.
    room = settings.answers_at_once + settings.answers_waiting
    blocks.queue(max_size=room, default_concurrency_limit=None, api_open=False)
    return blocks


def mount(
    app: FastAPI,
    answering: Answering,
    settings: Settings,
    stopping: asyncio.Event,
    limits: Limits,
) -> FastAPI:
    """Serve the pages, and Gradio behind them."""
    frontend = Path(gr.__file__).parent / "templates" / "frontend" / "index.html"
    tags = f"{file_tags()}\n{entry_tags(frontend.read_text('utf-8'))}"

    pages.add(app, answering, settings.embed_origins, tags)
    gr.mount_gradio_app(
        app,
        create(answering, settings, stopping, limits),
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


def _sent(event: gr.EventData) -> Sent:
    """What the page sent with an event; nothing where it is not of the kind that it sends."""
    return event._data if isinstance(event._data, dict) else {}


def _name(page: gr.Request) -> str:
    """What the page calls itself."""
    return str(page.session_hash)[:NAME_CHARS]


def _reader(page: gr.Request) -> str:
    """The address of whoever reads the page."""
    client = getattr(page, "client", None)
    return str(client.host) if client else ""


def _outputs(update: Update) -> Outputs:
    past, current = (gr.skip() if part is None else part for part in (update.past, update.current))
    return past, current, update.pulse


def _theme() -> gr.themes.Base:
    """Gradio's plainest theme with the system's own fonts, so that no font is fetched."""
    return gr.themes.Base(font=[Font("system-ui")], font_mono=[Font("monospace")])
