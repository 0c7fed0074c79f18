import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from fakes import BRIDGE, FakeEmbedder

from index.build import build
from index.errors import ArticleUnknown, IndexCorrupt, IndexMismatch, IndexMissing
from index.search import Index, open_index


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
    path.write_text(path.read_text().replace('"vectors-', '"../vectors-'))


@pytest.mark.parametrize(
    ("what", "damage"),
    [
        ("manifest.json", _halve),
        ("manifest.json", _lead_away),
        ("articles/*.json", Path.unlink),
        ("articles/*.json", _halve),
        ("articles/*.json", _alter),
        ("vectors-*", shutil.rmtree),
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


def test_an_open_index_follows_a_new_build(
    index: Index, index_folder: Path, seeds: Path, embedder: FakeEmbedder
) -> None:
    version = index.article("bridge").version
    (seeds / "bridge.txt").write_text(BRIDGE.replace("340", "512"), encoding="utf-8")
    (seeds / "ferry.md").unlink()
    build([seeds], index_folder, embedder)
    assert "512 metres" in index.search("bridge", "How long is it?")[0].passage.text
    assert index.article("bridge").version != version
    with pytest.raises(ArticleUnknown):
        index.article("ferry")


def test_an_open_index_says_when_a_later_build_does_not_serve(
    index: Index, index_folder: Path, seeds: Path
) -> None:
    build([seeds], index_folder, FakeEmbedder("other@1"))
    with pytest.raises(IndexMismatch):
        index.search("ferry", "Who pays?")
    with pytest.raises(IndexMismatch):
        index.probe()
