"""Events as server-sent events: their JSON, their frames, and the response that carries them."""

import json
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import asdict
from typing import Any, assert_never

from fastapi.sse import KEEPALIVE_COMMENT, format_sse_event
from starlette.responses import StreamingResponse
from starlette.types import Send

from chatbot.events import Done, Event, Evidence, Failed, Searching, Sentence, Waiting
from index.types import Sentence as ArticleSentence

# A proxy that hears nothing for a while hangs up; a minute is the usual while.
BEAT_SECONDS = 5.0


class EventStream(StreamingResponse):
    """Frames as they come, closed as soon as the reader leaves.

    The status waits for the first frame, so that a fault before it can have a status of its own.
    """

    media_type = "text/event-stream"

    def __init__(self, frames: AsyncGenerator[bytes, None]) -> None:
        super().__init__(frames)
        self._frames = frames

    async def stream_response(self, send: Send) -> None:
        """Send the head with the first frame, then the rest; end by closing the frames."""
        async with aclosing(self._frames) as frames:
            body = await anext(frames)
            head = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
            await send(head)
            await send({"type": "http.response.body", "body": body, "more_body": True})
            async for body in frames:
                await send({"type": "http.response.body", "body": body, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def frames(
    events: AsyncGenerator[Event | None, None], request_id: str
) -> AsyncGenerator[bytes, None]:
    """One frame an event, a comment for None. A failure carries `request_id`, as the log does."""
    async with aclosing(events):
        async for event in events:
            if event is None:
                yield KEEPALIVE_COMMENT
                continue
            data = as_json(event)
            if isinstance(event, Failed):
                data["request_id"] = request_id
            yield format_sse_event(event=type(event).__name__.lower(), data_str=json.dumps(data))


def as_json(event: Event) -> dict[str, Any]:
    """The data of one event. Spans count characters of the article's own text."""
    match event:
        case Waiting():
            return {"place": event.place}
        case Searching():
            return {"query": event.query}
        case Evidence():
            return {"sentences": [_quoted(sentence) for sentence in event.sentences]}
        case Sentence():
            new = [asdict(citation) for citation in event.citations]
            return {**asdict(event.sentence), "new_citations": new}
        case Done():
            return event.answer.as_json()
        case Failed():
            return {"message": event.message}
    assert_never(event)


def _quoted(sentence: ArticleSentence) -> dict[str, Any]:
    return {name: getattr(sentence, name) for name in ("text", "start", "end", "heading")}
