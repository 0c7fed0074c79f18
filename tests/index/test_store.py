import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import chromadb.errors
import pytest
from fakes import FakeEmbedder

from index import store
from index.embedder import Vectors
from index.errors import IndexCorrupt
from index.store import Store
from index.types import Passage

# More than the thousand after which Chroma would by default write files of its own.
LONG = [f"{number} of {number * 7} and {number * 13}" for number in range(1_200)]


def passage(number: int, text: str) -> Passage:
    return Passage(f"a:{number}", "a", number, number, number, 0, len(text), text, "")


def passages(*texts: str) -> list[Passage]:
    return [passage(number, text) for number, text in enumerate(texts)]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path / "vectors", create=True)) as made:
        yield made


def test_the_nearest_passages_come_first(opened: Store, embedder: FakeEmbedder) -> None:
    opened.fill("one", passages("red fish", "blue fish", "blue sky above"), embedder)
    assert opened.nearest("one", "blue sky", embedder, limit=2) == ("a:2", "a:1")


def test_equal_passages_come_in_the_order_of_the_article(
    opened: Store, embedder: FakeEmbedder
) -> None:
    opened.fill("one", passages("other", *["same"] * 150), embedder)
    assert opened.nearest("one", "same", embedder, limit=12) == tuple(
        f"a:{number}" for number in range(1, 13)
    )


def test_a_store_that_is_not_there_is_not_made_by_opening(tmp_path: Path) -> None:
    with pytest.raises(IndexCorrupt, match="holds no vectors"):
        Store(tmp_path / "vectors")
    assert not (tmp_path / "vectors").exists()


def test_filling_again_leaves_nothing_of_before(opened: Store, embedder: FakeEmbedder) -> None:
    opened.fill("one", passages("red", "blue"), embedder)
    opened.fill("one", passages("green"), embedder)
    assert opened.nearest("one", "red", embedder, limit=5) == ("a:0",)


def test_a_collection_is_whole_once_it_is_filled(opened: Store, embedder: FakeEmbedder) -> None:
    class Stopping(FakeEmbedder):
        def embed(self, texts: Sequence[str]) -> Vectors:
            assert not self.embedded
            return super().embed(texts)

    opened.fill("one", passages("red", "blue"), embedder)
    with pytest.raises(AssertionError):
        opened.fill("two", passages(*["red"] * (store.BATCH + 1)), Stopping())
    assert opened.names() == {"one", "two"}
    assert opened.filled() == {"one": 2}


def test_more_passages_than_chroma_takes_at_once_are_all_kept(
    opened: Store, embedder: FakeEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BATCH", 10_000)
    many = passages(*(f"{number} is number {number + 7}" for number in range(6_000)))
    opened.fill("one", many, embedder)
    assert opened.filled() == {"one": 6_000}


def test_what_is_filled_outlives_the_process(tmp_path: Path, embedder: FakeEmbedder) -> None:
    with closing(Store(tmp_path / "vectors", create=True)) as writer:
        writer.fill("one", passages(*LONG), embedder)
    for _ in range(3):
        with closing(Store(tmp_path / "vectors")) as reader:
            assert reader.filled() == {"one": len(LONG)}
            assert reader.nearest("one", LONG[17], embedder, limit=1) == ("a:17",)


def test_dropped_collections_leave_no_folder_behind(opened: Store, embedder: FakeEmbedder) -> None:
    opened.fill("kept", passages("red"), embedder)
    before = set(opened.folder.iterdir())
    for name in ("one", "two"):
        opened.fill(name, passages("blue"), embedder)
        opened.drop(name)
    opened.drop("never there")
    opened.sweep()
    assert set(opened.folder.iterdir()) == before
    assert opened.names() == {"kept"}
    assert opened.nearest("kept", "red", embedder, limit=1) == ("a:0",)


def test_threads_get_what_one_gets_alone(opened: Store, embedder: FakeEmbedder) -> None:
    opened.fill("one", passages(*(f"{number} words" for number in range(40))), embedder)
    alone = {query: opened.nearest("one", query, embedder, limit=5) for query in ("3", "9", "27")}
    wrong: list[str] = []

    def ask() -> None:
        for query in list(alone) * 20:
            if opened.nearest("one", query, embedder, limit=5) != alone[query]:
                wrong.append(query)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def _empty(database: Path) -> None:
    database.write_bytes(b"")


def _halve(database: Path) -> None:
    database.write_bytes(database.read_bytes()[: database.stat().st_size // 2])


def _scramble(database: Path) -> None:
    database.write_bytes(bytes(byte ^ 255 for byte in database.read_bytes()))


def _replace_by_folder(database: Path) -> None:
    database.unlink()
    database.mkdir()


@pytest.mark.parametrize(
    "damage", [Path.unlink, _empty, _halve, _scramble, _replace_by_folder], ids=lambda d: d.__name__
)
def test_a_damaged_database_is_a_typed_fault(
    tmp_path: Path, embedder: FakeEmbedder, damage: Callable[[Path], Any]
) -> None:
    with closing(Store(tmp_path / "vectors", create=True)) as writer:
        writer.fill("one", passages("red"), embedder)
    damage(tmp_path / "vectors" / "chroma.sqlite3")
    for _ in range(2):
        with (
            pytest.raises(IndexCorrupt, match="run `python -m chatbot index`"),
            closing(Store(tmp_path / "vectors")) as reader,
        ):
            reader.nearest("one", "red", embedder, limit=1)


def test_damage_beside_the_database_does_no_harm(tmp_path: Path, embedder: FakeEmbedder) -> None:
    with closing(Store(tmp_path / "vectors", create=True)) as writer:
        writer.fill("one", passages(*LONG), embedder)
    for path in (tmp_path / "vectors").glob("*/*"):
        path.write_bytes(bytes(byte ^ 255 for byte in path.read_bytes()))
    with closing(Store(tmp_path / "vectors")) as reader:
        assert reader.nearest("one", LONG[17], embedder, limit=1) == ("a:17",)
    shutil.rmtree(path.parent)
    with closing(Store(tmp_path / "vectors")) as reader:
        assert reader.nearest("one", LONG[17], embedder, limit=1) == ("a:17",)


def test_vectors_of_another_length_are_a_typed_fault(opened: Store, embedder: FakeEmbedder) -> None:
    opened.fill("one", passages("red"), embedder)
    with pytest.raises(IndexCorrupt, match="dimension"):
        opened.nearest("one", "red", FakeEmbedder(dimensions=8), limit=1)


def _kinds(base: type[Exception]) -> Iterator[type[Exception]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _kinds(kind)


@pytest.mark.parametrize("kind", [*_kinds(chromadb.errors.ChromaError)], ids=lambda k: k.__name__)
def test_every_fault_of_chroma_becomes_ours(
    opened: Store, kind: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise kind("two\nlines")

    monkeypatch.setattr(opened._client, "list_collections", fail)
    with pytest.raises(IndexCorrupt, match=r"\(two lines\)"):
        opened.names()
