"""What every test may use, and the one thing none may: another machine."""

import ipaddress
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from fakes import BRIDGE, FERRY, FakeEmbedder
from hypothesis import settings

from index.embedder import Embedder, load

if TYPE_CHECKING:
    from index.search import Index


# How long one example takes tells how busy the machine is, and the first how much was imported.
settings.register_profile("footnote", deadline=None)
settings.load_profile("footnote")


def _is_near(host: object) -> bool:
    if host in (None, "", "localhost", b"localhost"):
        return True
    try:
        address = ipaddress.ip_address(str(host))
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _refuse(host: object) -> None:
    if not _is_near(host):
        # Not an OSError: a library would take that for a network that is down, and carry on.
        pytest.fail(f"a test reached for {host}")


@pytest.fixture(autouse=True, scope="session")
def _loopback_only() -> Iterator[None]:
    def guarded(call: Callable[..., Any]) -> Callable[..., Any]:
        def guard(self: socket.socket, address: Any, *rest: Any) -> Any:
            if self.family in (socket.AF_INET, socket.AF_INET6):
                _refuse(address[0])
            return call(self, address, *rest)

        return guard

    resolve = socket.getaddrinfo

    def guarded_resolve(host: Any, *rest: Any, **named: Any) -> Any:
        _refuse(host)
        return resolve(host, *rest, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded(socket.socket.connect))
        patch.setattr(socket.socket, "connect_ex", guarded(socket.socket.connect_ex))
        patch.setattr(socket, "getaddrinfo", guarded_resolve)
        yield


@pytest.fixture
def embedder() -> FakeEmbedder:
    return FakeEmbedder()


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder of sources that holds two articles, `bridge` and `ferry`."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    (folder / "ferry.md").write_text(FERRY, encoding="utf-8")
    return folder


@pytest.fixture
def index_folder(tmp_path: Path, seeds: Path, embedder: FakeEmbedder) -> Path:
    """An index built from `seeds`."""
    from index.build import build  # chromadb takes seconds to import

    build([seeds], tmp_path / "index", embedder)
    return tmp_path / "index"


@pytest.fixture
def index(index_folder: Path, embedder: FakeEmbedder) -> "Iterator[Index]":
    """The index in `index_folder`, opened."""
    from index.search import open_index

    with closing(open_index(index_folder, embedder)) as opened:
        yield opened


@pytest.fixture(scope="session")
def embedder_folder() -> Path:
    """The real embedder's weights, fetched beforehand."""
    cache = Path(os.environ.get("FOOTNOTE_CACHE", "~/.cache/footnote")).expanduser()
    folder = cache / "embedder"
    if not folder.is_dir():
        pytest.fail(f"no embedder in {folder}; run `python -m chatbot fetch`")
    return folder


@pytest.fixture(scope="session")
def real_embedder(embedder_folder: Path) -> Embedder:
    return load(embedder_folder, threads=2, name="MiniLM")
