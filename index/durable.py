"""Writing a file so that it is there whole or not at all."""

import os
from pathlib import Path

PART = ".part"
"""The suffix of a file still being written; one found later was left by a killed build."""


def write(path: Path, data: bytes) -> None:
    """Put `data` under `path`: a reader, or the disk after a crash, has the old file or the new.

    For one writer at a time. Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(PART)
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)
    _sync(path.parent)


def _sync(folder: Path) -> None:
    """Make a rename in `folder` outlive a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
