"""One evaluation, from its files to its questions with what came of them."""

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rich.console import Console

from chatbot import assembly, running
from chatbot.answering import Answering
from chatbot.errors import EvaluationInvalid
from chatbot.evaluation import asking, drafts, predictions, progress, questions, replay, shelving
from chatbot.evaluation.asking import Respond
from chatbot.evaluation.drafts import Drafts
from chatbot.evaluation.drawing import Drawn, draw, only
from chatbot.evaluation.history import Kind
from chatbot.evaluation.predictions import Journal, Prediction, Run
from chatbot.evaluation.questions import QuestionSet
from chatbot.evaluation.scored import Scored
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
    """What run it was, and every question with what came of it."""

    run: Run
    scored: tuple[Scored, ...]


def evaluate(plan: Plan, settings: Settings, console: Console) -> Outcome:
    """Ask the questions of `plan`; progress is shown on `console`.

    Raises EvaluationInvalid before anything is asked, and whatever `assembled` raises.
    """
    asked = questions.read(plan.file)
    texts = drafts.read(plan.drafts, asked) if plan.drafts else None
    drawn = _drawn(asked, plan, texts)
    run = _run(plan, asked, texts)
    predictions.expect_same(plan.out, run)
    folder, articles = shelved(asked, drawn, settings, console)
    writer = settings.writer if texts is None else "none"
    with assembly.assembled(replace(settings, index=folder, writer=writer)) as answering:
        run |= _versions(answering, texts)
        with predictions.opened(plan.out, run, drawn) as journal:
            running.run(_ask(plan, drawn, articles, answering, texts, journal, console))
    return Outcome(run, scored(drawn, articles, journal.done, plan.history))


def _drawn(asked: QuestionSet, plan: Plan, texts: Drafts | None) -> tuple[Drawn, ...]:
    if texts is None:
        drawn = draw(asked.documents, plan.limit, plan.seed)
    else:
        drawn = only(draw(asked.documents, None, plan.seed), frozenset(texts))[: plan.limit]
    if not drawn:
        raise EvaluationInvalid(f"{plan.file} holds no question; write some under turns")
    return drawn


def _run(plan: Plan, asked: QuestionSet, texts: Drafts | None) -> dict[str, str | int | None]:
    """What must be the same for a run to go on. `limit` need not: more are asked after those."""
    told = None if texts is None else repr(sorted(texts.items()))
    return {
        "set": asked.name,
        "set_sha256": asked.sha256,
        "seed": plan.seed,
        "history": plan.history,
        "drafts_sha256": told and hashlib.sha256(told.encode()).hexdigest(),
    }


def _versions(answering: Answering, texts: Drafts | None) -> dict[str, str]:
    versions = answering.versions
    return {
        "writer": versions.writer if texts is None else replay.WRITER,
        "prompt": versions.prompt,
        "reader": versions.reader,
        "embedder": versions.embedder,
    }


def shelved(
    asked: QuestionSet, drawn: Sequence[Drawn], settings: Settings, console: Console
) -> tuple[Path, Mapping[str, Article]]:
    """Index the articles of `drawn`: the folder of that index, and the articles by `doc_id`."""
    documents = {each.document.doc_id: each.document for each in drawn}
    embedder = assembly.embed(settings)
    place = settings.index / FOLDER
    with progress.shown(console, "articles to embed", 0, len(documents)) as tell:
        return shelving.shelve(asked, documents.values(), place, embedder, tell)


async def _ask(
    plan: Plan,
    drawn: Sequence[Drawn],
    articles: Mapping[str, Article],
    answering: Answering,
    texts: Drafts | None,
    journal: Journal,
    console: Console,
) -> None:
    asyncio.get_running_loop().set_exception_handler(left_behind)
    versions = answering.versions
    respond: Respond = asking.answered(answering)
    if texts is not None:
        respond = replay.replayed(answering, texts)
    elif versions.writer != "none" and len(journal.done) < len(drawn):
        await answering.warm()
    with progress.shown(console, "questions", len(journal.done), len(drawn)) as tell:
        await asking.ask(drawn, respond, articles, versions, journal, plan.history, tell)


def left_behind(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """An interrupt says nothing: LangChain leaves the end of its stream behind, untaken."""
    if not isinstance(context.get("exception"), StopAsyncIteration):
        loop.default_exception_handler(context)


def scored(
    drawn: Sequence[Drawn],
    articles: Mapping[str, Article],
    done: Sequence[Prediction],
    kind: Kind,
) -> tuple[Scored, ...]:
    """What was `drawn` with what came of it, in order; `articles` by `doc_id`."""
    said = asking.texts(done)
    return tuple(
        Scored(
            each,
            articles[each.document.doc_id],
            shelving.moved(each.document, each.gold.evidence),
            prediction,
            tuple(asking.earlier(each, said, kind)),
        )
        for each, prediction in zip(drawn, done, strict=True)
    )
