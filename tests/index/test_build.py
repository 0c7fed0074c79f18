import json
import shutil
import signal
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import pytest
from fakes import FERRY, FakeEmbedder
from filelock import FileLock

from index.build import Changes, build
from index.errors import ArticleInvalid, IndexBusy, IndexFault
from index.search import open_index
from index.store import Store

BRIDGE = "The bridge over the Aske opened on Friday. It is 340 metres long. Cyclists cheered."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def listing(folder: Path) -> dict[str, object]:
    """Every file of the index with its content, Chroma's own aside, and its collections."""
    named = json.loads((folder / "manifest.json").read_text())
    with closing(Store(folder / named["store"])) as store:
        collections = sorted(store.names())
    files = [*folder.glob("*.json"), *folder.glob("articles/*"), *folder.glob("*.part")]
    content = {str(path.relative_to(folder)): path.read_text() for path in sorted(files)}
    stores = [path.name for path in folder.glob("vectors-*")]
    return {"files": content, "collections": collections, "stores": stores}


def text_of(folder: Path, article_id: str) -> str:
    with closing(open_index(folder, FakeEmbedder())) as index:
        index.probe()
        return index.article(article_id).text


def test_the_first_build_adds_everything(seeds: Path, folder: Path, embedder: FakeEmbedder) -> None:
    assert build([seeds], folder, embedder) == Changes(added=("ferry",))


def test_a_second_build_changes_and_embeds_nothing(
    seeds: Path, folder: Path, embedder: FakeEmbedder
) -> None:
    build([seeds], folder, embedder)
    before, written = listing(folder), (folder / "manifest.json").stat().st_mtime_ns
    again = FakeEmbedder()
    assert build([seeds], folder, again) == Changes(unchanged=("ferry",))
    assert (listing(folder), again.embedded) == (before, [])
    assert (folder / "manifest.json").stat().st_mtime_ns == written


def test_two_builds_of_the_same_sources_agree(
    seeds: Path, tmp_path: Path, embedder: FakeEmbedder
) -> None:
    made = []
    for name in ("one", "two"):
        build([seeds], tmp_path / name, embedder)
        with closing(open_index(tmp_path / name, embedder)) as index:
            made.append((index.articles(), index.passages("ferry")))
    assert made[0] == made[1]


def test_only_changed_articles_are_embedded_again(
    seeds: Path, folder: Path, embedder: FakeEmbedder
) -> None:
    (seeds / "bridge.txt").write_text(BRIDGE)
    build([seeds], folder, embedder)
    (seeds / "bridge.txt").write_text(BRIDGE.replace("340", "512"))
    again = FakeEmbedder()
    assert build([seeds], folder, again) == Changes(replaced=("bridge",), unchanged=("ferry",))
    assert "512" in " ".join(again.embedded)
    assert "Ada Brandt" not in " ".join(again.embedded)
    assert "512" in text_of(folder, "bridge")


def test_a_new_title_is_stored_without_embedding(
    seeds: Path, folder: Path, embedder: FakeEmbedder
) -> None:
    build([seeds], folder, embedder)
    (seeds / "ferry.md").write_text(FERRY.replace("gets its ferry back", "waits no longer"))
    again = FakeEmbedder()
    assert build([seeds], folder, again) == Changes(replaced=("ferry",))
    assert again.embedded == []
    with closing(open_index(folder, embedder)) as index:
        assert index.article("ferry").title == "Larkholm waits no longer"


def test_articles_without_a_source_are_dropped(
    seeds: Path, folder: Path, embedder: FakeEmbedder
) -> None:
    build([seeds], folder, embedder)
    alone = listing(folder)
    (seeds / "bridge.txt").write_text(BRIDGE)
    build([seeds], folder, embedder)
    (seeds / "bridge.txt").unlink()
    assert build([seeds], folder, embedder) == Changes(unchanged=("ferry",), dropped=("bridge",))
    assert listing(folder) == alone


def test_another_embedder_embeds_everything_anew(seeds: Path, folder: Path) -> None:
    build([seeds], folder, FakeEmbedder())
    other = FakeEmbedder("other@1", dimensions=16)
    assert build([seeds], folder, other) == Changes(replaced=("ferry",))
    with closing(open_index(folder, other)) as index:
        index.probe()


def test_a_missing_collection_is_embedded_again(
    seeds: Path, folder: Path, embedder: FakeEmbedder
) -> None:
    build([seeds], folder, embedder)
    with closing(Store(next(folder.glob("vectors-*")))) as store:
        for name in store.names():
            store.drop(name)
    assert build([seeds], folder, embedder) == Changes(unchanged=("ferry",))
    assert text_of(folder, "ferry")


def test_two_files_with_one_id_are_refused_by_both_names(
    seeds: Path, folder: Path, embedder: FakeEmbedder
) -> None:
    (seeds / "ferry.txt").write_text(BRIDGE)
    with pytest.raises(ArticleInvalid, match=r"ferry\.\w+ has the id ferry, as has .*ferry\.\w+"):
        build([seeds], folder, embedder)


def test_an_invalid_article_changes_nothing(
    seeds: Path, folder: Path, embedder: FakeEmbedder
) -> None:
    build([seeds], folder, embedder)
    before = listing(folder)
    (seeds / "ferry.md").write_text(FERRY.replace("Monday", "Tuesday"))
    (seeds / "empty.txt").write_text(" \n")
    with pytest.raises(ArticleInvalid, match=r"empty\.txt"):
        build([seeds], folder, embedder)
    assert listing(folder) == before


def test_no_article_at_all_drops_nothing(seeds: Path, folder: Path, embedder: FakeEmbedder) -> None:
    build([seeds], folder, embedder)
    (seeds / "ferry.md").unlink()
    with pytest.raises(ArticleInvalid):
        build([seeds], folder, embedder)
    assert "Larkholm" in text_of(folder, "ferry")


def test_a_second_builder_is_told_that_one_is_at_work(
    seeds: Path, folder: Path, embedder: FakeEmbedder
) -> None:
    build([seeds], folder, embedder)
    with FileLock(folder / "lock"), pytest.raises(IndexBusy, match="wait for its end"):
        build([seeds], folder, embedder)
    assert build([seeds], folder, embedder) == Changes(unchanged=("ferry",))


def test_a_builder_is_locked_out_while_another_works(
    seeds: Path, folder: Path, embedder: FakeEmbedder
) -> None:
    refused: list[str] = []

    def meanwhile(step: str) -> None:
        if step.endswith("embedded"):
            with pytest.raises(IndexBusy):
                build([seeds], folder, embedder)
            refused.append(step)

    build([seeds], folder, embedder, meanwhile)
    assert refused == ["ferry embedded"]


def test_a_folder_that_cannot_be_made_is_a_typed_fault(
    seeds: Path, folder: Path, embedder: FakeEmbedder
) -> None:
    folder.write_text("a file where the folder should be")
    with pytest.raises(IndexFault, match="cannot be written"):
        build([seeds], folder, embedder)


KILLED = textwrap.dedent("""
    import os, signal, sys
    from pathlib import Path

    sys.path[:0] = sys.argv[4:]
    from fakes import FakeEmbedder
    from index import store
    from index.build import build

    seeds, folder, last = sys.argv[1:4]
    store.BATCH = 1

    def step(name):
        if name.endswith(last):
            os.kill(os.getpid(), signal.SIGKILL)

    class Dying(FakeEmbedder):
        def embed(self, texts):
            if len(self.embedded) == 2:
                step("first batch")
            return super().embed(texts)

    build([Path(seeds)], Path(folder), Dying(), step)
""")


def build_until(seeds: Path, folder: Path, last: str) -> int:
    """Build in a process that kills itself once the step named `last` is done."""
    tests = Path(__file__).parents[1]
    command = [sys.executable, "-c", KILLED, str(seeds), str(folder), last]
    return subprocess.run([*command, str(tests), str(tests.parent)], check=False).returncode


@pytest.mark.parametrize("last", ["batch", "embedded", "written"])
def test_a_build_killed_at_any_step_leaves_an_index_that_serves(
    seeds: Path, folder: Path, embedder: FakeEmbedder, last: str
) -> None:
    (seeds / "bridge.txt").write_text(BRIDGE)
    build([seeds], folder, embedder)
    (seeds / "bridge.txt").unlink()
    (seeds / "ferry.md").write_text(FERRY.replace("Monday", "Tuesday"))

    assert build_until(seeds, folder, last) == -signal.SIGKILL
    served = text_of(folder, "ferry")
    assert ("Tuesday" in served) == (last == "written")

    build([seeds], folder, embedder)
    assert "Tuesday" in text_of(folder, "ferry")
    after = listing(folder)
    assert len(after["collections"]) == len(after["stores"]) == 1  # type: ignore[arg-type]


def test_a_first_build_that_is_killed_does_not_bar_the_next(
    seeds: Path, folder: Path, embedder: FakeEmbedder
) -> None:
    assert build_until(seeds, folder, "batch") == -signal.SIGKILL
    build([seeds], folder, embedder)
    assert "Monday" in text_of(folder, "ferry")
    assert len(listing(folder)["stores"]) == 1  # type: ignore[arg-type]


def test_what_a_killed_build_embedded_is_used_by_the_next(
    seeds: Path, folder: Path, embedder: FakeEmbedder
) -> None:
    build([seeds], folder, embedder)
    (seeds / "bridge.txt").write_text(BRIDGE)
    assert build_until(seeds, folder, "bridge embedded") == -signal.SIGKILL
    again = FakeEmbedder()
    assert build([seeds], folder, again) == Changes(added=("bridge",), unchanged=("ferry",))
    assert again.embedded == []


def test_another_process_may_build_while_this_one_serves(
    seeds: Path, folder: Path, embedder: FakeEmbedder
) -> None:
    build([seeds], folder, embedder)
    with closing(open_index(folder, embedder)) as index:
        index.search("ferry", "Who pays?")
        (seeds / "ferry.md").write_text(FERRY.replace("Ada Brandt", "Eve Stone"))
        assert build_until(seeds, folder, "never") == 0
        assert "Eve Stone" in index.search("ferry", "Who chairs the board?")[0].passage.text


def test_an_index_may_be_moved(seeds: Path, folder: Path, embedder: FakeEmbedder) -> None:
    build([seeds], folder, embedder)
    shutil.move(folder, folder.with_name("elsewhere"))
    assert "Larkholm" in text_of(folder.with_name("elsewhere"), "ferry")
