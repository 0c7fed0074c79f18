"""The real models on the article that comes with Footnote."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from chatbot import conversation
from chatbot.answer import Answer
from chatbot.answering import Answering
from chatbot.assembly import assembled, embed
from chatbot.evaluation import golden
from chatbot.reading.evidence import Brief
from chatbot.settings import Settings
from chatbot.writing.citing import marked
from chatbot.writing.confidence import Token, confidence
from chatbot.writing.writer import Writer
from index.build import build

SEEDS = Path(__file__).parents[2] / "seeds"
ARTICLE = "stoltenberg-in-kiev"
LEAST_RIGHT = 0.6

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    """One event loop for all questions, as in the server."""
    with asyncio.Runner() as running:
        yield running


@pytest.fixture(scope="module")
def answering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answering]:
    cache = Path(os.environ.get("FOOTNOTE_CACHE", "~/.cache/footnote"))
    settings = Settings(cache=cache, index=tmp_path_factory.mktemp("index"), seeds=SEEDS)
    build([settings.seeds], settings.index, embed(settings))
    with assembled(settings) as made:
        yield made


@pytest.fixture(scope="module")
def outcomes(answering: Answering, runner: asyncio.Runner) -> list[golden.Outcome]:
    """What came of every golden question."""
    questions = golden.read(SEEDS / "golden.jsonl")

    async def run() -> list[golden.Outcome]:
        return [outcome async for outcome in golden.run(answering, questions)]

    return runner.run(run())


def ask(runner: asyncio.Runner, answering: Answering, *texts: str) -> Answer:
    """The answer to the last of `texts`, asked after the others."""

    async def run() -> list[Answer]:
        return [answer async for answer in conversation.hold(answering, texts, ARTICLE)]

    return runner.run(run())[-1]


def table(outcomes: list[golden.Outcome]) -> str:
    return "\n".join(
        f"{'right' if outcome.right else 'WRONG'}  {outcome.golden.question}\n"
        f"       dropped {outcome.answer.dropped}: {outcome.answer.text}"
        for outcome in outcomes
    )


def test_the_four_issues_are_told_and_cited(runner: asyncio.Runner, answering: Answering) -> None:
    answer = ask(runner, answering, "what were the four issues discussed")
    assert answer.status == "answered"
    for issue in ("mmstein", "restrictions", "summit", "security guarantees"):
        assert issue in answer.text
    quotes = " ".join(citation.quote for citation in answer.citations)
    for words in ("The first is", "Secondly, he", "The third point", "The fourth question"):
        assert words in quotes


def test_what_the_article_does_not_say_is_refused_without_a_writer(
    runner: asyncio.Runner, answering: Answering
) -> None:
    answer = ask(runner, answering, "Who won the 2022 World Cup?")
    assert (answer.status, answer.writer_calls, answer.citations) == ("refused", 0, ())
    assert answer.nearest is not None


def test_a_follow_up_is_understood(runner: asyncio.Runner, answering: Answering) -> None:
    first = "When did Stoltenberg’s visit to Kiev become known?"
    answer = ask(runner, answering, first, "What did he say about Putin?")
    assert answer.query == "What did Stoltenberg say about Putin?"
    assert "must not win" in answer.text


def test_our_engine_tells_how_likely_each_token_was(
    runner: asyncio.Runner, answering: Answering
) -> None:
    asked = "When did news of the visit get out?"
    brief = Brief(answering.index.article(ARTICLE).sentences[:4], asked)
    tokens: list[Token] = []

    async def draft(writer: Writer) -> str:
        return "".join([piece async for piece in writer.words(brief, tokens.append)])

    assert answering.writer
    assert runner.run(draft(answering.writer)) == "".join(token.text for token in tokens)
    found = confidence(tokens, asked)
    assert found is not None
    assert -3 < found < 0


def test_enough_golden_questions_come_out_right(outcomes: list[golden.Outcome]) -> None:
    right = golden.figures(outcomes)["right"]
    print(f"{table(outcomes)}\n{right:.2f} right")
    assert right >= LEAST_RIGHT


def test_every_sentence_shown_is_cited_from_the_article(
    outcomes: list[golden.Outcome], answering: Answering
) -> None:
    text = answering.index.article(ARTICLE).text
    for outcome in outcomes:
        answer = outcome.answer
        assert answer.text == marked(answer.sentences)
        assert all(sentence.citations for sentence in answer.sentences)
        assert all(text[each.start : each.end] == each.quote for each in answer.citations)
