"""Asks the questions drawn, one after the other, each with its history."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import Protocol

from chatbot.answer import Answer, Seconds, Versions
from chatbot.asking import intake
from chatbot.asking.question import Question
from chatbot.errors import QuestionRejected
from chatbot.evaluation import history
from chatbot.evaluation.drawing import Drawn
from chatbot.evaluation.history import Exchange, Kind
from chatbot.evaluation.predictions import Journal, Prediction
from chatbot.events import Done, Event
from index.types import Article

Respond = Callable[[Drawn, Question], Awaitable[Prediction]]
"""What makes a prediction of a question."""


class Answers(Protocol):
    """Whoever answers a question with events."""

    def ask(self, question: Question, /) -> AsyncGenerator[Event, None]:
        """The events of one answer, ending with Done; closing them stops it."""


async def ask(
    drawn: Sequence[Drawn],
    respond: Respond,
    articles: Mapping[str, Article],
    versions: Versions,
    journal: Journal,
    kind: Kind,
    tell: Callable[[], None],
) -> None:
    """Ask those that `journal` has no prediction for yet; each goes into it as it comes.

    `articles` are those of the documents, by `doc_id`. A question that intake does not take is
    a failed answer that says why.
    """
    said = texts(journal.done)
    for each in drawn[len(journal.done) :]:
        article = articles[each.document.doc_id]
        turns = history.trimmed(earlier(each, said, kind))
        try:
            question = intake.question(each.gold.question, article.id, turns)
            prediction = await respond(each, question)
        except QuestionRejected as fault:
            failed = _failed(each, replace(versions, article=article.version), str(fault))
            prediction = Prediction(*each.key, failed)
        journal.add(prediction)
        said |= texts([prediction])
        tell()


def answered(answering: Answers) -> Respond:
    """Predictions as a reader would get them."""

    async def respond(drawn: Drawn, question: Question) -> Prediction:
        async with aclosing(answering.ask(question)) as events:
            answer = [event.answer async for event in events if isinstance(event, Done)][-1]
        return Prediction(*drawn.key, answer)

    return respond


def texts(predictions: Sequence[Prediction]) -> dict[tuple[str, str], str]:
    """What was answered, by the ids of document and turn."""
    return {(each.doc_id, each.turn_id): each.answer.text for each in predictions}


def earlier(drawn: Drawn, said: Mapping[tuple[str, str], str], kind: Kind) -> list[Exchange]:
    """The exchanges before a question of a conversation, oldest first; `said` are our answers."""
    if kind == "gold":
        return history.gold(drawn.earlier)
    doc_id = drawn.document.doc_id
    return [(turn.question, said.get((doc_id, turn.id), "")) for turn in drawn.earlier]


def _failed(drawn: Drawn, versions: Versions, reason: str) -> Answer:
    seconds = Seconds(None, None, 0.0)
    return Answer("failed", "", drawn.gold.question, versions, seconds, notice=reason)
