"""The HTTP interface: one question in, events out; and the articles that can be asked about."""

import asyncio
import hashlib
import json
from collections.abc import AsyncGenerator, Callable, Coroutine, Mapping
from dataclasses import asdict
from typing import Any, Protocol

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from chatbot.asking import intake
from chatbot.asking.question import Question
from chatbot.errors import LimitReached, QuestionRejected, TooBusy
from chatbot.events import Event
from chatbot.web import journal
from chatbot.web.limits import Limits
from chatbot.web.problem import Refused, problem
from chatbot.web.relay import STOPPING, relay
from chatbot.web.sites import is_welcome
from chatbot.web.stream import BEAT_SECONDS, EventStream, frames
from index.errors import ArticleUnknown
from index.types import Article

RETRY_SECONDS = "5"
FIELDS = {"question", "article", "history"}

router = APIRouter()


class Articles(Protocol):
    """The part of the index that this interface reads."""

    def articles(self) -> tuple[Article, ...]:
        """Every article of the index."""

    def article(self, article_id: str, /) -> Article:
        """The article of that id; raises ArticleUnknown."""


class Answering(Protocol):
    """What this interface needs of whoever answers."""

    @property
    def index(self) -> Articles:
        """Where the articles are."""

    def ask(self, question: Question, /) -> AsyncGenerator[Event, None]:
        """The events of one answer; closing them stops it. Raises TooBusy before the first."""

    def starters(self, article_id: str, /) -> tuple[str, ...]:
        """Questions that the article can answer."""

    async def probe(self) -> Mapping[str, str]:
        """A reason by part, `ok` or `off` where it is well; each is asked a real question."""


@router.post("/api/ask")
async def ask(request: Request) -> EventStream:
    """Answer a question with server-sent events, or refuse it before any work is done."""
    answering, stopping = _answering(request), _stopping(request)
    if stopping.is_set():
        raise Refused(problem(503, "stopping", STOPPING, {"Retry-After": RETRY_SECONDS}))
    payload = _payload(request, await request.body())
    # Either may read the disk.
    question = await asyncio.to_thread(_question, payload, answering.index)
    _welcome(request, await asyncio.to_thread(answering.index.article, question.article_id))
    events = relay(_admitted(request, answering.ask(question)), stopping, BEAT_SECONDS)
    return EventStream(frames(events, journal.request_id.get()))


@router.get("/api/articles")
def articles(request: Request) -> JSONResponse:
    """Every article that can be asked about, with its starter questions."""
    answering = _answering(request)
    found = [each for each in answering.index.articles() if _is_welcome(request, each)]
    return JSONResponse([_entry(article, answering) for article in found])


@router.get("/api/articles/{article_id}")
def article(request: Request, article_id: str) -> Response:
    """One article with the text that the spans of citations count in; 304 to whoever has it so."""
    answering = _answering(request)
    found = answering.index.article(article_id)
    _welcome(request, found)
    blocks = [asdict(block) for block in found.blocks]
    reply = JSONResponse({**_entry(found, answering), "text": found.text, "blocks": blocks})
    tag = f'"{hashlib.sha256(reply.body).hexdigest()[:32]}"'
    same = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("If-None-Match") == tag:
        return Response(status_code=304, headers=same)
    reply.headers.update(same)
    return reply


async def refuse(request: Request, error: Exception) -> Response:
    """The response to a fault that is the request's own, not ours."""
    match error:
        case Refused():
            return error.response
        case QuestionRejected():
            return problem(422, "question_rejected", str(error))
        case ArticleUnknown():
            message = "There is no such article; /api/articles lists those there are."
            return problem(404, "unknown_article", message)
        case LimitReached():
            wait = {"Retry-After": str(error.seconds)}
            return problem(429, "limit_reached", str(error), wait)
        case TooBusy():
            return problem(503, "too_busy", str(error), {"Retry-After": RETRY_SECONDS})
    raise error


_Handler = Callable[[Request, Any], Coroutine[Any, Any, Response]]
REFUSALS: dict[int | type[Exception], _Handler] = {
    Refused: refuse,
    QuestionRejected: refuse,
    ArticleUnknown: refuse,
    LimitReached: refuse,
    TooBusy: refuse,
}


def _answering(request: Request) -> Answering:
    answering: Answering = request.app.state.answering
    return answering


def _stopping(request: Request) -> asyncio.Event:
    stopping: asyncio.Event = request.app.state.stopping
    return stopping


def _admitted(request: Request, events: AsyncGenerator[Event, None]) -> AsyncGenerator[Event, None]:
    limits: Limits = request.app.state.limits
    return limits.admit(events, request.client.host if request.client else "", _site(request))


def _site(request: Request) -> str:
    """The site whose page asks, as its browser says; "" where no page does."""
    return request.headers.get("Origin", "")


def _is_welcome(request: Request, article: Article) -> bool:
    return is_welcome(_site(request), article, request.app.state.known, request.headers)


def _welcome(request: Request, article: Article) -> None:
    if not _is_welcome(request, article):
        message = "This article is not for that site to show; its entry names those that may."
        raise Refused(problem(403, "not_for_this_site", message))


def _entry(article: Article, answering: Answering) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "version": article.version,
        "sentences": len(article.sentences),
        "questions": answering.starters(article.id),
    }


def _payload(request: Request, body: bytes) -> dict[str, Any]:
    media_type = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if media_type != "application/json" or "Content-Encoding" in request.headers:
        message = "Please send plain JSON, with Content-Type: application/json."
        raise Refused(problem(415, "unsupported_media_type", message))
    try:
        payload = json.loads(body)
    except (ValueError, RecursionError):
        message = "The body is not valid JSON; please correct it."
        raise Refused(problem(400, "invalid_json", message)) from None
    if not isinstance(payload, dict) or not {"question"} <= payload.keys() <= FIELDS:
        message = 'Please send an object with "question", and if need be "article" and "history".'
        raise Refused(problem(422, "invalid_body", message))
    return payload


def _question(payload: dict[str, Any], index: Articles) -> Question:
    article_id = payload["article"] if "article" in payload else _only_article(index)
    question = intake.question(payload["question"], article_id, payload.get("history", ()))
    index.article(question.article_id)
    return question


def _only_article(index: Articles) -> str:
    match index.articles():
        case (article,):
            return article.id
        case ():
            raise ArticleUnknown("There is no article to ask about.")
    raise QuestionRejected('There are several articles; please name one as "article".')
