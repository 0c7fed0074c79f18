"""What the tests of the chatbot share."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def writer_file() -> Path:
    """The default writer's weights, fetched beforehand."""
    cache = Path(os.environ.get("FOOTNOTE_CACHE", "~/.cache/footnote")).expanduser()
    path = cache / "writer.gguf"
    if not path.is_file():
        pytest.fail(f"no writer at {path}; run `python -m chatbot fetch`")
    return path
