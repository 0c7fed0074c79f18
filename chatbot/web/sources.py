"""Citations on the page: the numbers in the text, the rows under it, and where both lead."""

from collections.abc import Iterable
from html import escape

from chatbot.answer import Citation
from chatbot.asking.language import written
from chatbot.web.captions import quoted
from index.types import Article, Sentence


def mark_html(citation: Citation, article: Article) -> str:
    """The small number after a sentence: a link to the sentence of the article."""
    name = escape(f"Citation {citation.number}: {quoted(citation.quote)}")
    return (
        f'<a class="mark" {_target(article, citation.start, citation.end)} aria-label="{name}"'
        f' data-quote="{escape(citation.quote)}">{citation.number}</a>'
    )


def rows_html(citations: Iterable[Citation], article: Article) -> str:
    """One row a citation: number, quote and place, as a link to the sentence."""
    return "".join(
        row_html(article, citation.start, citation.end, str(citation.number))
        for citation in citations
    )


def row_html(article: Article, start: int, end: int, number: str = "") -> str:
    """One row: the article's text between two offsets, and where it stands."""
    way = f'lang="{written(article.text)}" dir="auto"'
    return (
        f'<li><a class="source" {_target(article, start, end)}>'
        f'<span class="number">{escape(number)}</span> '
        f'<span class="quote" {way}>{escape(article.text[start:end])}</span>&ensp;'
        f'<span class="place">{_place(article, start, end)}</span></a></li>'
    )


def _target(article: Article, start: int, end: int) -> str:
    """Attributes that lead to the first sentence between two offsets, and name the last."""
    covered = _covered(article, start, end)
    return f'href="#s{covered[0].number}" data-last="s{covered[-1].number}"' if covered else ""


def _place(article: Article, start: int, end: int) -> str:
    """Where it stands, in a reader's words: short enough to share a line with the quote."""
    covered = _covered(article, start, end)
    if not covered:
        return ""
    before = article.blocks[: covered[0].block + 1]
    return f"Paragraph {sum(block.kind == 'paragraph' for block in before)}"


def _covered(article: Article, start: int, end: int) -> list[Sentence]:
    return [found for found in article.sentences if found.start < end and start < found.end]
