"""The log: one line a record whatever is in it, and one record an answer, without its text."""

import logging
import re
import sys
from contextvars import ContextVar
from types import TracebackType

from chatbot.answer import Answer
from chatbot.errors import ChatFault
from chatbot.events import Done, Event, Failed

request_id: ContextVar[str] = ContextVar("request_id", default="-")

# Everything a terminal or a log reader could take for a new line, a colour or a direction.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

_log = logging.getLogger(__name__)


class OneLine(logging.Formatter):
    """Escapes control characters in messages; a traceback stands indented below its line."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:
        """The record as one line, with the id of the request in whose course it was made."""
        record.request_id = request_id.get()
        return _escape(super().formatMessage(record))

    def formatException(self, ei: _ExcInfo) -> str:
        """The traceback; no line of it can pass for a record."""
        lines = super().formatException(ei).split("\n")
        return "\n".join("    " + _escape(line) for line in lines)


def configure() -> None:
    """Log to standard error: our own records, and warnings of everyone else's."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("bm25s").setLevel(logging.WARNING)  # It sets itself to DEBUG.
    logging.getLogger("chatbot").setLevel(logging.INFO)


def record_answer(last: Event | ChatFault | None, seconds: float) -> None:
    """One record for an answer whose last event was `last`; in mid-answer the reader had left."""
    steps = _steps(last.answer) if isinstance(last, Done) else ""
    _log.info("answer status=%s total=%.2f%s", _status(last), seconds, steps)


def _status(last: Event | ChatFault | None) -> str:
    match last:
        case Done():
            return last.answer.status
        case Failed():
            return "failed"
        case ChatFault():
            return "turned_away"
        case _:
            return "left"


def _steps(answer: Answer) -> str:
    seconds = {"evidence": answer.seconds.evidence, "first": answer.seconds.first_sentence}
    counts = {"writer_calls": answer.writer_calls, "dropped": answer.dropped}
    pairs = [f"{name}={value:.2f}" for name, value in seconds.items() if value is not None]
    return " ".join(["", *pairs, *(f"{name}={value}" for name, value in counts.items())])


def _escape(text: str) -> str:
    return _UNSAFE.sub(lambda match: match[0].encode("unicode_escape").decode(), text)
