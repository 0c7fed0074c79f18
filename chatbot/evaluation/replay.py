"""Measures the check by itself: a draft that somebody else wrote goes through it as if the writer
had written it, whatever the reader model thinks of the question.
"""

import math
import time
from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace

from chatbot.answering import Answering
from chatbot.asking.question import Question
from chatbot.asking.replies import refusal
from chatbot.evaluation.asking import Respond
from chatbot.evaluation.drafts import Drafts
from chatbot.evaluation.drawing import Drawn
from chatbot.evaluation.predictions import DraftSentence, Prediction
from chatbot.reading.evidence import Brief, Evidence
from chatbot.reading.finding import finding
from chatbot.reading.reader import Reader, Reading
from chatbot.writing.composition import Composition
from chatbot.writing.confidence import OnToken
from chatbot.writing.cutting import claims
from chatbot.writing.wording import Wording
from chatbot.writing.writer import Writer
from index.types import Article, Sentence

WRITER = "drafts"
"""What the versions of such an answer call the writer."""


class Willing:
    """A reader model that never refuses: its likeliest sentences are always taken for evidence."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.name = reader.name

    def read(
        self,
        query: str,
        article: Article,
        candidates: Sequence[Sentence],
        question: Question | None = None,
    ) -> Reading:
        """Judge `candidates`; see Reader."""
        reading = self._reader.read(query, article, candidates, question)
        return replace(reading, margin=math.inf)


class Reciting(Writer):
    """A writer that gives the same text for every brief."""

    def __init__(self, text: str) -> None:
        self._text = text

    async def words(
        self, brief: Brief, on_token: OnToken | None = None
    ) -> AsyncGenerator[str, None]:
        """The text, whole."""
        yield self._text


def replayed(answering: Answering, drafts: Drafts) -> Respond:
    """Predictions made of `drafts`, each with what became of its draft's sentences."""
    chain = finding(answering.index, Willing(answering.reader))

    async def respond(drawn: Drawn, question: Question) -> Prediction:
        started = time.perf_counter()
        article = answering.index.article(question.article_id)
        versions = replace(answering.versions, article=article.version, writer=WRITER)
        composition = Composition(article, versions, time.perf_counter, started)
        state = await chain.ainvoke({"question": question, "article": article})
        composition.query = state["query"]
        # A list is worded item by item, but the draft is one text: it is checked against all.
        evidence: Evidence = replace(state["evidence"], enumeration=None)
        if not evidence.sentences:
            return Prediction(*drawn.key, composition.refuse(refusal(question, article)).answer, ())
        composition.show(evidence.sentences)
        recited = Wording(Reciting(drafts[drawn.key]), answering.embedder)
        async for _ in recited.sentences(composition, evidence):
            pass
        draft = await _judged(drafts[drawn.key], composition)
        return Prediction(*drawn.key, composition.done().answer, draft)

    return respond


async def _judged(text: str, composition: Composition) -> tuple[DraftSentence, ...]:
    cut = [claim async for claim in claims(Reciting(text).words(Brief((), "")))]
    return tuple(_sentence(claim, composition) for claim in cut)


def _sentence(claim: str, composition: Composition) -> DraftSentence:
    if claim in composition.dropped:
        return DraftSentence(claim, False)
    start, shown = claim.rstrip(" ."), [sentence.text for sentence in composition.sentences]
    kept = any(text.startswith(start) for text in shown) or None
    return DraftSentence(claim, kept, mended=bool(kept) and claim not in shown)
