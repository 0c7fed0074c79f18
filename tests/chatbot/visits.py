"""Questions as the page sends them, and what it shows after an answer."""

import asyncio
from collections.abc import AsyncGenerator

from browser.scripted import Scripted

from chatbot.web import updates
from chatbot.web.updates import Update
from chatbot.web.visit import Visit

WHICH: updates.Sent = {"question": "Which three?", "article": "harbour"}
STALL = {**WHICH, "question": "stall"}


def asking(
    answering: Scripted, sent: updates.Sent, visit: Visit | None = None
) -> AsyncGenerator[Update, None]:
    return updates.ask(answering, asyncio.Event(), visit or Visit(), sent)


async def asked(
    answering: Scripted, sent: updates.Sent, visit: Visit | None = None
) -> tuple[str | None, str | None]:
    """What the page shows after an answer: of its parts, the last that did not stay as it was."""
    told = [update async for update in asking(answering, sent, visit)]
    past = [update.past for update in told if update.past is not None]
    current = [update.current for update in told if update.current is not None]
    return past[-1], current[-1]
