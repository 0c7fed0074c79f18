"""The one file that says what serves. It is replaced last, at one stroke, when the rest is there.

<folder>/manifest.json            whatever it names is whole and never changes
<folder>/articles/<sha256>.json   a record per article
<folder>/<manifest.store>/        Chroma, with a collection per article version and embedder
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from index import durable
from index.errors import IndexCorrupt, IndexMismatch, IndexMissing

LAYOUT = 1
"""Counts the incompatible changes of these files."""

# These become names of files: nothing read from a manifest may lead out of the index's folder.
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
StoreName = Annotated[str, Field(pattern=r"^vectors-[0-9a-f]{8}$")]
Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """Where one article is kept: the digest of its record and the name of its collection."""

    article_id: str
    record: Digest
    collection: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """One good index. `embedder` is a fingerprint; `entries` are sorted by article id."""

    layout: int
    embedder: str
    store: StoreName
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _AnyLayout:
    """The part that every layout, past or future, has in common."""

    layout: int


_ANY_LAYOUT, _JSON = TypeAdapter(_AnyLayout), TypeAdapter(Manifest)


def stamp(folder: Path) -> Stamp:
    """What changes whenever the manifest is replaced. Raises IndexMissing where there is none."""
    try:
        found = _path(folder).stat()
    except OSError as error:
        raise IndexMissing(
            f"no index in {folder} ({error.strerror}); run `python -m chatbot index`"
        ) from error
    return found.st_ino, found.st_mtime_ns, found.st_size


def read(folder: Path) -> Manifest:
    """The manifest in `folder`. Raises IndexMissing, IndexMismatch or IndexCorrupt."""
    stamp(folder)
    try:
        data = _path(folder).read_bytes()
        layout = _ANY_LAYOUT.validate_json(data).layout
        if layout == LAYOUT:
            return _JSON.validate_json(data)
    except (OSError, ValidationError) as error:
        raise IndexCorrupt(
            f"{_path(folder)} cannot be read; run `python -m chatbot index`"
        ) from error
    raise IndexMismatch(
        f"the index in {folder} has layout {layout}, not {LAYOUT}; run `python -m chatbot index`"
    )


def write(folder: Path, manifest: Manifest) -> None:
    """Make `manifest` the one that serves."""
    durable.write(_path(folder), _JSON.dump_json(manifest, indent=1))


def _path(folder: Path) -> Path:
    return folder / "manifest.json"
