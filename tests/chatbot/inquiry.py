"""How tests ask a newsroom of one article, and what came of it."""

from collections.abc import Callable
from contextlib import aclosing
from itertools import count
from pathlib import Path

from newsroom import StemEmbedder, WordReader

from chatbot.admission import Gate
from chatbot.answer import Answer, Versions
from chatbot.answering import Answering
from chatbot.asking.phrasebook import phrasebook
from chatbot.asking.question import Question, Turn
from chatbot.events import Done, Event
from chatbot.writing.rewriting import Rewriter
from chatbot.writing.starters import Starters
from chatbot.writing.translating import Translator
from chatbot.writing.writer import Writer
from index.search import Index

BLOCKED = "How long did dockers block the harbour?"
DEMANDS = "Which three demands were made?"
WORLD_CUP = "Who won the World Cup?"
TRUE = "Dockers blocked the harbour for 11 days."
STEMS = StemEmbedder()
NO_WRITER = phrasebook("en").say("no_writer")
WRITER_LOST = phrasebook("en").say("writer_lost")
Newsroom = Callable[..., Answering]


def newsroom(index: Index, folder: Path) -> Newsroom:
    """Makes the Answering of a test: its writers, its gate."""

    def made(
        writer: Writer | None,
        gate: Gate | None = None,
        translating: Writer | None = None,
        rewriting: Writer | None = None,
    ) -> Answering:
        reader = WordReader(STEMS)
        ticks = count()
        return Answering(
            index=index,
            embedder=STEMS,
            reader=reader,
            writer=writer,
            versions=Versions("", "prompt-1", "writer-1", reader.name, STEMS.fingerprint),
            gate=gate or Gate(2, 2),
            starters=Starters(reader, None, folder),
            translator=Translator(translating),
            rewriter=Rewriter(rewriting),
            clock=lambda: float(next(ticks)),
        )

    return made


async def events(answering: Answering, question: str, *history: Turn) -> list[Event]:
    """The events of a question to the harbour article."""
    asked = Question(question, "harbour", history)
    async with aclosing(answering.ask(asked)) as stream:
        return [event async for event in stream]


async def answer(answering: Answering, question: str, *history: Turn) -> Answer:
    """The answer to it."""
    *_, last = await events(answering, question, *history)
    assert isinstance(last, Done)
    return last.answer


def kinds(found: list[Event]) -> list[str]:
    """The names of the events’ kinds."""
    return [type(event).__name__ for event in found]
