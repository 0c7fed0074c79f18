"""Answers questions: finds the evidence, has it worded, checked and cited, or refuses.

finding -> no evidence -> refusal, without a call to the writer
        -> evidence    -> wording -> checked sentences with citations, or refusal where nothing
                          holds of what the writer made of doubtful evidence
"""

import asyncio
import math
import time
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing, suppress
from dataclasses import replace

import numpy as np

from chatbot import events, replies
from chatbot.admission import Gate
from chatbot.answer import Nearest, Versions
from chatbot.composition import Composition
from chatbot.errors import WriterUnavailable
from chatbot.evidence import DRAFT, SMALL, Brief, Reach
from chatbot.finding import State, finding
from chatbot.language import spoken
from chatbot.question import Question
from chatbot.reader import Reader
from chatbot.restating import restated
from chatbot.rewriting import Rewriter
from chatbot.starters import Starters
from chatbot.translating import Translator
from chatbot.wording import Wording
from chatbot.writer import Writer
from index.embedder import Embedder
from index.errors import IndexFault
from index.search import Index
from index.types import Article, Hit

_GREETING = Brief((), "Ready?")
_PREPARED = 3
_WARMED = 20


class Answering:
    """All that answers, one per process. Without a `writer` the evidence itself is quoted.

    `versions` names the prompt and the models; the article's version is added to each answer.
    """

    def __init__(
        self,
        *,
        index: Index,
        embedder: Embedder,
        reader: Reader,
        writer: Writer | None,
        versions: Versions,
        gate: Gate,
        starters: Starters,
        translator: Translator,
        rewriter: Rewriter,
        reach: Reach = SMALL,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self.index = index
        self.embedder = embedder
        self.reader = reader
        self.writer = writer
        self.versions = versions
        self._gate = gate
        self._starters = starters
        self._translator = translator
        self._rewriter = rewriter
        self._clock = clock
        # A writer's draft is a second opinion: with one to come, less will do to ask for it.
        self._finding = finding(index, reader, reach, -DRAFT if writer else 0)
        self._wording = Wording(writer, embedder, reach)

    async def ask(self, question: Question) -> AsyncGenerator[events.Event, None]:
        """The events of one answer, ending with Done. Closing it stops the writer.

        Raises TooBusy before the first event where too many readers wait already, and
        ArticleUnknown or another IndexFault where the article cannot be had.
        """
        started = self._clock()
        async with self._gate.place(), aclosing(self._answer(question, started)) as answer:
            async for event in answer:
                yield event

    def starters(self, article_id: str) -> tuple[str, ...]:
        """Up to four questions that the article answers, as the reader model judges."""
        return self._starters.offered(self.index.article(article_id))

    async def probe(self) -> Mapping[str, str]:
        """A real question to store, embedder and writer: "ok", "off", or the reason why not."""
        return {
            "embedder": await asyncio.to_thread(self._probe_embedder),
            "store": await asyncio.to_thread(self._probe_store),
            "writer": await self._probe_writer(),
        }

    async def prepare(self) -> None:
        """Make ready for readers: starter questions for the first articles, then `warm`."""
        for article in self.index.articles()[:_PREPARED]:
            with suppress(WriterUnavailable):  # Then there are fewer of them.
                await self._starters.write(article)
        await self.warm()

    async def warm(self) -> None:
        """Pay once, before the first reader, for what every question shares."""
        for article in self.index.articles()[:_WARMED]:
            await asyncio.to_thread(
                self.embedder.embed, [sentence.text for sentence in article.sentences]
            )
        if self.writer is not None:
            with suppress(WriterUnavailable):  # Then the evidence is quoted until it is back.
                await self.writer.warm(_GREETING)

    async def _answer(
        self, question: Question, started: float
    ) -> AsyncGenerator[events.Event, None]:
        article = await asyncio.to_thread(self.index.article, question.article_id)
        composition = self._composition(article, started)
        if reply := await asyncio.to_thread(replies.fixed, question, article):
            composition.query = question.text
            yield events.Searching(composition.query)
            yield composition.refuse(reply)
            return
        asked = await asyncio.to_thread(replies.without_small_talk, question, article)
        composition.language = await asyncio.to_thread(spoken, asked)
        english, composition.writer_calls = await self._translator.english(asked, article)
        composition.is_query_own = english.text == asked.text
        searched, manner = restated(english)
        state: State = {"question": searched, "article": article}
        async for step in self._finding.astream(state):
            state.update(step)
            if "query" in step:
                composition.query = step["query"]
                yield events.Searching(composition.query)
        evidence = state["evidence"]
        if not evidence.sentences:
            yield composition.refuse(replies.refusal(asked, article), _nearest(state["hits"]))
            return
        # Only now, so that a refusal costs no call to the writer.
        whole, calls = await self._rewriter.whole(searched, article)
        composition.writer_calls += calls
        if whole and (better := await self._better(whole, article)):
            evidence, composition.query = better["evidence"], better["query"]
            composition.is_query_own = False
            yield events.Searching(composition.query)
        yield composition.show(evidence.sentences)
        worded = self._wording.sentences(composition, evidence, manner)
        async with aclosing(worded) as sentences:
            async for event in sentences:
                yield event
        if composition.sentences:
            yield composition.done(replies.foreign_notice(asked, article))
        else:
            yield composition.refuse(replies.refusal(asked, article), _nearest(state["hits"]))

    async def _better(self, whole: Question, article: Article) -> State | None:
        """What is found for a follow-up made whole; None where that is nothing."""
        found = await self._finding.ainvoke({"question": whole, "article": article})
        return found if found["evidence"].sentences else None

    def _composition(self, article: Article, started: float) -> Composition:
        versions = replace(self.versions, article=article.version)
        return Composition(article, versions, self._clock, started)

    def _probe_embedder(self) -> str:
        length = float(np.linalg.norm(self.embedder.embed([f"probe {self._clock()}"])[0]))
        return "ok" if math.isclose(length, 1, abs_tol=1e-3) else "gives vectors of no unit length"

    def _probe_store(self) -> str:
        try:
            self.index.probe()
        except IndexFault as fault:
            return str(fault)
        return "ok"

    async def _probe_writer(self) -> str:
        if self.writer is None:
            return "off"
        try:
            if not self.writer.spoke_lately:
                await self.writer.warm(_GREETING)
        except WriterUnavailable as fault:
            return str(fault)
        return "ok"


def _nearest(hits: tuple[Hit, ...]) -> Nearest | None:
    """The best passage of the search, to show where an answer is refused."""
    if not hits:
        return None
    passage = hits[0].passage
    return Nearest(passage.text, passage.start, passage.end, passage.heading)
