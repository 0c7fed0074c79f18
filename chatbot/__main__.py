"""The command line: `python -m chatbot`, installed as `footnote`.

Heavy parts are imported by the commands that need them, so that `--help` and a mistyped name answer
at once. What measures Footnote is in `measuring`.
"""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from chatbot import measuring, terminal
from chatbot.errors import ChatFault, SettingInvalid
from chatbot.measuring import AsJson
from chatbot.running import run
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

app.command()(measuring.golden)
app.command(name="eval")(measuring.evaluate)
app.command()(measuring.bench)
app.command()(measuring.attack)

FAULT, INTERRUPTED = 1, 130


def main() -> None:
    """Run a command. A fault of ours is one line on standard error and exit code 1."""
    terminal.forgive_encoding()
    try:
        with terminal.stops_on_term():
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
    settings = replace(terminal.settings(), **told)
    terminal.seal()
    from chatbot.assembly import assembled
    from chatbot.web import server

    with server.bind(settings) as listener, assembled(settings) as answering:
        run(answering.prepare())
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
    settings = terminal.settings()
    terminal.seal()
    from chatbot import conversation, plain
    from chatbot.assembly import assembled

    async def answers() -> "list[Answer]":
        article_id = conversation.article_id(answering.index.articles(), article)
        held = conversation.hold(answering, [*(after or ()), question], article_id)
        return [answer async for answer in held]

    with assembled(settings) as answering:
        answer = run(answers())[-1]
    terminal.print_json(answer.as_json()) if as_json else print(plain.answer(answer))


@app.command()
def index(
    given: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH_OR_URL", help="Articles, folders of them, pages of the web."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Build or refresh the index; unchanged articles are skipped."""
    settings = terminal.settings()
    terminal.seal()
    from chatbot import plain
    from chatbot.assembly import embed
    from index.build import build
    from index.pages import bring, is_address

    if not given and not settings.seeds.exists():
        says = f"the folder {settings.seeds} does not exist; put an article there, or set"
        raise SettingInvalid(f"{says} FOOTNOTE_SEEDS to another folder")
    paths = [Path(text) for text in given or () if not is_address(text)]
    if not paths and settings.seeds.exists():
        paths = [settings.seeds]
    urls = [text for text in given or () if is_address(text)]
    pages = run(bring(urls, settings.seeds, paths, settings.fetch_hosts)) if urls else {}
    changes = build(paths, settings.index, embed(settings), pages=pages)
    if as_json:
        terminal.print_json({name: list(getattr(changes, name)) for name in changes.__slots__})
        return
    print(plain.changes(changes))


@app.command()
def widget(
    server: Annotated[str, typer.Argument(help="Where readers reach Footnote, as https://…")],
    article: Annotated[
        str, typer.Option(help="Id of the article; found by page if left out.")
    ] = "",
) -> None:
    """Print the tag that puts the widget on a publisher's page."""
    from chatbot.web.widget import tag

    print(tag(server, article))


@app.command()
def fetch() -> None:
    """Fetch the model weights that are missing, once, and verify them."""
    settings = terminal.settings()
    from rich.console import Console

    from chatbot.weights import presence, progress
    from chatbot.weights.fetching import fetch as bring

    lacking = presence.missing(settings.cache, settings.local_writer)
    with progress.shown(Console(stderr=True)) as report:
        bring(lacking, settings.cache, report)


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """Tell what is missing and the command that mends it."""
    settings = terminal.settings()
    terminal.seal()
    from chatbot import plain
    from chatbot.doctor import examine

    findings = examine(settings)
    if as_json:
        terminal.print_json([finding.as_json() for finding in findings])
    else:
        print(plain.findings(findings))
    if not all(finding.well for finding in findings):
        sys.exit(FAULT)


if __name__ == "__main__":
    main()
