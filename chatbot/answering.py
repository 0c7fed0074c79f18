"""Answers questions: finds the evidence, has it worded, checked and cited, or refuses.

finding -> no evidence -> refusal, without a call to the writer
        -> evidence    -> wording -> checked sentences with citations, or refusal where nothing
                          holds of what the writer made of doubtful evidence
"""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing, suppress
from dataclasses import replace

from chatbot import events
from chatbot.admission import Gate
from chatbot.answer import Nearest, Versions
from chatbot.asking import replies
from chatbot.asking.condense import leans
from chatbot.asking.language import is_foreign, spoken
from chatbot.asking.phrasebook import phrasebook
from chatbot.asking.question import Question
from chatbot.asking.restating import Manner, restated
from chatbot.errors import WriterUnavailable
from chatbot.probing import GREETING, probe
from chatbot.reading import overview
from chatbot.reading.evidence import DRAFT, SMALL, Evidence, Reach
from chatbot.reading.finding import State, finding
from chatbot.reading.reader import Reader
from chatbot.writing.composition import Composition
from chatbot.writing.rewriting import Rewriter
from chatbot.writing.starters import Starters
from chatbot.writing.translating import Translator
from chatbot.writing.wording import Wording
from chatbot.writing.writer import Writer
from index.embedder import Embedder
from index.search import Index
from index.types import Hit

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
        with self._gate.ticket() as ticket:
            while place := ticket.place:
                yield events.Waiting(place)
                await ticket.forward()
            async with aclosing(self._answer(question, started)) as answer:
                async for event in answer:
                    yield event

    def starters(self, article_id: str) -> tuple[str, ...]:
        """Up to four questions that the article answers, as the reader model judges."""
        return self._starters.offered(self.index.article(article_id))

    async def probe(self) -> Mapping[str, str]:
        """A real question to store, embedder and writer: "ok", "off", or the reason why not."""
        return await probe(self.index, self.embedder, self.writer, self._clock())

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
                await self.writer.warm(GREETING)

    async def _answer(
        self, question: Question, started: float
    ) -> AsyncGenerator[events.Event, None]:
        article = await asyncio.to_thread(self.index.article, question.article_id)
        versions = replace(self.versions, article=article.version)
        composition = Composition(article, versions, self._clock, started)
        if reply := await asyncio.to_thread(replies.fixed, question, article):
            composition.query = question.text
            yield events.Searching(composition.query)
            yield composition.refuse(reply)
            return
        asked, manner, searched = await self._understood(question, composition)
        state: State = {"question": searched, "article": article}
        async for step in self._finding.astream(state):
            state.update(step)
            if "query" in step:
                composition.query = step["query"]
                yield events.Searching(composition.query)
        evidence = state["evidence"]
        if not evidence.sentences:
            yield self._refused(composition, asked, state)
            return
        # Only now, so that a refusal costs no call to the writer.
        if better := await self._better(searched, composition):
            evidence = better
            yield events.Searching(composition.query)
        yield composition.show(evidence.sentences)
        worded = self._wording.sentences(composition, evidence, manner)
        async with aclosing(worded) as sentences:
            async for event in sentences:
                yield event
        if composition.sentences:
            yield composition.done(replies.foreign_notice(asked, article))
        else:
            yield self._refused(composition, asked, state)

    async def _understood(
        self, question: Question, composition: Composition
    ) -> tuple[Question, Manner | None, Question]:
        """The question without small talk, how it wants its answer, and what to search for: in
        English, and for “say that more simply” the question before.
        """
        article = composition.article
        asked = await asyncio.to_thread(replies.without_small_talk, question, article)
        composition.language = await asyncio.to_thread(spoken, asked)
        meant, manner = await asyncio.to_thread(restated, asked)
        if known := overview.in_english(meant):
            searched = known
        else:
            searched, composition.writer_calls = await self._translator.english(meant, article)
        composition.is_query_own = searched.text == meant.text
        composition.is_leaning = leans(searched.text, searched.history, article.text)
        return asked, manner, searched

    def _refused(self, composition: Composition, asked: Question, state: State) -> events.Done:
        """The refusal; it tells where a writer might have helped that may rest today."""
        article = composition.article
        reply = replies.refusal(asked, article)
        is_doubtful = bool(state["evidence"].sentences) or is_foreign(asked, article.text)
        is_spent = self.writer is not None and self.writer.is_spent
        notice = phrasebook(reply.language).say("refusal_spent") if is_doubtful and is_spent else ""
        return composition.refuse(reply, _nearest(state["hits"]), notice)

    async def _better(self, searched: Question, composition: Composition) -> Evidence | None:
        """The evidence for a follow-up that the writer has made whole; none where it found none."""
        article = composition.article
        whole, calls = await self._rewriter.whole(searched, article)
        composition.writer_calls += calls
        if whole is None:
            return None
        found = await self._finding.ainvoke({"question": whole, "article": article})
        evidence: Evidence = found["evidence"]
        if evidence.sentences:
            composition.query, composition.is_query_own = found["query"], False
        return evidence if evidence.sentences else None


def _nearest(hits: tuple[Hit, ...]) -> Nearest | None:
    """The best passage of the search, to show where an answer is refused."""
    if not hits:
        return None
    passage = hits[0].passage
    return Nearest(passage.text, passage.start, passage.end, passage.heading)
