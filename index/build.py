"""From source files to an index that serves. Killed at any moment, it leaves the last one serving.

    read all -> keep pages -> fill collections -> write records -> replace the manifest -> prune

Nothing that the present manifest names is touched before the next one is in place. What a killed
build left unnamed is used by the next build where it is whole, and pruned where it is not.
"""

import hashlib
import json
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from filelock import FileLock, Timeout

from index import manifest, record
from index.durable import PART
from index.embedder import Embedder
from index.errors import (
    IndexBusy,
    IndexCorrupt,
    IndexFault,
    IndexMismatch,
    IndexMissing,
)
from index.manifest import LAYOUT, Entry, Manifest
from index.passages import passages
from index.record import Record
from index.sources import keep, read_all
from index.store import Store
from index.types import Article

Tell = Callable[[str], None]

_NO_PAGES: Mapping[Path, str] = MappingProxyType({})

EMBEDDED = "embedded"
"""How the step ends that embedded one article."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build did: ids of articles, sorted."""

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


def build(
    paths: Sequence[Path],
    folder: Path,
    embedder: Embedder,
    tell: Tell = lambda step: None,
    pages: Mapping[Path, str] = _NO_PAGES,
) -> Changes:
    """Make the index in `folder` hold the articles under `paths`, those of `pages`, and no others.

    `pages` are texts by the path of the file that is to hold them; they are written first.

    Only passages that are new, changed or damaged are embedded. `tell` hears of each step once
    it is done, for a progress display.

    Raises ArticleInvalid, naming the file, before anything is touched; IndexBusy while another
    build runs in `folder`; IndexFault where the disk refuses.
    """
    articles = read_all(paths, pages)
    tell("sources read")
    return build_from(articles, folder, embedder, tell, pages)


def build_from(
    articles: Sequence[Article],
    folder: Path,
    embedder: Embedder,
    tell: Tell = lambda step: None,
    pages: Mapping[Path, str] = _NO_PAGES,
) -> Changes:
    """The same for articles that are in memory already. Their ids must differ."""
    records = {article.id: Record(article, passages(article)) for article in articles}
    folder = folder.resolve()
    try:
        with _alone(folder):
            keep(pages)
            before = _last_good(folder)
            after = _fill(dict(sorted(records.items())), folder, before, embedder, tell)
            _publish(records, folder, before, after)
            tell("index written")
            _prune(folder, after)
            tell("leftovers pruned")
    except OSError as error:
        raise IndexFault(f"the index in {folder} cannot be written: {error}") from error
    return _changes(before, after)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the builders' lock; the system frees it when a builder dies."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / "lock", blocking=False):
            yield
    except Timeout as error:
        raise IndexBusy(f"another build is running in {folder}; wait for its end") from error


def _last_good(folder: Path) -> Manifest:
    """The manifest that serves, or an empty one where nothing that serves can be kept."""
    try:
        return manifest.read(folder)
    except (IndexMissing, IndexMismatch, IndexCorrupt):
        return Manifest(LAYOUT, "", _new_store(), ())


def _fill(
    records: Mapping[str, Record], folder: Path, before: Manifest, embedder: Embedder, tell: Tell
) -> Manifest:
    """Bring the vectors into the store that serves or, where it fails, all into a new one."""
    try:
        with closing(Store(folder / before.store)) as store:
            return _fill_store(store, records, embedder, tell)
    except IndexCorrupt:
        tell("new store begun")
    try:
        with closing(Store(folder / _new_store(), create=True)) as store:
            return _fill_store(store, records, embedder, tell)
    except IndexCorrupt as error:
        raise IndexFault(f"no vectors can be written in {folder}: {error.__cause__}") from error


def _fill_store(
    store: Store, records: Mapping[str, Record], embedder: Embedder, tell: Tell
) -> Manifest:
    entries = []
    filled = store.filled()
    for article_id, kept in records.items():
        name = _collection(kept, embedder)
        if filled.get(name) != len(kept.passages):
            store.fill(name, kept.passages, embedder)
            tell(f"{article_id} {EMBEDDED}")
        entries.append(Entry(article_id, record.digest(kept), name))
    return Manifest(LAYOUT, embedder.fingerprint, store.folder.name, tuple(entries))


def _collection(kept: Record, embedder: Embedder) -> str:
    """A name that changes with the embedder, the article's version, and whatever is embedded."""
    content = [(passage.id, passage.text) for passage in kept.passages]
    given = json.dumps([embedder.fingerprint, kept.article.version, content])
    return f"article-{hashlib.sha256(given.encode()).hexdigest()[:32]}"


def _new_store() -> str:
    # Never a name used before: chromadb goes on serving a deleted folder to who had it open.
    return f"vectors-{secrets.token_hex(4)}"


def _publish(
    records: Mapping[str, Record], folder: Path, before: Manifest, after: Manifest
) -> None:
    for kept in records.values():
        record.write(folder, kept)
    if after != before:
        manifest.write(folder, after)


def _prune(folder: Path, served: Manifest) -> None:
    """Remove whatever `served` does not name: what it replaced and what killed builds left."""
    with closing(Store(folder / served.store)) as store:
        for name in store.names() - {entry.collection for entry in served.entries}:
            store.drop(name)
        store.sweep()
    record.prune(folder, [entry.record for entry in served.entries])
    for path in folder.glob(f"*{PART}"):
        path.unlink()
    for path in folder.glob("vectors-*"):
        if path.name != served.store:
            shutil.rmtree(path)


def _changes(before: Manifest, after: Manifest) -> Changes:
    old = {entry.article_id: entry for entry in before.entries}
    new = {entry.article_id: entry for entry in after.entries}
    both = sorted(old.keys() & new.keys())
    return Changes(
        added=tuple(sorted(new.keys() - old.keys())),
        replaced=tuple(key for key in both if old[key] != new[key]),
        unchanged=tuple(key for key in both if old[key] == new[key]),
        dropped=tuple(sorted(old.keys() - new.keys())),
    )
