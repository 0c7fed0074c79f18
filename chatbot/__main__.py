"""The command line: `python -m chatbot`, installed as `footnote`.

The only place that reads the environment and prints. Heavy parts are imported by the commands
that need them, so that `--help` and a mistyped name answer at once.
"""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from chatbot.errors import ChatFault, SettingInvalid
from chatbot.settings import Settings, read
from index.errors import IndexFault
from prompts import PromptInvalid

if TYPE_CHECKING:
    from chatbot.answer import Answer

app = typer.Typer(
    help="Ask a news article; every sentence of the answer is checked and cited.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

FAULT, INTERRUPTED = 1, 130
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def main() -> None:
    """Run a command. A fault of ours is one line on standard error and exit code 1."""
    try:
        app()
    except (ChatFault, IndexFault, PromptInvalid) as fault:
        print(f"footnote: {fault}", file=sys.stderr)
        sys.exit(FAULT)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port.")] = None,
) -> None:
    """Serve the page and the HTTP interface."""
    given: dict[str, Any] = {"host": host, "port": port}
    told = {name: value for name, value in given.items() if value is not None}
    settings = replace(_settings(), **told)
    _seal()
    from chatbot import server
    from chatbot.assembly import assembled

    with _stops_on_term(), server.bind(settings) as listener, assembled(settings) as answering:
        asyncio.run(answering.prepare())
        server.serve(answering, settings, listener)


@app.command()
def ask(
    question: str,
    article: Annotated[str, typer.Option(help="Id of the article; the only one if left out.")] = "",
    after: Annotated[
        list[str] | None, typer.Option(help="An earlier question of the conversation; repeatable.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Answer one question."""
    settings = _settings()
    _seal()
    from chatbot import conversation, plain
    from chatbot.assembly import assembled

    async def answers() -> "list[Answer]":
        article_id = conversation.article_id(answering.index.articles(), article)
        held = conversation.hold(answering, [*(after or ()), question], article_id)
        return [answer async for answer in held]

    with assembled(settings) as answering:
        answer = asyncio.run(answers())[-1]
    _print_json(answer.as_json()) if as_json else print(plain.answer(answer))


@app.command()
def index(
    paths: Annotated[list[Path] | None, typer.Argument(help="Articles or folders of them.")] = None,
    as_json: AsJson = False,
) -> None:
    """Build or refresh the index; unchanged articles are skipped."""
    settings = _settings()
    _seal()
    from chatbot import plain
    from chatbot.assembly import embed
    from index.build import build

    if not paths and not settings.seeds.exists():
        says = f"the folder {settings.seeds} does not exist; put an article there, or set"
        raise SettingInvalid(f"{says} FOOTNOTE_SEEDS to another folder")
    changes = build(paths or [settings.seeds], settings.index, embed(settings))
    if as_json:
        _print_json({name: list(getattr(changes, name)) for name in changes.__slots__})
        return
    print(plain.changes(changes))


@app.command()
def fetch() -> None:
    """Fetch the model weights that are missing, once, and verify them."""
    settings = _settings()
    from rich.console import Console

    from chatbot import assets, progress
    from chatbot.fetching import fetch as bring

    lacking = assets.missing(settings.cache, settings.local_writer)
    with progress.shown(Console(stderr=True)) as report:
        bring(lacking, settings.cache, report)


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """Tell what is missing and the command that mends it."""
    settings = _settings()
    _seal()
    from chatbot import plain
    from chatbot.doctor import examine

    findings = examine(settings)
    if as_json:
        _print_json([finding.as_json() for finding in findings])
    else:
        print(plain.findings(findings))
    if not all(finding.well for finding in findings):
        sys.exit(FAULT)


@app.command()
def golden(file: Path, as_json: AsJson = False) -> None:
    """Ask the golden questions of FILE; print which came out right, and how long they took."""
    settings = _settings()
    _seal()
    from chatbot import golden as measuring
    from chatbot import plain
    from chatbot.assembly import assembled
    from chatbot.memory import resident_gigabytes

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
        figures = measuring.figures(asyncio.run(outcomes()))
        figures["memory of all processes, GB"] = resident_gigabytes()
    _print_json(figures) if as_json else print(f"\n{plain.figures(figures)}")


def _settings() -> Settings:
    return read(os.environ)


def _seal() -> None:
    """Before any heavy library is imported: they read the environment when they are."""
    from chatbot.sealing import seal

    seal(os.environ)


@contextmanager
def _stops_on_term() -> Iterator[None]:
    """While all is loaded, SIGTERM ends us as Ctrl-C does, so that the writer is ended too."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
