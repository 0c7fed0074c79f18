"""Reading one source file without trusting it: a regular file, bounded, in strict UTF-8."""

import os
import stat
from pathlib import Path

from index.errors import ArticleInvalid

MOST_BYTES = 2_000_000
"""Bytes of a source file, at most."""


def read_text(path: Path) -> str:
    """The text of a regular file of UTF-8 within MOST_BYTES; ArticleInvalid for anything else."""
    data = _bytes(path)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        where = f"byte {error.start}, line {line}"
        raise ArticleInvalid(f"{where}: not UTF-8; save the file as UTF-8") from error


def _bytes(path: Path) -> bytes:
    try:
        # Not through a link, and without waiting for the other end of a pipe.
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ArticleInvalid(f"cannot be read ({reason}); give a regular file") from error
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise ArticleInvalid("not a regular file; give the article itself")
        with open(handle, "rb", closefd=False) as file:
            data = file.read(MOST_BYTES + 1)
    finally:
        os.close(handle)
    if len(data) > MOST_BYTES:
        raise ArticleInvalid(f"longer than {MOST_BYTES} bytes; split it")
    return data
