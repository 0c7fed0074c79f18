"""The commands that measure Footnote: golden questions, question sets, a stock chain beside it."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

import typer

from chatbot import terminal
from chatbot.evaluation.history import Kind
from chatbot.running import run
from chatbot.weights.assets import WriterChoice

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def golden(file: Path, as_json: AsJson = False) -> None:
    """Ask the golden questions of FILE; print which came out right, and how long they took."""
    settings = terminal.settings()
    terminal.seal()
    from chatbot import plain
    from chatbot.assembly import assembled
    from chatbot.benchmark.memory import resident_gigabytes
    from chatbot.evaluation import golden as measuring

    async def outcomes() -> list[measuring.Outcome]:
        await answering.warm()
        found = []
        async for outcome in measuring.run(answering, questions):
            found.append(outcome)
            if not as_json:
                print(f"{'right' if outcome.right else 'WRONG'}  {outcome.golden.question}")
        return found

    questions = measuring.read(file)
    with assembled(settings) as answering:
        figures = measuring.figures(run(outcomes()))
        figures["memory of all processes, GB"] = resident_gigabytes()
    terminal.print_json(figures) if as_json else print(f"\n{plain.figures(figures)}")


def evaluate(
    file: Annotated[Path, typer.Argument(help="A question set: one article a line.")],
    limit: Annotated[int | None, typer.Option(min=1, help="Ask so many, not all.")] = None,
    seed: Annotated[int, typer.Option(help="Draws the questions.")] = 0,
    writer: Annotated[
        WriterChoice | None, typer.Option(help="The writer, instead of the setting’s.")
    ] = None,
    history: Annotated[
        Kind, typer.Option(help="Earlier questions come with their gold or our own answers.")
    ] = "gold",
    drafts: Annotated[
        Path | None, typer.Option(help="Check these drafts; the writer is not asked.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Write a prediction a line; goes on after those there.")
    ] = None,
    report: Annotated[
        Path | None, typer.Option(help="Write an HTML page of what went wrong.")
    ] = None,
    record: Annotated[
        Path | None, typer.Option(help="Keep the scores in this file of figures.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Ask the questions of a question set; print the scores."""
    settings = terminal.settings()
    terminal.seal()
    from rich.console import Console

    from chatbot.errors import EvaluationInvalid
    from chatbot.evaluation import metrics, run
    from chatbot.evaluation.record import begun, keep
    from chatbot.evaluation.report import write
    from chatbot.evaluation.table import table

    if record is not None and drafts is not None:
        raise EvaluationInvalid(
            "--record keeps figures of answers, and --drafts makes none; leave one out"
        )
    if record is not None:
        begun(record)  # Hours before it is written to, so that another file can be named yet.
    told = settings if writer is None else replace(settings, writer=writer)
    plan = run.Plan(file, limit, seed, history, drafts, out)
    outcome = run.evaluate(plan, told, Console(stderr=True))
    scores = metrics.measure(outcome.scored)
    if report is not None:
        write(report, outcome, scores)
    if record is not None:
        keep(record, outcome, scores)
    as_objects = {name: asdict(score) for name, score in scores.items()}
    terminal.print_json(as_objects) if as_json else print(table(scores))


def bench(
    file: Annotated[
        Path | None, typer.Argument(help="A question set; the golden questions if left out.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Ask so many, not all.")] = None,
    seed: Annotated[int, typer.Option(help="Draws the questions.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Ask Footnote and a stock chain the same questions; print scores, times and budgets."""
    settings = terminal.settings()
    terminal.seal()
    from rich.console import Console

    from chatbot.benchmark.bench import Plan, compare
    from chatbot.benchmark.table import table

    outcome = compare(Plan(file, limit, seed), settings, Console(stderr=True))
    terminal.print_json(outcome.as_json()) if as_json else print(table(outcome))


def attack(
    file: Annotated[Path, typer.Argument(help="A question set: one article a line.")],
    instructions: Annotated[Path, typer.Argument(help="Instructions, as JSON or CSV.")],
    limit: Annotated[int | None, typer.Option(min=1, help="Try so many, not all.")] = None,
    seed: Annotated[int, typer.Option(help="Draws the questions.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Hide instructions in articles, and type them as questions; print what came of it."""
    settings = terminal.settings()
    terminal.seal()
    from rich.console import Console

    from chatbot.evaluation import attacking

    tally = attacking.attack(
        file, instructions, limit, seed, settings, Console(stderr=True)
    ).as_json()
    terminal.print_json(tally) if as_json else print(
        "\n".join(f"{name:20} {count:5}" for name, count in tally.items())
    )
