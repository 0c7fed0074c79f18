"""From evidence to checked sentences: the writer words it claim by claim, the check decides, and
what no claim tells is quoted.
"""

import asyncio
from collections.abc import AsyncGenerator, Iterable, Iterator, Sequence
from contextlib import aclosing
from dataclasses import replace

from chatbot import events
from chatbot.asking.phrasebook import phrasebook
from chatbot.asking.restating import Manner
from chatbot.check.polar import settled
from chatbot.check.support import alike, support
from chatbot.errors import BudgetSpent, WriterUnavailable
from chatbot.reading.evidence import SMALL, Brief, Evidence, Reach, briefs
from chatbot.reading.orders import is_order
from chatbot.reading.quoting import told
from chatbot.text.ascription import ascribed, ascription
from chatbot.text.attribution import attributes
from chatbot.text.words import content
from chatbot.writing.composition import Composition
from chatbot.writing.confidence import confidence
from chatbot.writing.cutting import claims
from chatbot.writing.introducing import introduced
from chatbot.writing.pointing import pointed
from chatbot.writing.writer import Writer
from index.embedder import Embedder
from index.types import Article, Sentence

_MOST_DRAFTED = 10
_MOST_QUOTES = 2
_TOLD = 0.5


class Wording:
    """Words evidence with a writer, or without one."""

    def __init__(self, writer: Writer | None, embedder: Embedder, reach: Reach = SMALL) -> None:
        self._writer = writer
        self._reach = reach
        self._embedder = embedder

    async def sentences(
        self, composition: Composition, evidence: Evidence, manner: Manner | None = None
    ) -> AsyncGenerator[events.Sentence, None]:
        """Checked sentences, added to `composition` as they come; none only where the evidence is
        too doubtful to be quoted by itself.

        With a `manner` even a list is told at once, as briefly as that asks.
        """
        if manner:
            evidence = replace(evidence, enumeration=None)
        if self._writer is None:
            composition.notice = phrasebook(composition.language).say("no_writer")
        else:
            try:
                worded = self._worded(self._writer, composition, evidence, manner)
                async with aclosing(worded):
                    async for event in worded:
                        yield event
            except BudgetSpent:
                composition.writer_calls -= 1  # The last of them was not made.
                composition.notice = phrasebook(composition.language).say("writer_spent")
            except WriterUnavailable:
                composition.notice = phrasebook(composition.language).say("writer_lost")
        most = manner.most if manner else _MOST_QUOTES
        for event in await asyncio.to_thread(self._quoted, composition, evidence, most):
            yield event

    async def _worded(
        self,
        writer: Writer,
        composition: Composition,
        evidence: Evidence,
        manner: Manner | None,
    ) -> AsyncGenerator[events.Sentence, None]:
        for brief in briefs(evidence, composition.query, self._reach):
            composition.writer_calls += 1
            async with aclosing(self._checked(writer, composition, brief, manner)) as checked:
                async for event in checked:
                    yield event
            for event in _quote(composition, _untold(composition, brief.whole)):
                yield event

    async def _checked(
        self, writer: Writer, composition: Composition, brief: Brief, manner: Manner | None
    ) -> AsyncGenerator[events.Sentence, None]:
        """The claims of one draft that pass; the writer is let go once there are enough, or once
        it has drafted so many that it will not end by itself.
        """
        passed = drafts = 0
        most = manner.most if manner else self._reach.claims
        async with (
            aclosing(writer.words(_in_manner(brief, manner), composition.tokens.append)) as words,
            aclosing(claims(words)) as drafted,
        ):
            async for text in drafted:
                claim, carriers = await asyncio.to_thread(
                    self._carried, settled(text, brief.question), composition, brief
                )
                drafts += 1
                curtails = _curtails(claim, [c for c in carriers if c in brief.whole])
                if not carriers or curtails or _is_aside(carriers, composition, brief):
                    composition.drop(claim)
                elif not composition.tells(claim):
                    yield composition.add(claim, carriers)
                    passed += 1
                if passed == most or drafts == _MOST_DRAFTED:
                    return

    def _carried(
        self, claim: str, composition: Composition, brief: Brief
    ) -> tuple[str, tuple[Sentence, ...]]:
        """The claim and what carries it; where “Lind said” can stand behind it, it does.

        What no sentence of the evidence carries may be a true reading of another one; but an item
        of a list is told from that item alone.
        """
        article = composition.article
        for sentences in (brief.sentences, () if brief.whole else alike(claim, article)):
            whose = dict.fromkeys(_whose(each, article) for each in sentences)
            said = [] if attributes(claim) else [(ascribed(claim, one), one) for one in whose]
            for text, one in (*said, (claim, "")):
                carriers = self._support(text, sentences, composition, brief) if text else ()
                if carriers and (not one or all(_whose(c, article) == one for c in carriers)):
                    return text, carriers
        return claim, ()

    def _support(
        self, text: str, sentences: Sequence[Sentence], composition: Composition, brief: Brief
    ) -> tuple[Sentence, ...]:
        asked = brief.question if composition.is_query_own else ""
        return support(text, asked, sentences, composition.article, self._embedder, brief.ranked)

    def _quoted(
        self, composition: Composition, evidence: Evidence, most: int
    ) -> list[events.Sentence]:
        """Quotations where nothing was worded: the whole of a list, else the sentences that fallen
        claims point at, or the likeliest where no claim fell, or where the writer had a follow-up
        to guess at: the reader model reads it after the turns before it.
        """
        if evidence.enumeration is not None:
            items = [sentence for item in evidence.enumeration.items for sentence in item]
            listed = items if composition.sentences else evidence.sentences
            return list(_quote(composition, _untold(composition, listed)))
        guesses = () if composition.is_leaning else composition.dropped
        fell = pointed(guesses, composition.query, evidence.ranked)
        doubted = fell.share if fell else None
        confident = confidence(composition.tokens, composition.query)
        if composition.sentences or not evidence.quotable(doubted, confident):
            return []
        chosen = (fell.sentences if fell else evidence.best)[:most]
        whole = introduced(chosen, composition.article, composition.query)
        return list(_quote(composition, whole))


def _whose(sentence: Sentence, article: Article) -> str:
    """“Lind said”, where that is whose words `sentence` is."""
    return ascription(told(sentence, article)[0].strip("“”"))


def _in_manner(brief: Brief, manner: Manner | None) -> Brief:
    if manner is None:
        return brief
    return replace(brief, question=manner.ask(brief.question))


def _quote(composition: Composition, sentences: Iterable[Sentence]) -> Iterator[events.Sentence]:
    for sentence in sentences:
        if not is_order(sentence.text):
            yield composition.add(*told(sentence, composition.article))


def _untold(composition: Composition, sentences: Iterable[Sentence]) -> list[Sentence]:
    """Those that are neither cited nor mostly told by the answer so far."""
    said = {word for sentence in composition.sentences for word in content(sentence.text)}
    return [
        sentence
        for sentence in sentences
        if not composition.cites(sentence)
        and len(said & (own := set(content(sentence.text)))) < _TOLD * max(1, len(own))
    ]


def _is_aside(carriers: Sequence[Sentence], composition: Composition, brief: Brief) -> bool:
    """Whether a claim that `carriers` carry is only a remark beside the answer, which fell: nothing
    is told yet, and it is of none of the likeliest sentences. Alone it would stand for the answer.
    """
    is_first = bool(composition.dropped) and not composition.sentences
    return is_first and bool(brief.best) and set(brief.best).isdisjoint(carriers)


def _curtails(claim: str, sentences: Iterable[Sentence]) -> bool:
    """Whether `claim` tells less than half of a sentence that is to be told entirely."""
    said = set(content(claim))
    owned = (set(content(sentence.text)) for sentence in sentences)
    return any(len(said & own) < _TOLD * len(own) for own in owned)
