"""A built index as it is served: opened, checked against its manifest, held in memory."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from index import manifest, record
from index.embedder import Embedder
from index.errors import IndexCorrupt, IndexFault, IndexMismatch
from index.lexical import Lexicon
from index.manifest import Manifest, Stamp
from index.store import Store
from index.types import Article, Passage


@dataclass(frozen=True)
class Shelf:
    """One article as it is searched."""

    article: Article
    passages: tuple[Passage, ...]
    collection: str

    @cached_property
    def by_id(self) -> dict[str, Passage]:
        """The passages by their ids."""
        return {passage.id: passage for passage in self.passages}

    @cached_property
    def lexicon(self) -> Lexicon:
        """The terms of the passages and their headings, in order; made when first asked for."""
        return Lexicon([f"{passage.heading}\n{passage.text}" for passage in self.passages])


@dataclass(frozen=True, slots=True)
class Shelves:
    """All of what one manifest names. `stamp` tells whether it still is the one in force."""

    stamp: Stamp
    store: Store
    by_article: dict[str, Shelf]


def load(folder: Path, embedder: Embedder, held: Store | None = None) -> Shelves:
    """What the manifest in `folder` names, checked. `held` is used again where it still fits.

    Raises IndexMissing, IndexMismatch or IndexCorrupt.
    """
    while True:
        stamp = manifest.stamp(folder)
        try:
            return _load(folder, embedder, held, stamp)
        except IndexCorrupt:
            # Or a build replaced the manifest, and pruned the old files while they were read.
            if manifest.stamp(folder) == stamp:
                raise


def _load(folder: Path, embedder: Embedder, held: Store | None, stamp: Stamp) -> Shelves:
    listing = manifest.read(folder)
    if listing.embedder != embedder.fingerprint:
        raise IndexMismatch(
            f"the index in {folder} was built with the embedder {listing.embedder}, not "
            f"{embedder.fingerprint}; run `python -m chatbot index`"
        )
    path = folder / listing.store
    store = held if held and held.folder == path else Store(path)
    try:
        return Shelves(stamp, store, _shelves(folder, listing, store))
    except IndexFault:
        if store is not held:
            store.close()
        raise


def _shelves(folder: Path, listing: Manifest, store: Store) -> dict[str, Shelf]:
    shelves = {}
    filled = store.filled()
    for entry in listing.entries:
        kept = record.read(folder, entry.record)
        if filled.get(entry.collection) != len(kept.passages):
            raise IndexCorrupt(
                f"{store.folder} lacks vectors of {entry.article_id}; run `python -m chatbot index`"
            )
        shelves[entry.article_id] = Shelf(kept.article, kept.passages, entry.collection)
    return shelves
