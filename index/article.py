"""From a source file, or from text in memory, to an Article."""

import hashlib
import itertools
import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from index import files, formats, layout, sentences
from index.characters import clean, clean_line
from index.errors import ArticleInvalid
from index.files import MOST_BYTES
from index.formats import Draft
from index.header import LONGEST_LINE, checked
from index.layout import Piece
from index.types import Article, Block, Sentence

LONGEST_ID = 80
"""Characters of an article's id, at most."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read(path: Path, text: str | None = None) -> Article:
    """The article of one `.txt`, `.md` or `.html` file; its id is a slug of the file's name.

    `text` is what the file is about to hold, where that is not there yet.

    Raises ArticleInvalid, naming the file and what to do, for anything but a regular file of
    UTF-8 text within MOST_BYTES, for a header that is not right, and where no sentence is found.
    """
    try:
        if text is None and not os.path.lexists(path):
            raise ArticleInvalid("there is nothing of that name; give an article or a folder")
        convert = formats.FORMATS.get(path.suffix.lower())
        if convert is None:
            raise ArticleInvalid(f"not {', '.join(formats.FORMATS)}; save it as one of these")
        content = files.read_text(path) if text is None else text
        return _article(slug(path.stem), convert(clean(content)))
    except ArticleInvalid as error:
        raise ArticleInvalid(f"{path}: {error}") from error


def article(
    id: str, title: str, source: str, text: str, *, questions: Sequence[str] = ()
) -> Article:
    """An article from plain text in memory; without a title its first line or its id serves.

    Positions in `text` are positions in the article's text, unless it has hidden characters,
    two-character line breaks, or is not in NFC. Raises ArticleInvalid, naming the id.
    """
    if len(id) > LONGEST_ID or not _ID.fullmatch(id):
        raise ArticleInvalid(
            f"{id[:LONGEST_ID]!r}: not an id; use lower-case letters, digits and -"
        )
    try:
        if len(text.encode(errors="replace")) > MOST_BYTES:
            raise ArticleInvalid(f"longer than {MOST_BYTES} bytes; split it")
        header = checked(title, source, list(questions))
        return _article(id, Draft(header, (Piece("text", clean(text)),)))
    except ArticleInvalid as error:
        raise ArticleInvalid(f"{id}: {error}") from error


def slug(name: str) -> str:
    """A valid id for any name: lower-case ASCII letters, digits and dashes.

    Letters that ASCII has no form for are told apart by a few digits of the name's sha256.
    """
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:LONGEST_ID].strip("-")
    kept = sum(char.isalnum() for char in folded)
    if plain and kept == sum(char.isalnum() for char in name):
        return plain
    mark = hashlib.sha256(name.encode(errors="replace")).hexdigest()[:8]
    return f"{plain[: LONGEST_ID - 9].strip('-')}-{mark}".strip("-")


def _article(id: str, draft: Draft) -> Article:
    words = id.replace("-", " ")
    title = draft.header.title or layout.headline(draft.pieces)[:LONGEST_LINE] or words.capitalize()
    text, blocks = layout.lay_out(draft.pieces, title)
    found = tuple(_sentences(text, blocks))
    if not found:
        raise ArticleInvalid("no sentence in it; put the article's text into the file")
    version = hashlib.sha256(text.encode()).hexdigest()
    header = draft.header
    return Article(
        id,
        version,
        title,
        header.source,
        text,
        blocks,
        found,
        tuple(q for q in header.questions if q),
        header.sites,
    )


def _sentences(text: str, blocks: Sequence[Block]) -> Iterator[Sentence]:
    heading = ""
    numbers = itertools.count()
    for position, block in enumerate(blocks):
        inside = text[block.start : block.end]
        if block.kind == "heading":
            heading = clean_line(inside)
            continue
        for first, last in sentences.split(inside):
            start, end = block.start + first, block.start + last
            yield Sentence(next(numbers), text[start:end], start, end, position, heading)
