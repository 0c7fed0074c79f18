"""Where the headings and paragraphs of plain text are.

One line is one paragraph, unless the text has blank lines and is mostly made of short lines: then
it is hard-wrapped, and blank lines part its paragraphs. A heading is a short line without a full
stop between two paragraphs; two such lines in a row are a list, a byline or an address, and
are kept as paragraphs, which can be cited.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from index.characters import clean_line
from index.types import Block


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands under one piece of markup; a `text` may hold several paragraphs."""

    kind: Literal["heading", "text"]
    text: str


WIDTH = 120
"""Characters of a line of hard-wrapped text, at most."""

LONGEST_HEADING = 100
"""Characters of a heading that no markup names, at most."""

_BETWEEN = "\n\n"
_BULLET = r"[-*•‣◦–—]\s+"
_LINE = re.compile(r"\S[^\n]*")
_PARAGRAPH = re.compile(rf"\S[^\n]*(?:\n(?![^\S\n]*(?:\n|{_BULLET}))[^\n]*)*")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_STOPPED = re.compile(r"[.,;:!?…。！？–—-][\s”’»\"')\]]*$")
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
# A byline, a dateline, a date: citable, and no name for what follows.
_CREDIT = re.compile(
    r"(?:By|Photos?|Reporting|Text|Editing|Written) (?:by )?[A-Z]"
    r"|(?:Updated|Published|Posted|Source|Credit)\b"
    rf"|[A-Z]{{3,}}, |.*\b(?:{_MONTHS})[a-z]*\.? (?:\d{{1,2}}, )?\d{{4}}\b"
)


def is_wrapped(text: str) -> bool:
    """Whether most of the text stands in lines short enough to have been wrapped by hand."""
    lengths = [len(line) for line in text.split("\n")]
    return 2 * sum(length for length in lengths if length <= WIDTH) > sum(lengths)


def is_headline(line: str) -> bool:
    """Whether a line could be a heading by its looks: short, no full stop, no bullet, no credit."""
    return (
        len(line) <= LONGEST_HEADING
        and "\n" not in line
        and not line[:1].islower()
        and not re.match(_BULLET, line)
        and not _STOPPED.search(line)
        and not _CREDIT.match(line)
    )


def blocks(text: str, start: int = 0) -> Iterator[Block]:
    """The headings and paragraphs of `text` from `start` on, without bullets and outer space.

    They are in order, and every letter and digit is in one of them.
    """
    is_by_line = not (_BLANK_LINE.search(text.strip()) and is_wrapped(text))
    found = (_LINE if is_by_line else _PARAGRAPH).finditer(text, start)
    lines = [match for match in found if re.search(r"\w", match.group())]
    looks = [False, *(is_headline(match.group().rstrip()) for match in lines), False]
    for number, match in enumerate(lines, start=1):
        is_alone = not (looks[number - 1] or looks[number + 1]) and number < len(lines)
        bullet = re.match(_BULLET, match.group())
        yield Block(
            "heading" if looks[number] and is_alone else "paragraph",
            match.start() + (bullet.end() if bullet else 0),
            match.start() + len(match.group().rstrip()),
        )


def lay_out(pieces: Sequence[Piece], title: str) -> tuple[str, tuple[Block, ...]]:
    """The text of the pieces, a blank line between two, and its blocks.

    A first line that only repeats the title stays in the text and is no block.
    """
    found: list[Block] = []
    offset = 0
    for piece in pieces:
        start = 0 if offset else _title_end(piece.text, title)
        if piece.kind == "text":
            inside: Iterable[Block] = blocks(piece.text, start)
        else:
            inside = () if start else (Block("heading", 0, len(piece.text)),)
        found += (Block(block.kind, block.start + offset, block.end + offset) for block in inside)
        offset += len(piece.text) + len(_BETWEEN)
    return _BETWEEN.join(piece.text for piece in pieces), tuple(found)


def headline(pieces: Sequence[Piece]) -> str:
    """The heading that the pieces begin with, or "": a title for a text that names none."""
    if not pieces:
        return ""
    first, _, rest = pieces[0].text.strip().partition("\n")
    is_named = pieces[0].kind == "heading"
    is_first = is_headline(first) and bool(rest or pieces[1:])
    return clean_line(first) if is_named or is_first else ""


def _title_end(text: str, title: str) -> int:
    first = re.match(r"\s*(\S[^\n]*)", text)
    is_title = first and clean_line(first[1]).casefold() == title.casefold()
    return first.end() if first and is_title else 0
