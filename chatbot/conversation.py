"""A conversation held by the program itself: questions asked in turn, each knowing those before."""

from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing

from chatbot.answer import Answer
from chatbot.answering import Answering
from chatbot.asking import intake
from chatbot.errors import ChatFault
from chatbot.events import Done
from index.types import Article


def article_id(articles: Sequence[Article], wanted: str) -> str:
    """The id `wanted`, or that of the only article where none is. Raises ChatFault for several."""
    if wanted or len(articles) == 1:
        return wanted or articles[0].id
    names = ", ".join(article.id for article in articles)
    raise ChatFault(f"there are {len(articles)} articles; name one with --article: {names}")


async def hold(
    answering: Answering, questions: Sequence[str], article_id: str
) -> AsyncIterator[Answer]:
    """The answers to `questions`, each asked with the earlier ones as its history."""
    history: list[dict[str, str]] = []
    for text in questions:
        question = intake.question(text, article_id, history[-intake.TURNS :])
        async with aclosing(answering.ask(question)) as events:
            answer = [event.answer async for event in events if isinstance(event, Done)][-1]
        yield answer
        history += [
            {"role": "user", "text": question.text},
            {"role": "assistant", "text": answer.text[: intake.TURN_CHARS]},
        ]
