"""The writer: a chat model behind an OpenAI-compatible endpoint, ours or the publisher's own."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing, contextmanager
from dataclasses import dataclass
from typing import cast

import httpx2
import openai
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import BaseMessage
from langchain_core.runnables import Runnable, RunnableLambda
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from chatbot.errors import WriterUnavailable
from chatbot.reading.evidence import Brief
from chatbot.writing.budget import UNLIMITED, Budget
from chatbot.writing.confidence import OnToken, Token

LONGEST_ANSWER_TOKENS, LONGEST_LARGE_ANSWER_TOKENS = 160, 320
LATELY_SECONDS, LATELY_SECONDS_REMOTE = 10.0, 600.0


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a chat model answers, by which name and key, and how long an answer may be.

    `tells_probabilities` is whether it may be asked for those of its tokens: some refuse to be.
    """

    url: str
    key: str
    model: str
    most_tokens: int = LONGEST_ANSWER_TOKENS
    tells_probabilities: bool = False


Chat = Callable[[Endpoint, float], BaseChatModel]
"""What makes the chat model at an endpoint, given the longest wait in seconds."""


def chat_model(endpoint: Endpoint, seconds: float) -> ChatOpenAI:
    """The chat model at `endpoint`; `seconds` bounds the wait for each piece of its stream."""
    return ChatOpenAI(
        base_url=endpoint.url,
        api_key=SecretStr(endpoint.key or "none"),  # Without one it would look for another's.
        model_kwargs={} if endpoint.key else {"extra_headers": {"Authorization": openai.Omit()}},
        model=endpoint.model,
        temperature=0,
        max_completion_tokens=endpoint.most_tokens,
        timeout=seconds,
        max_retries=0,  # A second try would double the wait; the evidence is quoted instead.
        streaming=True,
        # Its own bound is a wait_for, which in Python 3.11 forgets that it was cancelled where a
        # piece has come. A stream that only says it lives is bounded in Writer.
        stream_chunk_timeout=None,
    )


class Writer:
    """Words briefs. The endpoint is asked for at every brief: a restarted engine has a new one.

    `seconds` bounds the wait for each piece of the stream; every call is one of `budget`.
    """

    def __init__(
        self,
        endpoint: Callable[[], Endpoint],
        messages: Runnable[Brief, list[BaseMessage]],
        seconds: float,
        budget: Budget = UNLIMITED,
        lately: float = LATELY_SECONDS,
        clock: Callable[[], float] = time.monotonic,
        chat: Chat = chat_model,
    ) -> None:
        self._endpoint = endpoint
        self._seconds = seconds
        self._budget = budget
        self._lately = lately
        self._clock = clock
        self._chat = chat
        self._spoke_at = float("-inf")
        self._made: tuple[Endpoint, BaseChatModel] | None = None
        self._messages = messages

    async def words(
        self, brief: Brief, on_token: OnToken | None = None
    ) -> AsyncGenerator[str, None]:
        """The draft for `brief`, piece by piece; closing it frees the writer. `on_token` is given
        its tokens, each before its piece, where the endpoint tells how likely they were.

        Raises WriterUnavailable where no endpoint answers, or it fails in the middle, and
        BudgetSpent where it may not be called today.
        """
        await asyncio.to_thread(self._budget.spend)
        async with aclosing(self._said(brief, on_token)) as pieces:
            async for piece in pieces:
                yield piece

    async def _said(self, brief: Brief, on_token: OnToken | None) -> AsyncGenerator[str, None]:
        try:
            # What an endpoint tells without being asked may have any shape.
            heard = on_token if self._endpoint().tells_probabilities else None
            with faults_mapped():
                async with aclosing(_stream(self._chain(heard is not None), brief)) as pieces:
                    while (piece := await self._next(pieces)) is not None:
                        self._spoke_at = self._clock()
                        if heard:
                            _tell(piece, heard)
                        yield piece.text
        except WriterUnavailable:
            self._spoke_at = float("-inf")
            raise

    def _chain(self, is_heard: bool) -> Runnable[Brief, BaseMessage]:
        def model(_: list[BaseMessage]) -> Runnable[LanguageModelInput, BaseMessage]:
            # One alternative, for none may be read as the usual twenty.
            return self.model().bind(logprobs=True, top_logprobs=1) if is_heard else self.model()

        return self._messages | RunnableLambda(model)

    async def _next(self, pieces: AsyncGenerator[BaseMessage, None]) -> BaseMessage | None:
        async with asyncio.timeout(self._seconds):
            return await anext(pieces, None)

    @property
    def is_spent(self) -> bool:
        """Whether it may not be called any more today."""
        return self._budget.is_spent

    @property
    def spoke_lately(self) -> bool:
        """Whether it gave a piece in the last `lately` seconds: a writer that is busy, or paid for
        each call, need not be asked if it is there.

        Raises WriterUnavailable where its engine is down since.
        """
        self._endpoint()
        return self._clock() - self._spoke_at < self._lately

    async def warm(self, brief: Brief) -> None:
        """Let the writer read the constant head of its prompt once, before a reader waits. It takes
        nothing of what readers may spend, and is left where that is spent.
        """
        if self.is_spent:
            return
        async with aclosing(self._said(brief, None)) as words:
            await anext(words, None)

    def model(self) -> BaseChatModel:
        """The chat model at the endpoint of the moment. Raises WriterUnavailable without one."""
        endpoint = self._endpoint()
        if self._made is None or self._made[0] != endpoint:
            self._made = (endpoint, self._chat(endpoint, self._seconds))
        return self._made[1]


@contextmanager
def faults_mapped() -> Iterator[None]:
    """Raises WriterUnavailable for whatever goes wrong between us and an endpoint."""
    try:
        yield
    # Only a bad address and what cannot be parsed come as they are, as a ValueError mostly.
    except (openai.OpenAIError, httpx2.InvalidURL, ValueError, TimeoutError) as error:
        raise WriterUnavailable(
            f"the writer does not answer ({type(error).__name__}); see `python -m chatbot doctor`"
        ) from error


def _stream(chain: Runnable[Brief, BaseMessage], brief: Brief) -> AsyncGenerator[BaseMessage, None]:
    """LangChain's stream is a generator, though it is not declared one: it must be closed."""
    return cast(AsyncGenerator[BaseMessage, None], chain.astream(brief))


def _tell(piece: BaseMessage, on_token: OnToken) -> None:
    told = piece.response_metadata.get("logprobs") or {}
    for token in told.get("content") or ():
        on_token(Token(token["token"], token["logprob"]))
