import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from fakes import BRIDGE, FakeEmbedder

from index.build import build
from index.errors import ArticleUnknown, IndexCorrupt, IndexMismatch, IndexMissing
from index.search import Index, open_index
from index.store import Store

LONGER = BRIDGE.replace("340", "512")


def test_nothing_built_is_said_so(tmp_path: Path, embedder: FakeEmbedder) -> None:
    with pytest.raises(IndexMissing, match="run `python -m chatbot index`"):
        open_index(tmp_path / "nowhere", embedder)
    assert not (tmp_path / "nowhere").exists()


def test_another_embedder_is_a_mismatch(index_folder: Path) -> None:
    with pytest.raises(IndexMismatch, match="fake@00000000, not other@1; run `python -m chatbot"):
        open_index(index_folder, FakeEmbedder("other@1"))


def test_another_layout_is_a_mismatch(index_folder: Path, embedder: FakeEmbedder) -> None:
    manifest = index_folder / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"layout": 1', '"layout": 2'))
    with pytest.raises(IndexMismatch, match="layout 2, not 1; run `python -m chatbot index`"):
        open_index(index_folder, embedder)


def _halve(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _alter(path: Path) -> None:
    path.write_text(path.read_text().replace("Ada Brandt", "Eve Stone"))


def _lead_away(path: Path) -> None:
    (vectors,) = path.parent.glob("vectors-*")
    vectors.rename(path.parent.parent / vectors.name)
    path.write_text(path.read_text().replace('"vectors-', '"../vectors-'))


def _drop_all(path: Path) -> None:
    with closing(Store(path)) as store:
        for name in store.names():
            store.drop(name)


@pytest.mark.parametrize(
    ("what", "damage"),
    [
        ("manifest.json", _halve),
        ("manifest.json", _lead_away),
        ("articles/*.json", Path.unlink),
        ("articles/*.json", _halve),
        ("articles/*.json", _alter),
        ("vectors-*", shutil.rmtree),
        ("vectors-*", _drop_all),
        ("vectors-*/chroma.sqlite3", Path.unlink),
        ("vectors-*/chroma.sqlite3", _halve),
    ],
)
def test_damage_is_found_when_opened_and_mended_by_a_build(
    index_folder: Path,
    seeds: Path,
    embedder: FakeEmbedder,
    what: str,
    damage: Callable[[Path], object],
) -> None:
    for path in index_folder.glob(what):
        damage(path)
    with pytest.raises(IndexCorrupt, match="run `python -m chatbot index`"):
        open_index(index_folder, embedder)
    build([seeds], index_folder, embedder)
    with closing(open_index(index_folder, embedder)) as index:
        index.probe()
        assert [article.id for article in index.articles()] == ["bridge", "ferry"]


def test_an_index_that_did_not_change_is_not_read_again(index: Index) -> None:
    assert index.article("ferry") is index.article("ferry")


def test_an_open_index_follows_a_new_build(
    index: Index, index_folder: Path, seeds: Path, embedder: FakeEmbedder
) -> None:
    (seeds / "bridge.txt").write_text(LONGER)
    (seeds / "ferry.md").unlink()
    build([seeds], index_folder, embedder)
    assert index.article("bridge").text == LONGER
    assert "512 metres" in index.search("bridge", "How long is it?")[0].passage.text
    with pytest.raises(ArticleUnknown):
        index.article("ferry")


def test_a_build_that_ends_while_the_index_is_opened_is_no_fault(
    index_folder: Path, seeds: Path, embedder: FakeEmbedder
) -> None:
    class Meanwhile(FakeEmbedder):
        """Rebuilds the index between the look at the manifest and the look at the articles."""

        def __getattribute__(self, name: str) -> object:
            if name == "fingerprint" and (seeds / "bridge.txt").read_text() == BRIDGE:
                (seeds / "bridge.txt").write_text(LONGER)
                build([seeds], index_folder, embedder)
            return super().__getattribute__(name)

    late = Meanwhile()
    with closing(open_index(index_folder, late)) as index:
        assert index.article("bridge").text == LONGER


def test_an_open_index_says_when_a_later_build_does_not_serve(
    index: Index, index_folder: Path, seeds: Path
) -> None:
    build([seeds], index_folder, FakeEmbedder("other@1"))
    with pytest.raises(IndexMismatch):
        index.search("ferry", "Who pays?")
    with pytest.raises(IndexMismatch):
        index.probe()
