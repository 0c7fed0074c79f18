"""Counts what the chat model is asked, and the tokens of it, as the endpoint reports them."""

from dataclasses import dataclass
from typing import Any

from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.messages.ai import UsageMetadata
from langchain_core.outputs import ChatGeneration, LLMResult

from chatbot.writing.writer import Endpoint, chat_model


@dataclass(frozen=True, slots=True)
class Spent:
    """Prompt tokens of the calls for one question, and how many of them were not in the prompt
    cache. None where a call reported none, as one that was let go before its end does not.
    """

    prompt_tokens: int | None
    read_tokens: int | None


class Meter(BaseCallbackHandler):
    """Counts the calls of every chat model it made, for as long as the meter lives."""

    def __init__(self) -> None:
        self._calls = 0
        self._reported: list[UsageMetadata] = []

    def chat_model(self, endpoint: Endpoint, seconds: float) -> BaseChatModel:
        """The writer's chat model, counted; see `writer.chat_model`."""
        model = chat_model(endpoint, seconds)
        return model.model_copy(update={"stream_usage": True, "callbacks": [self]})

    def take(self) -> Spent:
        """What was spent since it was last taken."""
        calls, reported = self._calls, self._reported
        self._calls, self._reported = 0, []
        if len(reported) < calls:
            return Spent(None, None)
        asked = sum(usage["input_tokens"] for usage in reported)
        cached = [usage.get("input_token_details", {}).get("cache_read") for usage in reported]
        known = [count for count in cached if count is not None]
        return Spent(asked, asked - sum(known) if len(known) == calls else None)

    def on_chat_model_start(
        self, serialized: dict[str, Any], messages: list[list[BaseMessage]], **_: Any
    ) -> None:
        """A call begins."""
        self._calls += 1

    def on_llm_end(self, response: LLMResult, **_: Any) -> None:
        """A call came to its end, and reports what it took if the endpoint does."""
        generation = response.generations[0][0]
        message = generation.message if isinstance(generation, ChatGeneration) else None
        if isinstance(message, AIMessage) and message.usage_metadata is not None:
            self._reported.append(message.usage_metadata)
