"""A Draft as the text of a `.md` file that reads back as the same Draft, a paragraph a line."""

import re
from collections.abc import Iterator

from index import header
from index.formats import Draft
from index.layout import Piece

_MARKUP = re.compile(r"[\\`*_\[<#]|&(?=#?\w+;)|^[-+>~]|^(\d{1,9})(?=[.)])")


def written(draft: Draft) -> str:
    """The file: the draft's header, then its headings and paragraphs, blank lines between."""
    lines = (line for piece in draft.pieces for line in _lines(piece))
    return header.written(draft.header, "\n\n".join(lines))


def _lines(piece: Piece) -> Iterator[str]:
    opening = "## " if piece.kind == "heading" else ""
    for line in piece.text.split("\n"):
        yield opening + _MARKUP.sub(_escaped, line)


def _escaped(match: re.Match[str]) -> str:
    return f"{match[0]}\\" if match[1] else f"\\{match[0]}"
