"""Settings: FOOTNOTE_ environment variables, read once at start into a frozen dataclass.

The README's table is generated from the fields below, so each one carries its own words.
"""

import difflib
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args, get_type_hints

from chatbot.errors import SettingInvalid
from chatbot.proxies import Proxies
from chatbot.weights.assets import WriterChoice
from index.hosts import Hosts
from index.origins import Origins

PREFIX = "FOOTNOTE_"

WriterSize = Literal["auto", "small", "large"]


def _setting(default: Any, doc: str, least: float | None = None, secret: bool = False) -> Any:
    metadata = {"doc": doc, "least": least}
    return field(default=default, metadata=metadata, repr=not secret)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting with its default. `FOOTNOTE_PORT` sets `port`, and so on."""

    host: str = _setting("127.0.0.1", "address the server listens on")
    port: int = _setting(7860, "port the server listens on", least=0)
    cache: Path = _setting(Path("~/.cache/footnote"), "folder of the model weights")
    index: Path = _setting(Path(".footnote"), "folder of the built index")
    seeds: Path = _setting(Path("seeds"), "folder of the articles that `index` reads")
    writer: WriterChoice = _setting(
        "default",
        "which local writer words the answers; `none` quotes the evidence itself, endpoint or not",
    )
    writer_url: str = _setting("", "OpenAI-compatible endpoint to use instead of a local writer")
    writer_model: str = _setting("", "model name to ask that endpoint for")
    writer_key: str = _setting("", "key for that endpoint", secret=True)
    writer_size: WriterSize = _setting(
        "auto",
        "how much the writer takes in: `small` is shown few sentences and words a list item by "
        "item, `large` more and at once; `auto` is `large` at an endpoint",
    )
    writer_threads: int = _setting(2, "threads of the local writer", least=1)
    writer_slots: int = _setting(1, "answers the local writer words at the same time", least=1)
    writer_seconds: float = _setting(
        60.0, "longest wait for each piece of the writer's words, in seconds", least=1
    )
    writer_calls_a_day: int = _setting(
        0,
        "calls to the writer in a day, by UTC; after them answers are the evidence itself until "
        "the next; 0 for any number, for the local writer sends no bill",
        least=0,
    )
    answers_at_once: int = _setting(2, "answers in the making at the same time", least=1)
    answers_waiting: int = _setting(
        16, "questions that may wait before new ones are refused", least=0
    )
    reader_answers_at_once: int = _setting(
        4,
        "answers that one reader’s address may wait for at the same time, whatever the number of "
        "its pages, of which each waits for one; 0 for any number",
        least=0,
    )
    questions_an_hour: int = _setting(
        120, "questions that one reader’s address may ask in an hour; 0 for any number", least=0
    )
    site_questions_an_hour: int = _setting(
        0,
        "questions that the readers of one site’s pages may ask in an hour; 0 for any number",
        least=0,
    )
    names: Hosts = _setting(
        Hosts(),
        "names that readers reach Footnote by, such as `footnote.example` where a proxy passes it "
        "on, with spaces between; requests for others are refused; if left out, the listening "
        "address and the loopback’s, or any where it listens on all addresses",
    )
    proxies: Proxies = _setting(
        Proxies(),
        "addresses or networks of proxies in front of Footnote, with spaces between: what they say "
        "of a reader’s address is believed, and nobody else",
    )
    embed_origins: Origins = _setting(
        Origins(),
        "sites whose pages may show the widget: exact origins such as `https://news.example`, "
        "with spaces between; nobody’s but Footnote’s own if left out",
    )
    fetch_hosts: Hosts = _setting(
        Hosts(),
        "hosts that `index` may fetch pages from though their addresses are not public, as a "
        "newsroom’s own `cms.news.example`, with spaces between; none if left out",
    )
    embed_threads: int = _setting(2, "threads of the embedder", least=1)

    def __post_init__(self) -> None:
        """Let `~` in a path stand for the home folder."""
        for item in fields(self):
            if isinstance(path := getattr(self, item.name), Path):
                object.__setattr__(self, item.name, _expanded(path))

    @property
    def is_writer_remote(self) -> bool:
        """Whether an endpoint words the answers; "none" as the writer means none at all."""
        return bool(self.writer_url) and self.writer != "none"

    @property
    def is_writer_large(self) -> bool:
        """Whether the writer is given more to word at once."""
        return self.writer_size == "large" or (self.writer_size == "auto" and self.is_writer_remote)

    @property
    def local_writer(self) -> WriterChoice:
        """The local writer to run: none where an endpoint words the answers."""
        return "none" if self.is_writer_remote else self.writer


def read(environment: Mapping[str, str]) -> Settings:
    """Settings from `environment`.

    Raises SettingInvalid for a FOOTNOTE_ name that is none of ours, naming the nearest ones,
    and for a value that does not fit its type or its least value.
    """
    known = {PREFIX + item.name.upper(): item for item in fields(Settings)}
    given = {name: text for name, text in environment.items() if name.startswith(PREFIX)}
    for name in given.keys() - known.keys():
        raise SettingInvalid(_unknown(name, list(known)))
    hints = get_type_hints(Settings)
    values = {
        known[name].name: _parse(name, text, hints[known[name].name], known[name])
        for name, text in given.items()
        if text
    }
    return Settings(**values)


def table() -> str:
    """The settings as a Markdown table, for the README."""
    rows = ["| setting | default | meaning |", "|---|---|---|"]
    for item in fields(Settings):
        default = f"`{item.default}`" if str(item.default) else ""
        rows.append(f"| `{PREFIX}{item.name.upper()}` | {default} | {item.metadata['doc']} |")
    return "\n".join(rows)


def _expanded(path: Path) -> Path:
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise SettingInvalid(f"{path} stands in no home folder; give a path without ~") from error


def _unknown(name: str, known: list[str]) -> str:
    bare = {text.removeprefix(PREFIX): text for text in known}
    near = [bare[text] for text in difflib.get_close_matches(name.removeprefix(PREFIX), bare, n=2)]
    hint = f"did you mean {' or '.join(near)}?" if near else f"known: {', '.join(known)}"
    return f"{name} is not a setting; {hint}"


def _parse(name: str, text: str, kind: Any, item: Field[Any]) -> Any:
    if choices := get_args(kind):
        if text not in choices:
            raise SettingInvalid(f"{name} is {text!r}; it takes one of {', '.join(choices)}")
        return text
    try:
        value = kind(text)
    except ValueError as error:
        raise SettingInvalid(f"{name} is {text!r}; it takes {_KINDS[kind]}") from error
    least = item.metadata["least"]
    if least is not None and not value >= least:
        raise SettingInvalid(f"{name} is {text!r}; the least it takes is {least:g}")
    return value


_KINDS = {
    int: "a whole number",
    float: "a number",
    Path: "a path",
    Proxies: "addresses or networks, as 10.0.0.2 or 10.0.0.0/8",
    Hosts: "exact hosts, as news.example, without scheme, port, path or wildcard",
    Origins: "exact origins, as https://news.example, without path or wildcard",
}
