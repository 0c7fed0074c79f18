"""The articles of the questions drawn, in an index of their own beside the product's."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from pathlib import Path

from chatbot.errors import EvaluationInvalid
from chatbot.evaluation.questions import Document, QuestionSet, Span
from index import article as articles
from index.build import EMBEDDED, build_from
from index.embedder import Embedder
from index.errors import ArticleInvalid, IndexCorrupt, IndexMismatch, IndexMissing
from index.header import LONGEST_LINE
from index.places import places
from index.search import open_index
from index.types import Article

_DIGITS = 16


def article_id(doc_id: str) -> str:
    """A valid id for any `doc_id`, readable, and never that of another: 64 bits of its sha256."""
    mark = hashlib.sha256(doc_id.encode()).hexdigest()[:_DIGITS]
    plain = articles.slug(doc_id)[: articles.LONGEST_ID - _DIGITS - 1].strip("-")
    return f"{plain}-{mark}"


def article(document: Document) -> Article:
    """The document as an article: plain text, whatever it looks like.

    Raises ArticleInvalid for a text without a sentence.
    """
    title = " ".join(document.title.split())[:LONGEST_LINE]
    return articles.article(article_id(document.doc_id), title, "", document.article)


def moved(document: Document, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans of the document's text as spans of its article's text."""
    found = places(document.article)
    return tuple(found.moved(span) for span in spans)


def shelve(
    asked: QuestionSet,
    documents: Iterable[Document],
    folder: Path,
    embedder: Embedder,
    tell: Callable[[], None],
) -> tuple[Path, Mapping[str, Article]]:
    """Index the `documents`, some of those of the set `asked`, beside those indexed before.

    Gives the set's folder in `folder`, and the articles by `doc_id`. `tell` is called for each
    article that is embedded. Raises EvaluationInvalid, naming the line, for a text without a
    sentence.
    """
    made = {document.doc_id: _made(asked, document) for document in documents}
    place = folder / asked.sha256[:_DIGITS]
    every = {each.id: each for each in (*_there(place, embedder), *made.values())}
    build_from(
        list(every.values()),
        place,
        embedder,
        lambda step: tell() if step.endswith(EMBEDDED) else None,
    )
    return place, made


def _made(asked: QuestionSet, document: Document) -> Article:
    try:
        return article(document)
    except ArticleInvalid as error:
        raise EvaluationInvalid(f"{asked.name}, line {document.line}: {error}") from error


def _there(place: Path, embedder: Embedder) -> tuple[Article, ...]:
    try:
        with closing(open_index(place, embedder)) as index:
            return index.articles()
    except (IndexMissing, IndexMismatch, IndexCorrupt):
        return ()
