"""What is kept of one article on disk, in `articles/<sha256>.json` of the index's folder.

A record is named by its own digest, so a new one never overwrites the one being served.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from index import durable
from index.errors import IndexCorrupt
from index.types import Article, Passage


@dataclass(frozen=True, slots=True)
class Record:
    """An article and its passages as they were embedded."""

    article: Article
    passages: tuple[Passage, ...]


_JSON = TypeAdapter(Record)


def digest(record: Record) -> str:
    """The name of `record`: the sha256 of its file."""
    return hashlib.sha256(_JSON.dump_json(record)).hexdigest()


def write(folder: Path, record: Record) -> None:
    """Put `record` into the index in `folder`, unless it is there unharmed."""
    data = _JSON.dump_json(record)
    path = _path(folder, digest(record))
    if not (path.is_file() and path.read_bytes() == data):
        durable.write(path, data)


def read(folder: Path, name: str) -> Record:
    """The record of that digest. Raises IndexCorrupt where it is missing or was changed."""
    path = _path(folder, name)
    try:
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() == name:
            return _JSON.validate_json(data)
    except (OSError, ValidationError) as error:
        raise IndexCorrupt(f"{path} cannot be read; run `python -m chatbot index`") from error
    raise IndexCorrupt(f"{path} was changed by another hand; run `python -m chatbot index`")


def prune(folder: Path, keep: Iterable[str]) -> None:
    """Remove every record whose digest is not in `keep`, and those left half written."""
    kept = {_path(folder, name) for name in keep}
    for path in (folder / "articles").glob("*"):
        if path not in kept:
            path.unlink()


def _path(folder: Path, name: str) -> Path:
    return folder / "articles" / f"{name}.json"
