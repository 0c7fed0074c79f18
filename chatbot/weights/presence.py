"""Whether assets lie in the cache, verified.

Reading a gigabyte takes seconds, so a file that was verified leaves a stamp of its size and time
of change, and is read again only when these differ.
"""

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path

from chatbot.errors import AssetFault
from chatbot.weights.assets import Asset, WriterChoice, needed


def missing(cache: Path, writer: WriterChoice) -> tuple[Asset, ...]:
    """The assets that go with `writer` and do not lie, verified, in `cache`."""
    return tuple(asset for asset in needed(writer) if not present(asset, cache))


def present(asset: Asset, cache: Path) -> bool:
    """Whether `asset` lies in `cache`, verified now or unchanged since it last was."""
    with suppress(OSError):
        if _stamp_of(asset, cache).read_text() == _facts(asset, cache):
            return True
    try:
        verify(asset, cache)
    except AssetFault:
        return False
    with suppress(OSError):  # A cache that cannot be written is verified at each start.
        stamp(asset, cache)
    return True


def verify(asset: Asset, cache: Path) -> None:
    """Check the sha256 of every file of `asset`, reading all of them.

    Raises AssetFault for the first that is missing or differs.
    """
    for file in asset.files:
        path = cache / file.path
        try:
            found = digest(path)
        except OSError as error:
            reason = error.strerror or error
            raise AssetFault(f"{path}: {reason}; run `python -m chatbot fetch`") from error
        if found != file.sha256:
            raise AssetFault(f"{path} is damaged; run `python -m chatbot fetch`")


def digest(path: Path) -> str:
    """The sha256 of the file at `path`, in hexadecimal. Raises OSError."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def stamp(asset: Asset, cache: Path) -> None:
    """Record that `asset` was verified just now. Raises OSError."""
    path = _stamp_of(asset, cache)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_text(_facts(asset, cache))
    draft.replace(path)


def _stamp_of(asset: Asset, cache: Path) -> Path:
    return cache / f".{asset.name}.verified"


def _facts(asset: Asset, cache: Path) -> str:
    stats = [(file, (cache / file.path).stat()) for file in asset.files]
    return json.dumps([[f.path, f.sha256, stat.st_size, stat.st_mtime_ns] for f, stat in stats])
