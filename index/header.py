"""The small header of a `.txt` or `.md` file: YAML front matter with title, source, questions and
sites.
"""

from dataclasses import asdict, dataclass
from typing import Any

import yaml
from frontmatter.default_handlers import SafeLoader, YAMLHandler

from index.characters import clean_line
from index.errors import ArticleInvalid
from index.origins import Origins

LONGEST_LINE = 300
"""Characters of a title, a source or a starter question, at most."""

LONGEST_HEADER = 10_000
"""Characters of the header, at most."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of itself; an empty title or source was not given."""

    title: str = ""
    source: str = ""
    questions: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()


def parse(text: str) -> tuple[Header, str]:
    """The header and what follows it; a text that does not begin with `---` has none.

    Raises ArticleInvalid where the header is not closed, is not YAML, or holds a value of the
    wrong type. Other programs' keys are left alone.
    """
    handler = YAMLHandler()
    if not handler.detect(text.lstrip()):
        return Header(), text
    try:
        written, body = handler.split(text)
    except ValueError as error:
        raise ArticleInvalid("header: it has no end; close it with a line ---") from error
    values = _load(handler, written)
    names = ("title", "source", "questions", "sites")
    return checked(*(values.get(name) for name in names)), body


def written(header: Header, body: str) -> str:
    """What `parse` reads: the header with what it has, and the body under it."""
    given = {name: value for name, value in asdict(header).items() if value}
    lines = YAMLHandler().export(given, sort_keys=False, width=2 * LONGEST_LINE)
    return f"---\n{lines}\n---\n\n{body}\n"


def checked(title: object, source: object, questions: object, sites: object = None) -> Header:
    """A header of checked, cleaned values; None stands for one that was not given."""
    return Header(
        _line("title", "" if title is None else title),
        _line("source", "" if source is None else source),
        _list("questions", questions),
        _origins(_list("sites", sites)),
    )


def _load(handler: YAMLHandler, written: str) -> dict[Any, Any]:
    if len(written) > LONGEST_HEADER:
        raise ArticleInvalid(f"header: longer than {LONGEST_HEADER} characters; shorten it")
    try:
        tokens = yaml.scan(written, Loader=SafeLoader)
        # A few lines of aliases, merged into each other, grow without bound.
        if any(isinstance(token, yaml.AliasToken) for token in tokens):
            raise ArticleInvalid("header: YAML aliases are not read; write the value out")
        values = handler.load(written) or {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"header, line {mark.line + 1}" if mark else "header"
        problem = getattr(error, "problem", None) or "a value that cannot be read"
        advice = "mend it, or put the value in quotes"
        raise ArticleInvalid(f"{where}: not valid YAML ({problem}); {advice}") from error
    if not isinstance(values, dict):
        raise ArticleInvalid("header: not pairs; write lines such as 'title: …' and 'source: …'")
    return values


def _list(name: str, values: object) -> tuple[str, ...]:
    listed = [] if values is None else values
    if not isinstance(listed, list | tuple):
        raise ArticleInvalid(f"{name}: not a list; write one '- …' a line")
    return tuple(_line(name, value) for value in listed)


def _origins(sites: tuple[str, ...]) -> tuple[str, ...]:
    try:
        return tuple(Origins(" ".join(sites)))
    except ValueError as error:
        raise ArticleInvalid(f"sites: {error}; write such as https://news.example") from error


def _line(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise ArticleInvalid(f"{name}: {type(value).__name__} where text belongs; put it in quotes")
    line = clean_line(value)
    if len(line) > LONGEST_LINE:
        raise ArticleInvalid(f"{name}: longer than {LONGEST_LINE} characters; shorten it")
    return line
