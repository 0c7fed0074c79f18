"""An asset counts only where it lies verified, and what was verified is not read again."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from wheelhouse import EMBEDDER, FOLDER, WHOLE, WRITER

from chatbot.errors import AssetFault
from chatbot.weights.assets import Asset, WriterChoice
from chatbot.weights.presence import missing, present, verify


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A cache that holds both of the small assets."""
    (tmp_path / "tiny.gguf").write_bytes(WHOLE)
    for name, data in FOLDER.items():
        (tmp_path / "tiny" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "tiny" / name).write_bytes(data)
    return tmp_path


def _damage(path: Path) -> None:
    """Change one byte and neither the size nor the time of change."""
    before = path.stat()
    path.write_bytes(b"\0" + path.read_bytes()[1:])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize(
    ("writer", "names"),
    [
        ("default", ["embedder", "reader", "writer"]),
        ("small", ["embedder", "reader", "writer-small"]),
        ("none", ["embedder", "reader"]),
    ],
)
def test_an_empty_cache_misses_all_that_the_writer_needs(
    tmp_path: Path, writer: WriterChoice, names: list[str]
) -> None:
    assert [asset.name for asset in missing(tmp_path, writer)] == names


@pytest.mark.parametrize("asset", [WRITER, EMBEDDER], ids=lambda asset: asset.name)
def test_an_asset_that_verifies_is_present(cache: Path, asset: Asset) -> None:
    assert present(asset, cache)


@pytest.mark.parametrize("name", ["config.json", "model.safetensors", "pool/config.json"])
def test_a_damaged_file_makes_its_asset_missing(cache: Path, name: str) -> None:
    _damage(cache / "tiny" / name)
    assert not present(EMBEDDER, cache)


def test_a_verified_file_is_not_read_again(cache: Path) -> None:
    assert present(WRITER, cache)
    _damage(cache / "tiny.gguf")
    assert present(WRITER, cache)


def test_a_verified_file_that_was_touched_is_read_again(cache: Path) -> None:
    assert present(WRITER, cache)
    _damage(cache / "tiny.gguf")
    os.utime(cache / "tiny.gguf")
    assert not present(WRITER, cache)


def test_a_file_is_read_again_when_the_table_expects_another(cache: Path) -> None:
    assert present(WRITER, cache)
    newer = replace(WRITER, files=(replace(WRITER.files[0], sha256="0" * 64),))
    assert not present(newer, cache)


def test_a_verified_asset_that_was_removed_is_missing(cache: Path) -> None:
    assert present(WRITER, cache)
    (cache / "tiny.gguf").unlink()
    assert not present(WRITER, cache)


def test_a_cache_that_takes_no_stamp_still_serves(cache: Path) -> None:
    (cache / ".tiny-writer.verified").mkdir()
    assert present(WRITER, cache)


def test_verify_reads_the_file_whatever_its_stamp(cache: Path) -> None:
    assert present(WRITER, cache)
    _damage(cache / "tiny.gguf")
    with pytest.raises(AssetFault, match=r"tiny\.gguf is damaged; run `python -m chatbot fetch`"):
        verify(WRITER, cache)


def test_verify_names_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(AssetFault, match=r"tiny\.gguf: No such file .* run `python -m chatbot"):
        verify(WRITER, tmp_path)
