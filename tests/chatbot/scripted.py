"""An Answering without models: it plays a script of events and pauses, and notes its end."""

import asyncio
import time
from collections.abc import AsyncGenerator, Mapping, Sequence

from chatbot.admission import Gate
from chatbot.answer import Answer, AnswerSentence, Citation, Seconds, Versions
from chatbot.asking.question import Question
from chatbot.events import Done, Event, Evidence, Searching, Sentence, Waiting
from index.errors import ArticleUnknown
from index.types import Article, Block
from index.types import Sentence as ArticleSentence

TEXT = "The river rose by two metres. Nobody was hurt."
RIVER, NOBODY = (
    ArticleSentence(0, "The river rose by two metres.", 0, 29, 0, ""),
    ArticleSentence(1, "Nobody was hurt.", 30, 46, 0, ""),
)
ARTICLE = Article(
    id="the-river",
    version="0" * 64,
    title="The river",
    source="A paper",
    text=TEXT,
    blocks=(Block("paragraph", 0, 46),),
    sentences=(RIVER, NOBODY),
)
CITATION = Citation(1, ARTICLE.id, ARTICLE.version, RIVER.text, RIVER.start, RIVER.end, "")
SENTENCE = AnswerSentence("It rose by two metres.", (1,))
ANSWER = Answer(
    status="answered",
    text="It rose by two metres. [1]",
    query="How far did the river rise?",
    versions=Versions(ARTICLE.version, "p", "w", "r", "e"),
    seconds=Seconds(0.1, 0.2, 0.3),
    sentences=(SENTENCE,),
    citations=(CITATION,),
    writer_calls=1,
)
SCRIPT: tuple[Event, ...] = (
    Searching(ANSWER.query),
    Evidence((RIVER,)),
    Sentence(SENTENCE, (CITATION,)),
    Done(ANSWER),
)


class Library:
    """An index of the articles given."""

    def __init__(self, articles: tuple[Article, ...]) -> None:
        self._articles = articles

    def articles(self) -> tuple[Article, ...]:
        return self._articles

    def article(self, article_id: str) -> Article:
        for article in self._articles:
            if article.id == article_id:
                return article
        raise ArticleUnknown(f"no {article_id} in /secret/place")


class Scripted:
    """Plays `script` behind a gate: events are given out, numbers slept, exceptions raised."""

    def __init__(
        self,
        script: Sequence[Event | float | Exception] = SCRIPT,
        articles: tuple[Article, ...] = (ARTICLE,),
        gate: Gate | None = None,
    ) -> None:
        self.index = Library(articles)
        self.script = script
        self.gate = gate or Gate(2, 2)
        self.asked: list[Question] = []
        self.begun = asyncio.Event()
        self.ended: list[float] = []
        self.health: Mapping[str, str] = {"store": "ok", "embedder": "ok", "writer": "off"}

    async def ask(self, question: Question) -> AsyncGenerator[Event, None]:
        self.asked.append(question)
        try:
            with self.gate.ticket() as ticket:
                while place := ticket.place:
                    yield Waiting(place)
                    await ticket.forward()
                self.begun.set()
                for step in self.script:
                    if isinstance(step, Exception):
                        raise step
                    if isinstance(step, int | float):
                        await asyncio.sleep(step)
                    else:
                        yield step
        finally:
            self.ended.append(time.monotonic())

    def starters(self, article_id: str) -> tuple[str, ...]:
        return ("How far did the river rise?",)

    async def probe(self) -> Mapping[str, str]:
        return self.health
