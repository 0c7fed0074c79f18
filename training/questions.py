"""Question sets to train on, split so that no article is on both sides."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.article import article as build
from index.article import slug
from index.errors import ArticleInvalid
from index.places import places
from index.types import Article

HELD_BACK = 0.2


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with the spans of its answers; none where the article is silent."""

    id: str
    text: str
    answers: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def answerable(self) -> bool:
        """Whether the article answers it."""
        return bool(self.spans)


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article and its questions. Sheets of one `group` come from one source text; `line` is
    its place among the `lines` of the file, from 0.
    """

    group: str
    article: Article
    asked: tuple[Asked, ...]
    line: int = 0


def lines(path: Path) -> list[str]:
    """The lines of one file, as `footnote eval` tells them apart, without those that are empty."""
    return [line for line in path.read_text("utf-8").split("\n") if line.strip()]


def read(path: Path) -> list[Sheet]:
    """The sheets of one file, one JSON object a line, spans in characters of its article."""
    return [
        sheet
        for number, line in enumerate(lines(path))
        for sheet in _sheet(number, json.loads(line))
    ]


def _sheet(number: int, given: dict[str, Any]) -> Iterator[Sheet]:
    doc_id, text = given["doc_id"], given["article"]
    try:
        article = build(f"{slug(doc_id)[:60].strip('-')}-{number}", doc_id[:60], "", text)
    except ArticleInvalid:  # It holds no sentence.
        return
    moved = places(text).moved
    asked = tuple(
        Asked(
            str(turn["id"]),
            turn["question"],
            tuple(turn.get("answers", ())),
            tuple(moved((start, end)) for start, end in turn.get("evidence", ()) if end > start),
        )
        for turn in given["turns"]
        if turn["answerable"] == bool(turn.get("evidence"))
    )
    yield Sheet(given.get("title") or doc_id.partition("#")[0], article, asked, number)


def split(sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[Sheet]]:
    """Those to train on and those held back: whole groups, in the order of their digest, until
    a fifth of the questions is held back.
    """
    order = sorted({sheet.group for sheet in sheets}, key=_digest)
    wanted = HELD_BACK * sum(len(sheet.asked) for sheet in sheets)
    held: set[str] = set()
    for group in order:
        if wanted <= 0:
            break
        held.add(group)
        wanted -= sum(len(sheet.asked) for sheet in sheets if sheet.group == group)
    return (
        [sheet for sheet in sheets if sheet.group not in held],
        [sheet for sheet in sheets if sheet.group in held],
    )


def _digest(group: str) -> str:
    return hashlib.sha256(group.encode()).hexdigest()
