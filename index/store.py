"""Vectors in Chroma, on disk: a collection per article version and embedder.

The one file that knows chromadb. It is safe between threads, but not between processes of which
one writes what the other reads. So a collection never changes once a manifest names it.
"""

import logging
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from chromadb import Collection
from chromadb.api.client import Client
from chromadb.api.collection_configuration import (
    CreateCollectionConfiguration,
    CreateHNSWConfiguration,
)
from chromadb.config import Settings
from chromadb.errors import ChromaError, NotFoundError
from langchain_chroma import Chroma
from numpy.typing import NDArray

from index.adapter import Adapter
from index.embedder import Embedder
from index.errors import IndexCorrupt
from index.types import Passage

BATCH = 256
"""Passages embedded and written at a time. Chroma itself takes at most some 5,000."""

EXACT = 200
"""Up to so many passages are ranked one by one: Chroma's search is approximate, and where many are
equally near it misses some, however many it is asked for. Few articles have more."""

# With a threshold that no article reaches, vectors stay in SQLite, whose transactions outlive a
# kill, and are read into memory when first asked for (0.6 s for 6,000). Chroma's own files have
# neither checksums nor transactions: one flipped byte in them crashed the whole process.
_INDEX = CreateCollectionConfiguration(
    hnsw=CreateHNSWConfiguration(space="cosine", sync_threshold=1_000_000_000)
)

_WHOLE = "passages"

_Found = tuple[float, int, str]
"""Distance (0..2), place in the article, id."""

# chromadb keeps its clients in a dictionary by folder, without a lock.
_CLIENTS = Lock()


class Store:
    """Chroma in one folder. Safe between threads.

    Every method raises IndexCorrupt where Chroma or SQLite cannot do what is asked.
    """

    def __init__(self, folder: Path, create: bool = False) -> None:
        self.folder = folder
        self._database = folder / "chroma.sqlite3"
        if not create and not self._database.is_file():  # Chroma would make an empty one
            raise _corrupt(folder, "it holds no vectors")
        logging.getLogger("chromadb").setLevel(logging.WARNING)
        settings = closed(is_persistent=True, persist_directory=str(folder))
        with _CLIENTS, _mapped(folder):
            try:
                self._client = Client(settings=settings)
            except ChromaError:
                # What could not start stays in the dictionary, and fails otherwise next time.
                Client._identifier_to_system.pop(str(folder), None)
                raise

    def close(self) -> None:
        """Let go of the files, unless another Store of this process holds them too."""
        with _CLIENTS:
            self._client.close()

    def names(self) -> frozenset[str]:
        """The names of all collections."""
        with _mapped(self.folder):
            return frozenset(collection.name for collection in self._client.list_collections())

    def filled(self) -> dict[str, int]:
        """The collections that are whole, by name, and how many passages each holds.

        Read from the mark that `fill` leaves at its end: to count, Chroma would load each
        collection into memory, 2.6 MB even for a few passages.
        """
        with _mapped(self.folder):
            marks = {found.name: found.metadata or {} for found in self._client.list_collections()}
        return {name: int(mark[_WHOLE]) for name, mark in marks.items() if _WHOLE in mark}

    def fill(self, name: str, passages: Sequence[Passage], embedder: Embedder) -> None:
        """Make collection `name` hold the embedded `passages` and nothing else."""
        self.drop(name)
        mark = {"embedder": embedder.fingerprint, "dimensions": embedder.dimensions}
        with _mapped(self.folder):
            collection = Chroma(
                name,
                Adapter(embedder),
                client=self._client,
                collection_configuration=_INDEX,
                collection_metadata=mark,
            )
            size = min(BATCH, self._client.get_max_batch_size())
            for start in range(0, len(passages), size):
                batch = passages[start : start + size]
                collection.add_texts(
                    [passage.text for passage in batch],
                    metadatas=[{"number": passage.number} for passage in batch],
                    ids=[passage.id for passage in batch],
                )
            made = self._client.get_collection(name, embedding_function=None)
            if made.count() != len(passages):
                raise _corrupt(self.folder, f"{name} lost passages")
            made.modify(metadata={**mark, _WHOLE: len(passages)})

    def nearest(self, name: str, query: str, embedder: Embedder, limit: int) -> tuple[str, ...]:
        """Ids of at most `limit` passages of collection `name`, nearest first, by cosine.

        Equally near ones come in the article's order.
        """
        vector = embedder.embed([query])[0]
        with _mapped(self.folder):
            kept = self._client.get_collection(name, embedding_function=None)
            mark = kept.metadata or {}
            if mark.get("dimensions") != len(vector):
                raise _corrupt(self.folder, f"{name} has vectors of other dimensions")
            few = mark.get(_WHOLE, EXACT + 1) <= EXACT
            found = _all(kept, vector) if few else self._close(name, vector, max(limit, EXACT))
        return tuple(passage_id for _, _, passage_id in sorted(found)[:limit])

    def _close(self, name: str, vector: NDArray[np.float32], limit: int) -> list[_Found]:
        """`limit` passages near `vector`, as Chroma's search finds them."""
        near = Chroma(name, client=self._client, create_collection_if_not_exists=False)
        found = near.similarity_search_by_vector_with_relevance_scores(vector.tolist(), k=limit)
        return [(far, passage.metadata["number"], str(passage.id)) for passage, far in found]

    def drop(self, name: str) -> None:
        """Delete collection `name`, if there is one."""
        with _mapped(self.folder), suppress(NotFoundError):
            self._client.delete_collection(name)

    def sweep(self) -> None:
        """Delete the folders of collections that were dropped, which Chroma leaves behind.

        A known fault of Chroma (its issues 3296 and 5259), 170 kB each; only its table names them.
        """
        query = "SELECT id FROM segments"
        try:
            with closing(sqlite3.connect(f"{self._database.as_uri()}?mode=ro", uri=True)) as reader:
                live = {row[0] for row in reader.execute(query)}
        except sqlite3.Error as error:
            raise _corrupt(self.folder, error) from error
        for path in self.folder.iterdir():
            if path.is_dir() and path.name not in live:
                shutil.rmtree(path)


def closed(**given: Any) -> Settings:
    """Settings of a Chroma that calls nobody and reads no .env of the folder it is started in."""
    return Settings(_env_file=None, anonymized_telemetry=False, **given)  # type: ignore[call-arg]


def _all(collection: Collection, vector: NDArray[np.float32]) -> list[_Found]:
    """Every passage of `collection`. Rounded, for equal texts are to be equally near."""
    kept: Any = collection.get(include=["embeddings", "metadatas"])
    far = 1 - np.asarray(kept["embeddings"]) @ vector
    places = (mark["number"] for mark in kept["metadatas"])
    return list(zip(far.round(6).tolist(), places, kept["ids"], strict=True))


@contextmanager
def _mapped(folder: Path) -> Iterator[None]:
    try:
        yield
    except ChromaError as error:
        raise _corrupt(folder, error) from error


def _corrupt(folder: Path, reason: object) -> IndexCorrupt:
    why = " ".join(str(reason).split())
    return IndexCorrupt(f"{folder} cannot serve ({why}); run `python -m chatbot index`")
