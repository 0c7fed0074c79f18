"""Builds that die, and builds in one process while another serves."""

import signal
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import pytest
from fakes import BRIDGE, FERRY, FakeEmbedder

from index.build import Changes, build
from index.errors import IndexMissing
from index.search import Index, open_index
from index.store import Store

LATER = FERRY.replace("Monday", "Tuesday")

BUILDER = textwrap.dedent("""
    import os, signal, sys
    from pathlib import Path

    seeds, folder, last, *sys.path[:0] = sys.argv[1:]
    from fakes import FakeEmbedder
    from index import store
    from index.build import build

    store.BATCH = 1

    def step(name):
        if name.endswith(last):
            os.kill(os.getpid(), signal.SIGKILL)

    class Stepping(FakeEmbedder):
        def embed(self, texts):
            step(f"batch {len(self.embedded)}")
            return super().embed(texts)

    build([Path(seeds)], Path(folder), Stepping(), step)
""")


def build_elsewhere(seeds: Path, folder: Path, last: str = "never") -> int:
    """Build in a process that kills itself at the step whose name ends with `last`."""
    tests = Path(__file__).parents[1]
    paths = [str(path) for path in (seeds, folder)]
    command = [sys.executable, "-c", BUILDER, *paths, last, str(tests), str(tests.parent)]
    return subprocess.run(command, check=False).returncode


def ferry(folder: Path) -> str:
    with closing(open_index(folder, FakeEmbedder())) as index:
        index.probe()
        return index.article("ferry").text


@pytest.mark.parametrize(
    ("last", "is_served"),
    [("batch 1", False), ("embedded", False), ("written", True)],
)
def test_a_build_killed_at_any_step_leaves_an_index_that_serves(
    seeds: Path, index_folder: Path, embedder: FakeEmbedder, last: str, is_served: bool
) -> None:
    (seeds / "bridge.txt").unlink()
    (seeds / "ferry.md").write_text(LATER)
    assert build_elsewhere(seeds, index_folder, last) == -signal.SIGKILL
    assert ("Tuesday" in ferry(index_folder)) == is_served

    build([seeds], index_folder, embedder)
    assert "Tuesday" in ferry(index_folder)
    (vectors,) = index_folder.glob("vectors-*")
    (_record,) = index_folder.glob("articles/*")
    with closing(Store(vectors)) as store:
        assert len(store.names()) == 1


def test_a_first_build_that_is_killed_does_not_bar_the_next(
    seeds: Path, tmp_path: Path, embedder: FakeEmbedder
) -> None:
    folder = tmp_path / "index"
    assert build_elsewhere(seeds, folder, "batch 1") == -signal.SIGKILL
    with pytest.raises(IndexMissing):
        open_index(folder, embedder)
    build([seeds], folder, embedder)
    assert "Monday" in ferry(folder)
    assert len([*folder.glob("vectors-*")]) == 1


def test_what_a_killed_build_embedded_is_used_by_the_next(seeds: Path, index_folder: Path) -> None:
    (seeds / "bridge.txt").write_text(BRIDGE.replace("340", "512"))
    assert build_elsewhere(seeds, index_folder, "bridge embedded") == -signal.SIGKILL
    again = FakeEmbedder()
    assert build([seeds], index_folder, again) == Changes(
        replaced=("bridge",), unchanged=("ferry",)
    )
    assert again.embedded == []


def test_another_process_may_build_while_this_one_serves(
    index: Index, seeds: Path, index_folder: Path
) -> None:
    index.search("ferry", "When does it sail?")
    (seeds / "ferry.md").write_text(LATER)
    assert build_elsewhere(seeds, index_folder) == 0
    assert "Tuesday" in index.search("ferry", "When does it sail?")[0].passage.text
