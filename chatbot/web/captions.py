"""The page's own words, and what an exchange is in plain text. Knows no HTML."""

from typing import Literal

from chatbot.web.exchange import Exchange
from chatbot.writing.citing import marked

SEARCHING = "Searching the article…"
NEXT = "Others are being answered; your question is next."
IN_LINE = "Others asked before you; your question is number {} in line."
WRITING = "Writing the answer…"
FAILED = "The answer could not be finished; please ask again."
STOPPED = "Stopped; what had been checked by then is kept."
STOPPED_EARLY = "Stopped before a sentence was checked."

Stage = Literal[
    "waiting", "searching", "writing", "answering", "answered", "refused", "failed", "stopped"
]


def stage(exchange: Exchange) -> Stage:
    """How far the exchange has come: the first four are on the way, the others are ends."""
    if exchange.answer is not None:
        return exchange.answer.status
    if exchange.failure:
        return "failed"
    if exchange.stopped:
        return "stopped"
    if exchange.sentences:
        return "answering"
    if exchange.evidence:
        return "writing"
    return "waiting" if exchange.place else "searching"


def in_line(place: int) -> str:
    """Where a question stands in the line, 1 being next."""
    return NEXT if place == 1 else IN_LINE.format(place)


def status(exchange: Exchange) -> str:
    """What a screen reader announces: the stage that was reached, never the answer's words."""
    sentences = _count(len(exchange.sentences), "sentence")
    match stage(exchange):
        case "answered":
            return f"Answer ready, {sentences}, {_count(len(exchange.citations), 'source')}"
        case "refused":
            return exchange.answer.reply if exchange.answer else ""
        case "failed":
            return exchange.failure or FAILED
        case "stopped":
            return f"Stopped, {sentences} kept"
        case "waiting":
            return in_line(exchange.place)
        case _:
            return SEARCHING


def plain_text(exchange: Exchange) -> str:
    """The sentences with their marks, then the numbered sources, for the clipboard."""
    sources = (f"[{citation.number}] {quoted(citation.quote)}" for citation in exchange.citations)
    return "\n".join([marked(exchange.sentences), "", *sources, exchange.article.title])


def quoted(quote: str) -> str:
    """The quote in quotation marks, unless it opens with its own."""
    return quote if quote.startswith(("“", '"', "«", "„")) else f"“{quote}”"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
