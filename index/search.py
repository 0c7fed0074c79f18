"""Questions to passages: vectors and terms, fused by rank, widened to their neighbours."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path
from threading import Lock
from typing import TypeVar

from index import manifest, shelf
from index.embedder import Embedder
from index.errors import ArticleUnknown, IndexCorrupt
from index.fusion import fuse
from index.shelf import Shelf, Shelves
from index.types import Article, Hit, Passage, Sentence

DEPTH = 10
"""Passages that each of the two rankings gives to the fusion."""

Found = TypeVar("Found")


def open_index(folder: Path, embedder: Embedder) -> "Index":
    """The index built in `folder`, checked.

    Raises IndexMissing, IndexMismatch or IndexCorrupt, each saying which command mends it.
    """
    return Index(folder.resolve(), embedder)


class Index:
    """Articles to read and to search. Safe between threads; follows later builds by itself.

    Besides what is said, every method may raise what `open_index` does, when a later build
    turns out not to serve.
    """

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self._folder = folder
        self._embedder = embedder
        self._reloading = Lock()
        self._shelves = shelf.load(folder, embedder)

    def close(self) -> None:
        """Let go of the files."""
        self._shelves.store.close()

    def articles(self) -> tuple[Article, ...]:
        """Every article, sorted by id."""
        return tuple(kept.article for kept in self._current().by_article.values())

    def article(self, article_id: str) -> Article:
        """The article of that id. Raises ArticleUnknown, which names those there are."""
        return _shelf(self._current(), article_id).article

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        """The article's passages, in its order. Raises ArticleUnknown."""
        return _shelf(self._current(), article_id).passages

    def search(self, article_id: str, query: str, limit: int = 6) -> tuple[Hit, ...]:
        """At most `limit` passages of the article, best first. Raises ArticleUnknown.

        The same index and query always give the same hits.
        """
        return self._ask(lambda shelves: self._search(shelves, article_id, query, limit))

    def probe(self) -> None:
        """Ask a real question of the embedder and the store. Raises IndexFault with the reason."""
        self._ask(self._probe)

    def _search(self, shelves: Shelves, article_id: str, query: str, limit: int) -> tuple[Hit, ...]:
        kept = _shelf(shelves, article_id)
        depth = max(DEPTH, limit)
        lexical = [kept.passages[position] for position in kept.lexicon.best(query, depth)]
        near = shelves.store.nearest(kept.collection, query, self._embedder, depth)
        dense = [kept.by_id[passage_id] for passage_id in near]
        # Terms come first: where each ranking has its own favourite, theirs is right more often.
        best = fuse([lexical, dense])[:limit]
        return tuple(Hit(passage, rank) for rank, passage in enumerate(best, start=1))

    def _probe(self, shelves: Shelves) -> None:
        kept = max(shelves.by_article.values(), key=lambda kept: len(kept.passages))
        text = kept.passages[0].text
        half = (len(kept.passages) + 1) // 2  # no stricter, as several may be equally near
        near = shelves.store.nearest(kept.collection, text, self._embedder, half)
        if text not in [kept.by_id[passage_id].text for passage_id in near]:
            raise IndexCorrupt(
                f"{kept.article.id} is not found by its own words; run `python -m chatbot index`"
            )

    def _ask(self, question: Callable[[Shelves], Found]) -> Found:
        shelves = self._current()
        while True:
            try:
                return question(shelves)
            except IndexCorrupt:
                later = self._reloaded(shelves)
                if later.stamp == shelves.stamp:
                    raise
                shelves = later  # a build had dropped the collection under our feet

    def _current(self) -> Shelves:
        shelves = self._shelves
        if manifest.stamp(self._folder) == shelves.stamp:
            return shelves
        return self._reloaded(shelves)

    def _reloaded(self, stale: Shelves) -> Shelves:
        with self._reloading:
            if self._shelves is stale:
                self._shelves = shelf.load(self._folder, self._embedder, stale.store)
            return self._shelves


def widen(article: Article, hits: Sequence[Hit], by: int = 1) -> tuple[Sentence, ...]:
    """The sentences of `hits` and `by` more on either side, in the article's order.

    A neighbour under another heading is none: quotes name their speaker a sentence earlier or
    later, but not across a heading.
    """
    headings = list(accumulate(block.kind == "heading" for block in article.blocks))
    section = [headings[sentence.block] for sentence in article.sentences]
    wanted = {
        number
        for hit in hits
        for number in range(hit.passage.first - by, hit.passage.last + by + 1)
        if 0 <= number < len(section)
        and section[hit.passage.first] <= section[number] <= section[hit.passage.last]
    }
    return tuple(article.sentences[number] for number in sorted(wanted))


def _shelf(shelves: Shelves, article_id: str) -> Shelf:
    try:
        return shelves.by_article[article_id]
    except KeyError as error:
        there = ", ".join(list(shelves.by_article)[:10])
        raise ArticleUnknown(f"no article {article_id!r}; there are {there}") from error
