"""One evaluation from its files to its scores."""

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rich.console import Console

from chatbot import assembly
from chatbot.answering import Answering
from chatbot.evaluation import asking, drafts, predictions, progress, questions, replay, shelving
from chatbot.evaluation.drafts import Drafts
from chatbot.evaluation.drawing import Drawn, draw, only
from chatbot.evaluation.history import Kind
from chatbot.evaluation.metrics import Scored
from chatbot.evaluation.questions import QuestionSet
from chatbot.settings import Settings
from index.types import Article

FOLDER = "evaluation"
"""Where the articles of question sets are indexed, in the folder of the index."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of an evaluation."""

    file: Path
    limit: int | None = None
    seed: int = 0
    history: Kind = "gold"
    drafts: Path | None = None
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """All predictions beside the gold questions, and what run they are of."""

    run: Mapping[str, Any]
    drawn: tuple[Drawn, ...]
    articles: Mapping[str, Article]
    scored: tuple[Scored, ...]


def evaluate(plan: Plan, settings: Settings, console: Console) -> Outcome:
    """Ask the questions of `plan`; progress is shown on `console`.

    Raises EvaluationInvalid before anything is asked, and whatever `assembled` raises.
    """
    asked = questions.read(plan.file)
    texts = drafts.read(plan.drafts, asked) if plan.drafts else None
    drawn = _drawn(asked, plan, texts)
    if texts is not None:
        settings = replace(settings, writer="none")
    documents = {each.document.doc_id: each.document for each in drawn}
    embedder = assembly.embed(settings)
    with progress.shown(console, "articles", 0, len(documents)) as tell:
        folder, articles = shelving.shelve(
            documents.values(), settings.index / FOLDER, embedder, tell
        )
    with assembly.assembled(replace(settings, index=folder)) as answering:
        run = _run(plan, asked, answering, texts)
        done = asyncio.run(_asked(plan, drawn, answering, articles, texts, run, console))
    return Outcome(run, drawn, articles, _scored(drawn, done))


def _drawn(asked: QuestionSet, plan: Plan, texts: Drafts | None) -> tuple[Drawn, ...]:
    if texts is None:
        return draw(asked.documents, plan.limit, plan.seed)
    return only(draw(asked.documents, None, plan.seed), frozenset(texts))[: plan.limit]


def _run(
    plan: Plan, asked: QuestionSet, answering: Answering, texts: Drafts | None
) -> dict[str, Any]:
    """What must be the same for a run to go on. `limit` need not: more is asked behind it."""
    versions = answering.versions
    return {
        "set": asked.name,
        "set_sha256": asked.sha256,
        "seed": plan.seed,
        "history": plan.history,
        "drafts_sha256": _digest(texts),
        "prompt": versions.prompt,
        "writer": replay.WRITER if texts is not None else versions.writer,
        "reader": versions.reader,
        "embedder": versions.embedder,
    }


def _digest(texts: Drafts | None) -> str | None:
    return (
        None if texts is None else hashlib.sha256(repr(sorted(texts.items())).encode()).hexdigest()
    )


async def _asked(
    plan: Plan,
    drawn: tuple[Drawn, ...],
    answering: Answering,
    articles: Mapping[str, Article],
    texts: Drafts | None,
    run: Mapping[str, Any],
    console: Console,
) -> list[predictions.Prediction]:
    respond = asking.answered(answering) if texts is None else replay.replayed(answering, texts)
    with predictions.opened(plan.out, run, drawn) as journal:
        with progress.shown(console, "questions", len(journal.done), len(drawn)) as tell:
            if len(journal.done) < len(drawn):
                await answering.warm()
            await asking.ask(
                drawn, respond, articles, answering.versions, journal, plan.history, tell
            )
        return journal.done


def _scored(drawn: tuple[Drawn, ...], done: list[predictions.Prediction]) -> tuple[Scored, ...]:
    return tuple(
        Scored(each.gold, shelving.moved(each.document, each.gold.evidence), prediction)
        for each, prediction in zip(drawn, done, strict=True)
    )
