"""What is asked in a benchmark: questions of a set, or the golden questions in its form."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from rich.console import Console

from chatbot import assembly
from chatbot.errors import EvaluationInvalid
from chatbot.evaluation import golden, questions, run
from chatbot.evaluation.drawing import Drawn, draw
from chatbot.evaluation.golden import Golden
from chatbot.evaluation.questions import Document, GoldQuestion, Span
from chatbot.settings import Settings
from chatbot.text.words import fold
from index.search import open_index
from index.types import Article

GOLDEN = "golden.jsonl"
"""The golden questions, in the folder of the articles."""


@dataclass(frozen=True, slots=True)
class Course:
    """The questions in their order, the articles by `doc_id`, and the folder of their index."""

    name: str
    drawn: tuple[Drawn, ...]
    articles: Mapping[str, Article]
    index: Path


def from_set(
    path: Path, limit: int | None, seed: int, settings: Settings, console: Console
) -> Course:
    """Questions of the set in `path`, its articles indexed beside the product's.

    Raises EvaluationInvalid where it cannot be read or asks nothing.
    """
    asked = questions.read(path)
    drawn = _some(path, draw(asked.documents, limit, seed))
    folder, articles = run.shelved(asked, drawn, settings, console)
    return Course(asked.name, drawn, articles, folder)


def from_golden(limit: int | None, seed: int, settings: Settings) -> Course:
    """The golden questions, about the articles of the product's index.

    Raises GoldenInvalid where they cannot be read, ArticleUnknown for an article not indexed.
    """
    path = settings.seeds / GOLDEN
    asked = golden.read(path)
    with closing(open_index(settings.index, assembly.embed(settings))) as index:
        articles = {name: index.article(name) for name in dict.fromkeys(g.article for g in asked)}
    drawn = _some(path, draw_golden(asked, articles, limit, seed))
    return Course(path.name, drawn, articles, settings.index)


def draw_golden(
    asked: Sequence[Golden], articles: Mapping[str, Article], limit: int | None, seed: int
) -> tuple[Drawn, ...]:
    """Golden questions as those of a set are drawn, the questions before each as its history.

    What an answer must tell, in each of its wordings, is a gold answer; the sentences that it
    must cite are the gold evidence.
    """
    turns = {str(number): each for number, each in enumerate(asked)}
    documents = [
        Document(name, article.text, _questions(turns, article), article.title)
        for name, article in articles.items()
    ]
    return tuple(
        replace(each, earlier=tuple(map(_unanswered, turns[each.gold.id].after)))
        for each in draw(documents, limit, seed)
    )


def _questions(turns: Mapping[str, Golden], article: Article) -> tuple[GoldQuestion, ...]:
    return tuple(
        GoldQuestion(
            number,
            each.question,
            not each.refuse,
            tuple(" ".join(wordings) for wordings in product(*each.must)),
            _evidence(each, article),
        )
        for number, each in turns.items()
        if each.article == article.id
    )


def _evidence(asked: Golden, article: Article) -> tuple[Span, ...]:
    return tuple(
        (sentence.start, sentence.end)
        for words in asked.cites
        for sentence in article.sentences
        if fold(words) in fold(sentence.text)
    )


def _unanswered(question: str) -> GoldQuestion:
    return GoldQuestion("", question, answerable=False)


def _some(path: Path, drawn: tuple[Drawn, ...]) -> tuple[Drawn, ...]:
    if not drawn:
        raise EvaluationInvalid(f"{path} holds no question; write some")
    return drawn
