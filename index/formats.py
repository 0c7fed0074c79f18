"""From a `.txt`, `.md` or `.html` file's text to a Draft: headings and paragraphs, no markup.

Knows the libraries that read the formats; nothing past this file does.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import trafilatura
from markdown_it import MarkdownIt
from markdown_it.token import Token
from trafilatura.settings import Document

from index.characters import clean
from index.errors import ArticleInvalid
from index.header import LONGEST_LINE, Header, checked, parse
from index.layout import Piece, is_wrapped

MOST_TAGS = 50_000
"""Tags of a page, at most: the extractor's time grows faster than their number."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a file says, before it is laid out as an Article."""

    header: Header
    pieces: tuple[Piece, ...]


def plain(text: str) -> Draft:
    """A `.txt` file: an optional header, then the article as it is."""
    header, body = parse(text)
    return Draft(header, (Piece("text", body.strip()),))


def markdown(text: str) -> Draft:
    """A `.md` file. Links keep their text; images, HTML, code blocks and rules are left out."""
    header, body = parse(text)
    return _draft(header, _markdown_pieces(_MARKDOWN.parse(body)))


def html(text: str) -> Draft:
    """A `.html` file: what trafilatura takes for the article, less what the page hides.

    Raises ArticleInvalid where it finds none.
    """
    if text.count("<") > MOST_TAGS:
        raise ArticleInvalid(f"more than {MOST_TAGS} tags; save the article's text as .txt")
    tree = trafilatura.load_html(text)
    sites = [] if tree is None else tree.xpath(_SITES)
    page = trafilatura.bare_extraction(
        tree, include_comments=False, with_metadata=True, prune_xpath=list(_HIDDEN)
    )
    if not isinstance(page, Document):
        raise ArticleInvalid("no article is found in the page; save its text as .txt instead")
    title, source = (page.title or "")[:LONGEST_LINE], page.sitename or page.hostname
    header = checked(title, source, None, [site for each in sites for site in each.split()])
    return _draft(header, _html_pieces(page.body))


def canonical(text: str) -> str:
    """The address that a page gives itself, as it is written in its `<link rel="canonical">`."""
    tree = trafilatura.load_html(text)
    links = () if tree is None else tree.iter("link")
    named = (link for link in links if "canonical" in link.get("rel", "").lower().split())
    found = (link.get("href", "") for link in named)
    return str(next(found, "")).strip()


FORMATS: Mapping[str, Callable[[str], Draft]] = {".txt": plain, ".md": markdown, ".html": html}

_MARKDOWN = MarkdownIt("commonmark").enable("table")
_SITES = "//meta[@name='footnote-sites']/@content"
_HIDDEN = (
    "//*[@hidden]",
    "//*[@aria-hidden='true']",
    "//*[contains(translate(@style, ' ', ''), 'display:none')]",
    "//*[contains(translate(@style, ' ', ''), 'visibility:hidden')]",
)


def _draft(header: Header, pieces: Iterable[Piece]) -> Draft:
    """A draft of the pieces that hold text, in single spaces.

    Cleaned once more, since an entity may spell a character that was taken out.
    """
    tidy = (Piece(piece.kind, _tidy(piece.text)) for piece in pieces)
    return Draft(header, tuple(piece for piece in tidy if piece.text))


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in clean(text).split("\n"))
    return "\n".join(line for line in lines if line)


def _markdown_pieces(tokens: list[Token]) -> Iterator[Piece]:
    row: list[str] = []
    for before, token in pairwise([Token("", "", 0), *tokens]):
        text = _inline_text(token)
        if before.type in ("th_open", "td_open"):
            row.append(text)
        elif token.type == "tr_close":
            yield Piece("text", ", ".join(row))
            row.clear()
        elif token.type == "code_block":
            yield Piece("text", token.content)
        elif text:
            is_heading = before.type == "heading_open" and before.level == 0
            yield Piece("heading" if is_heading else "text", text)


def _inline_text(token: Token) -> str:
    """The words of a paragraph; its line breaks stay where they were not made by wrapping."""
    shown = {"softbreak": "\n", "hardbreak": "\n"}
    text = "".join(
        shown.get(child.type, child.content)
        for child in token.children or ()
        if child.type not in ("image", "html_inline")
    )
    return text.replace("\n", " ") if is_wrapped(text) else text


def _html_pieces(element: Any) -> Iterator[Piece]:
    if element.tag == "head":
        yield Piece("heading", _flow("".join(element.itertext())))
        return
    if element.tag == "row":
        yield Piece("text", ", ".join(_flow("".join(cell.itertext())) for cell in element))
        return
    line = _flow(element.text)
    for child in element:
        if child.tag in ("hi", "ref", "del", "lb", "graphic"):
            line += "\n" if child.tag == "lb" else _flow("".join(child.itertext()))
            line += _flow(child.tail)
        else:
            yield Piece("text", line)
            yield from _html_pieces(child)
            line = _flow(child.tail)
    yield Piece("text", line)


def _flow(text: str | None) -> str:
    """A page's text, in which a line break is but a space."""
    return re.sub(r"\s+", " ", text or "")
