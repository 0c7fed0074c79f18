"""The stock chain: two-step RAG as LangChain's documentation builds it, to be measured against.

docs.langchain.com, "Build a RAG agent with LangChain", the part "RAG chains", as of 2026: chunks of
1,000 characters that overlap by 200, in Chroma; the four nearest to the question as it was asked go
into the system prompt; one call to the model, streamed. It cites nothing and checks nothing. The
embedder and the chat model are the ones that Footnote uses in the same run.
"""

import time
from collections.abc import AsyncGenerator, Callable, Iterable
from dataclasses import replace
from typing import Any
from uuid import uuid4

from langchain.agents import create_agent
from langchain.agents.middleware import ModelRequest, dynamic_prompt
from langchain_chroma import Chroma
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk
from langchain_text_splitters import RecursiveCharacterTextSplitter

from chatbot.answer import Answer, AnswerSentence, Seconds, Versions
from chatbot.asking.question import Question
from chatbot.benchmark.refusal import refuses
from chatbot.errors import WriterUnavailable
from chatbot.events import Done, Event
from chatbot.writing.prompting import sections
from chatbot.writing.writer import faults_mapped
from index.adapter import Adapter
from index.embedder import Embedder
from index.store import closed
from index.types import Article
from prompts import Prompt, load

PROMPT = "stock"
NONE = "none"
"""What the versions of its answers call the reader model."""

CHUNK_CHARS = 1_000
OVERLAP_CHARS = 200
CHUNKS = 4


class Stock:
    """Answers questions about `articles` with the chat model of the moment, one store an article.

    `versions` are Footnote's own, of which those of writer and embedder are its too.
    """

    def __init__(
        self,
        articles: Iterable[Article],
        embedder: Embedder,
        model: Callable[[], BaseChatModel],
        versions: Versions,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        prompt = load(PROMPT)
        _, (system, turn) = sections(prompt)
        self._system, self._turn = Prompt(PROMPT, system), Prompt(PROMPT, turn)
        self._articles = {article.id: article for article in articles}
        self._stores = {each.id: _store(each, embedder) for each in self._articles.values()}
        self._model = model
        self._clock = clock
        self.versions = replace(versions, prompt=prompt.sha256, reader=NONE)

    def close(self) -> None:
        """Let go of the vectors."""
        for store in self._stores.values():
            store.delete_collection()
        self._stores.clear()

    async def ask(self, question: Question) -> AsyncGenerator[Event, None]:
        """The one event of an answer, Done. The answer is failed where the model is not there.

        `first_sentence` of its seconds is the time to the first token.
        """
        version = self._articles[question.article_id].version
        versions = replace(self.versions, article=version)
        try:
            with faults_mapped():
                words, first, total = await self._words(question)
        except WriterUnavailable as fault:
            seconds = Seconds(None, None, 0.0)
            yield Done(Answer("failed", "", question.text, versions, seconds, notice=str(fault)))
            return
        refused = refuses(words)
        yield Done(
            Answer(
                status="refused" if refused else "answered",
                text=words,
                query=question.text,
                versions=versions,
                seconds=Seconds(None, first, total),
                sentences=() if refused else (AnswerSentence(words, ()),),
                writer_calls=1,
            )
        )

    async def _words(self, question: Question) -> tuple[str, float | None, float]:
        """All that the model says, and the seconds to its first token and to its end."""
        agent = self._agent(self._stores[question.article_id])
        earlier = [{"role": turn.role, "content": turn.text} for turn in question.history]
        asked = {"role": "user", "content": self._turn.render({"question": question.text})}
        started = self._clock()
        words, first = "", None
        stream = agent.astream({"messages": [*earlier, asked]}, stream_mode="messages")
        async for message, _ in stream:
            if isinstance(message, AIMessageChunk) and message.text:
                first = self._clock() - started if first is None else first
                words += message.text
        return words.strip(), first, self._clock() - started

    def _agent(self, store: Chroma) -> Any:
        """The chain over one article's chunks, as the documentation makes it of an agent."""

        @dynamic_prompt
        async def with_context(request: ModelRequest[Any]) -> str:
            asked = request.state["messages"][-1].text
            found = await store.asimilarity_search(asked, k=CHUNKS)
            context = "\n\n".join(document.page_content for document in found)
            return self._system.render({"context": context})

        return create_agent(self._model(), tools=[], middleware=[with_context])


def _store(article: Article, embedder: Embedder) -> Chroma:
    """The chunks of `article` in a collection in memory."""
    splitter = RecursiveCharacterTextSplitter(
        chunk_size=CHUNK_CHARS, chunk_overlap=OVERLAP_CHARS, add_start_index=True
    )
    name = f"stock-{uuid4()}"  # What is in memory is one for the whole process.
    store = Chroma(name, Adapter(embedder), client_settings=closed())
    store.add_documents(splitter.create_documents([article.text]))
    return store
