"""The files that articles come from: found under paths, all read, and those kept that are new."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from index import durable, formats
from index.article import read
from index.errors import ArticleInvalid, IndexFault
from index.types import Article


def read_all(paths: Sequence[Path], texts: Mapping[Path, str]) -> list[Article]:
    """Every article under `paths`, and those of the files that are about to hold `texts`.

    Raises ArticleInvalid, naming the file.
    """
    left = dict(texts)
    found = [(path, left.pop(path.resolve(), None)) for path in discover(paths)]
    sources: dict[str, Path] = {}
    articles = []
    for path, text in [*found, *left.items()]:
        article = read(path, text)
        if (other := sources.setdefault(article.id, path)) != path:
            raise ArticleInvalid(
                f"{path} has the id {article.id}, as has {other}; give one of them another"
            )
        articles.append(article)
    if not articles:
        raise ArticleInvalid(f"no article in {', '.join(map(str, paths))}; put one there")
    return articles


def keep(texts: Mapping[Path, str]) -> None:
    """Write each text under its path, whole or not at all. Raises IndexFault."""
    for path, text in texts.items():
        try:
            durable.write(path, text.encode())
        except OSError as error:
            raise IndexFault(
                f"{path} cannot be written ({error.strerror}); mend that, or set FOOTNOTE_SEEDS"
            ) from error


def discover(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files to read: those given, and those of the folders given, sorted.

    In a folder, and the folders in it, every `.txt`, `.md` and `.html` counts; README.md and
    hidden names do not. Raises ArticleInvalid for a folder that cannot be listed.
    """
    found = (_walk(path) if path.is_dir() else [path] for path in paths)
    return tuple(dict.fromkeys(path for group in found for path in group))


def _walk(folder: Path) -> list[Path]:
    def refuse(error: OSError) -> None:
        raise ArticleInvalid(f"{folder}: cannot be listed ({error.strerror})") from error

    found: list[Path] = []
    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = (name for name in folders if not name.startswith("."))
        found += (Path(root, name) for name in names if _is_article(name))
    return sorted(found)


def _is_article(name: str) -> bool:
    is_named = Path(name).suffix.lower() in formats.FORMATS and name.lower() != "readme.md"
    return is_named and not name.startswith(".")
