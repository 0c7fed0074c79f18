import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from fakes import BRIDGE, FERRY, FakeEmbedder
from filelock import FileLock

from index.article import article
from index.build import Changes, build, build_from
from index.errors import ArticleInvalid, IndexBusy, IndexFault
from index.search import open_index
from index.store import Store

BOTH = ("bridge", "ferry")
LONGER = BRIDGE.replace("340", "512")


def contents(folder: Path) -> dict[str, object]:
    """Every file of the index with its text, Chroma's own aside, and its collections."""
    named = json.loads((folder / "manifest.json").read_text())
    with closing(Store(folder / named["store"])) as store:
        collections = store.names()
    segments = {path.name for path in store.folder.iterdir()}
    files = [*folder.glob("*.json"), *folder.glob("articles/*"), *folder.glob("*.part")]
    texts = {str(path.relative_to(folder)): path.read_text() for path in files}
    stores = [path.name for path in folder.glob("vectors-*")]
    return {
        "texts": texts,
        "collections": collections,
        "segments": segments,
        "stores": stores,
    }


def text_of(folder: Path, article_id: str) -> str:
    with closing(open_index(folder, FakeEmbedder())) as index:
        index.probe()
        return index.article(article_id).text


def test_a_first_build_adds_everything(seeds: Path, tmp_path: Path, embedder: FakeEmbedder) -> None:
    assert build([seeds], tmp_path / "index", embedder) == Changes(added=BOTH)


def test_a_second_build_changes_and_embeds_nothing(seeds: Path, index_folder: Path) -> None:
    before, written = contents(index_folder), (index_folder / "manifest.json").stat()
    again = FakeEmbedder()
    assert build([seeds], index_folder, again) == Changes(unchanged=BOTH)
    assert (contents(index_folder), again.embedded) == (before, [])
    assert (index_folder / "manifest.json").stat() == written


def test_two_builds_of_the_same_sources_agree(
    seeds: Path, index_folder: Path, tmp_path: Path, embedder: FakeEmbedder
) -> None:
    build([seeds], tmp_path / "other", embedder)
    one, other = contents(index_folder), contents(tmp_path / "other")
    assert one["collections"] == other["collections"]
    with (
        closing(open_index(index_folder, embedder)) as first,
        closing(open_index(tmp_path / "other", embedder)) as second,
    ):
        assert first.articles() == second.articles()
        assert first.passages("ferry") == second.passages("ferry")


def test_only_changed_articles_are_embedded_again(seeds: Path, index_folder: Path) -> None:
    (seeds / "bridge.txt").write_text(LONGER)
    again = FakeEmbedder()
    assert build([seeds], index_folder, again) == Changes(
        replaced=("bridge",), unchanged=("ferry",)
    )
    assert "512" in " ".join(again.embedded)
    assert "Ada Brandt" not in " ".join(again.embedded)
    assert text_of(index_folder, "bridge") == LONGER


@pytest.mark.parametrize(
    "header",
    [
        "title: Larkholm waits no longer\nsource: The Sound Courier",
        "title: Larkholm gets its ferry back\nsource: The Sound Mail",
        "title: Larkholm gets its ferry back\nquestions:\n- Who pays?",
    ],
)
def test_a_new_header_is_stored_without_embedding(
    seeds: Path, index_folder: Path, header: str
) -> None:
    (seeds / "ferry.md").write_text(f"---\n{header}\n---\n{FERRY.split('---')[2]}")
    again = FakeEmbedder()
    assert build([seeds], index_folder, again) == Changes(
        replaced=("ferry",), unchanged=("bridge",)
    )
    assert again.embedded == []
    with closing(open_index(index_folder, again)) as index:
        article = index.article("ferry")
    assert all(line in header for line in (article.title, article.source, *article.questions))


def test_articles_without_a_source_are_dropped(
    seeds: Path, index_folder: Path, embedder: FakeEmbedder
) -> None:
    both = contents(index_folder)
    (seeds / "tunnel.txt").write_text("The tunnel is closed.")
    assert build([seeds], index_folder, embedder) == Changes(added=("tunnel",), unchanged=BOTH)
    (seeds / "tunnel.txt").unlink()
    assert build([seeds], index_folder, embedder) == Changes(unchanged=BOTH, dropped=("tunnel",))
    assert contents(index_folder) == both


def test_another_embedder_embeds_everything_anew(seeds: Path, index_folder: Path) -> None:
    other = FakeEmbedder("other@1", dimensions=16)
    assert build([seeds], index_folder, other) == Changes(replaced=BOTH)
    with closing(open_index(index_folder, other)) as index:
        index.probe()


def test_a_missing_collection_is_embedded_again(
    seeds: Path, index_folder: Path, embedder: FakeEmbedder
) -> None:
    with closing(Store(next(index_folder.glob("vectors-*")))) as store:
        for name in store.names():
            store.drop(name)
    assert build([seeds], index_folder, embedder) == Changes(unchanged=BOTH)
    assert text_of(index_folder, "bridge") == BRIDGE


def test_two_files_with_one_id_are_refused_by_both_names(
    seeds: Path, index_folder: Path, embedder: FakeEmbedder
) -> None:
    (seeds / "ferry.txt").write_text(BRIDGE)
    with pytest.raises(ArticleInvalid, match=r"ferry\.\w+ has the id ferry, as has .*ferry\.\w+"):
        build([seeds], index_folder, embedder)


def test_an_invalid_article_changes_nothing(
    seeds: Path, index_folder: Path, embedder: FakeEmbedder
) -> None:
    before = contents(index_folder)
    (seeds / "bridge.txt").write_text(LONGER)
    (seeds / "empty.txt").write_text(" \n")
    with pytest.raises(ArticleInvalid, match=r"empty\.txt"):
        build([seeds], index_folder, embedder)
    assert contents(index_folder) == before


def test_no_article_at_all_drops_nothing(
    seeds: Path, index_folder: Path, embedder: FakeEmbedder
) -> None:
    shutil.rmtree(seeds)
    seeds.mkdir()
    with pytest.raises(ArticleInvalid, match=r"no article in .*seeds"):
        build([seeds], index_folder, embedder)
    assert text_of(index_folder, "bridge") == BRIDGE


def test_a_builder_is_told_that_another_is_at_work(
    seeds: Path, index_folder: Path, embedder: FakeEmbedder
) -> None:
    with FileLock(index_folder / "lock"), pytest.raises(IndexBusy, match="wait for its end"):
        build([seeds], index_folder, embedder)
    assert build([seeds], index_folder, embedder) == Changes(unchanged=BOTH)


def test_a_builder_keeps_others_out_while_it_works(
    seeds: Path, tmp_path: Path, embedder: FakeEmbedder
) -> None:
    refused: list[str] = []

    def meanwhile(step: str) -> None:
        if step != "sources read":
            with pytest.raises(IndexBusy):
                build([seeds], tmp_path / "index", embedder)
            refused.append(step)

    build([seeds], tmp_path / "index", embedder, meanwhile)
    assert refused[-3:] == ["ferry embedded", "index written", "leftovers pruned"]


def test_a_folder_that_cannot_be_made_is_a_typed_fault(
    seeds: Path, tmp_path: Path, embedder: FakeEmbedder
) -> None:
    (tmp_path / "index").write_text("a file where the folder should be")
    with pytest.raises(IndexFault, match="cannot be written"):
        build([seeds], tmp_path / "index", embedder)


def test_an_index_may_be_moved(index_folder: Path) -> None:
    shutil.move(index_folder, index_folder.with_name("elsewhere"))
    assert text_of(index_folder.with_name("elsewhere"), "bridge") == BRIDGE


def test_articles_in_memory_are_built_like_files(tmp_path: Path, embedder: FakeEmbedder) -> None:
    made = [article(name, name, "", f"The {name} is old. It stands.") for name in ("mill", "inn")]
    changes = build_from(made, tmp_path / "index", embedder)
    assert changes.added == ("inn", "mill")
    embedded = len(embedder.embedded)
    assert build_from(made[::-1], tmp_path / "index", embedder).unchanged == ("inn", "mill")
    assert len(embedder.embedded) == embedded
