"""What an open page is told, update by update, while its reader asks, stops and begins anew.

An update shows how things stand with the page, so that one too many does no harm. A question that
is stopped ends by itself, and its last update shows so; the page repeats what has had no effect.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Any

from chatbot.asking import intake
from chatbot.errors import ChatFault
from chatbot.events import Event
from chatbot.web.api import Answering
from chatbot.web.exchange import Exchange, follow, history
from chatbot.web.relay import BROKEN, relay
from chatbot.web.rendering import exchange_html
from chatbot.web.visit import Exchanges, Visit
from index.errors import ArticleUnknown, IndexFault
from index.types import Article

# The page takes a server that it does not hear for lost, and Gradio notices that a reader has left
# between two updates, so they must not stay away for long.
BEAT_SECONDS = 0.5

GONE = "This article is no longer here; please open the page anew."
CHANGED = (
    "The article has changed since you opened it; to ask again opens its new version, and with it "
    "a new conversation."
)
_NO_ARTICLE = Article("", "", "", "", "", (), ())

Sent = dict[str, Any]
Admit = Callable[[AsyncGenerator[Event, None]], AsyncGenerator[Event, None]]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Update:
    """The finished turns and the last one as HTML, None where they stay as they are."""

    past: str | None
    current: str | None
    pulse: str


async def ask(
    answering: Answering,
    stopping: asyncio.Event,
    visit: Visit,
    sent: Sent,
    admit: Admit = lambda events: events,
) -> AsyncGenerator[Update, None]:
    """Answer the question sent; one that was begun or stopped already is only told of.

    `admit` counts it, and raises LimitReached where it is one too many.
    """
    number = _number(sent, "number", visit.number + 1)
    visit.clear(_number(sent, "cleared", 0))
    stopped = visit.begin(number)
    if stopped is None:
        yield _now(visit)
        return
    earlier = visit.exchanges[:-1] if sent.get("again") else visit.exchanges

    def alone(events: AsyncGenerator[Event, None]) -> AsyncGenerator[Event, None]:
        return visit.alone(admit(events))

    beat, shown, past = 0, None, _past(earlier)
    try:
        async with aclosing(_grow(answering, stopping, stopped, earlier, sent, alone)) as grown:
            async for exchange in grown:
                if stopped.is_set():
                    break
                beat += 1
                visit.exchanges = (*earlier, exchange)
                current = None if exchange is shown else _current(visit)
                yield Update(None if shown else past, current, f"{number}.{beat}")
                shown = exchange
        if stopped.is_set() and visit.holds(number):
            yield _now(visit)
    finally:
        visit.stop(number)  # Gradio closes what no reader hears.


def stop(visit: Visit, sent: Sent) -> Update:
    """End the question named, which may not have come yet."""
    visit.clear(_number(sent, "cleared", 0))
    visit.stop(_number(sent, "number", visit.number), taken_back=bool(sent.get("taken_back")))
    return _now(visit)


def restart(visit: Visit, sent: Sent) -> Update:
    """Forget the conversation; the events that follow say so too, for they may overtake it."""
    visit.clear(_number(sent, "cleared", visit.number))
    return _now(visit)


async def _grow(
    answering: Answering,
    stopping: asyncio.Event,
    stopped: asyncio.Event,
    earlier: Exchanges,
    sent: Sent,
    admit: Admit,
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
            yield replace(exchange, failure=CHANGED, outdated=True)
            return
        events = relay(admit(answering.ask(question)), stopping, BEAT_SECONDS, stopped)
        async with aclosing(events):
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


def _now(visit: Visit) -> Update:
    return Update(_past(visit.exchanges[:-1]), _current(visit), "")


def _past(exchanges: Exchanges) -> str:
    return "".join(map(exchange_html, exchanges))


def _current(visit: Visit) -> str:
    """The last turn, or none, and the last of the page's questions that this takes account of."""
    turn = exchange_html(visit.exchanges[-1], is_last=True) if visit.exchanges else ""
    return f'<div data-number="{visit.number}">{turn}</div>'


def _number(sent: Sent, name: str, default: int) -> int:
    number = sent.get(name)
    return number if isinstance(number, int) and number >= 0 else default
