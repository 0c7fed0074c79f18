"""What the tests of the chatbot share."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from newsroom import HARBOUR, StemEmbedder

if TYPE_CHECKING:
    from inquiry import Newsroom

    from index.search import Index


@pytest.fixture(scope="session")
def writer_file() -> Path:
    """The default writer's weights, fetched beforehand."""
    cache = Path(os.environ.get("FOOTNOTE_CACHE", "~/.cache/footnote")).expanduser()
    path = cache / "writer.gguf"
    if not path.is_file():
        pytest.fail(f"no writer at {path}; run `python -m chatbot fetch`")
    return path


@pytest.fixture(scope="session")
def harbour_index(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Index]":
    """An index of one article, newsroom.HARBOUR, that knows no model."""
    from index.build import build  # chromadb takes seconds to import
    from index.search import open_index

    seeds = tmp_path_factory.mktemp("seeds")
    (seeds / "harbour.txt").write_text(HARBOUR.text, encoding="utf-8")
    folder = tmp_path_factory.mktemp("index")
    build([seeds], folder, StemEmbedder())
    with closing(open_index(folder, StemEmbedder())) as opened:
        yield opened


@pytest.fixture
def newsroom(harbour_index: "Index", tmp_path: Path) -> "Newsroom":
    """Makes an Answering about that article with the writers that it is given."""
    from inquiry import newsroom

    return newsroom(harbour_index, tmp_path)
