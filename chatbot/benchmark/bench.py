"""Footnote beside the stock chain, in one run: the same questions, embedder and writer."""

import asyncio
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from rich.console import Console

from chatbot import assembly, running
from chatbot.answer import Answer
from chatbot.answering import Answering
from chatbot.asking.question import Question
from chatbot.benchmark import course, memory, side, starting
from chatbot.benchmark.budgets import Budget, budgets
from chatbot.benchmark.course import Course
from chatbot.benchmark.meter import Meter
from chatbot.benchmark.side import Side
from chatbot.benchmark.starting import Start
from chatbot.benchmark.stock import Stock
from chatbot.errors import SettingInvalid, WriterUnavailable
from chatbot.evaluation import asking, progress, run
from chatbot.evaluation.metrics import Score
from chatbot.events import Done
from chatbot.settings import Settings
from index.article import article
from index.types import Article


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of a benchmark: the questions of `file`, or without one the golden ones."""

    file: Path | None = None
    limit: int | None = None
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Compared:
    """One question and what both answered."""

    question: str
    ours: Answer
    stock: Answer


@dataclass(frozen=True, slots=True)
class Outcome:
    """Every question with both answers, every score of both by its name, and the budgets."""

    questions: str
    seed: int
    writer: str
    compared: tuple[Compared, ...]
    ours: Mapping[str, Score]
    stock: Mapping[str, Score]
    budgets: tuple[Budget, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain lists and dictionaries, in the order the fields are declared."""
        kept = [{**asdict(each), "kept": each.kept} for each in self.budgets]
        return {**asdict(self), "budgets": kept}


def compare(plan: Plan, settings: Settings, console: Console) -> Outcome:
    """Ask both; progress is shown on `console`.

    Raises SettingInvalid where there is no writer, WriterUnavailable where it does not answer,
    EvaluationInvalid, GoldenInvalid, and whatever `assembled` raises.
    """
    if settings.writer == "none":
        raise SettingInvalid("bench compares what a writer words; set FOOTNOTE_WRITER=default")
    asked = _course(plan, settings, console)
    console.print("starting a server, to see how long it takes", highlight=False)
    start = starting.start()
    meter = Meter()
    with assembly.assembled(replace(settings, index=asked.index), meter.chat_model) as answering:
        ours = Side(asking.answered(answering), answering.versions)
        with closing(_stock(asked.articles.values(), answering)) as chain:
            stock = Side(asking.answered(chain), chain.versions)
            running.run(_ask(asked, answering, (ours, stock), meter, console))
            gigabytes = memory.resident_gigabytes()
    return _outcome(plan, asked, ours, stock, start, gigabytes)


def _course(plan: Plan, settings: Settings, console: Console) -> Course:
    if plan.file is None:
        return course.from_golden(plan.limit, plan.seed, settings)
    return course.from_set(plan.file, plan.limit, plan.seed, settings, console)


def _stock(articles: Iterable[Article], answering: Answering) -> Stock:
    assert answering.writer is not None  # noqa: S101  # Only the setting "none" makes none.
    return Stock(articles, answering.embedder, answering.writer.model, answering.versions)


async def _ask(
    asked: Course,
    answering: Answering,
    sides: tuple[Side, Side],
    meter: Meter,
    console: Console,
) -> None:
    """Warm both up, then ask both everything."""
    asyncio.get_running_loop().set_exception_handler(run.left_behind)
    await answering.warm()
    await _warm(answering)
    with progress.shown(console, "answers", 0, len(sides) * len(asked.drawn)) as tell:
        await side.alternate(asked.drawn, asked.articles, sides, meter, tell)


async def _warm(answering: Answering) -> None:
    """One question to a stock chain that is not measured. Raises WriterUnavailable if it fails.

    About an article of its own: of those that are measured, nothing is to be in the prompt cache.
    """
    nothing = article("warm-up", "", "", "Nothing has happened yet.")
    with closing(_stock([nothing], answering)) as chain:
        async for event in chain.ask(Question("Ready?", nothing.id)):
            if isinstance(event, Done) and event.answer.status == "failed":
                raise WriterUnavailable(event.answer.notice)


def _outcome(
    plan: Plan, asked: Course, ours: Side, stock: Side, start: Start | None, gigabytes: float
) -> Outcome:
    scored = [
        run.scored(asked.drawn, asked.articles, each.journal.done, side.HISTORY)
        for each in (ours, stock)
    ]
    mine, others = ([each.answer for each in one.journal.done] for one in (ours, stock))
    return Outcome(
        questions=asked.name,
        seed=plan.seed,
        writer=ours.versions.writer,
        compared=tuple(
            Compared(drawn.gold.question, one, other)
            for drawn, one, other in zip(asked.drawn, mine, others, strict=True)
        ),
        ours=side.measure(scored[0], ours.spent),
        stock=side.measure(scored[1], stock.spent),
        budgets=budgets(mine, others, start, gigabytes),
    )
