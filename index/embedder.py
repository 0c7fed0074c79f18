"""Texts to unit vectors. The libraries that make them take seconds to import: only `load` does."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexFault

if TYPE_CHECKING:
    from langchain_huggingface import HuggingFaceEmbeddings

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """What turns texts into vectors. Safe to call from several threads."""

    @property
    def fingerprint(self) -> str:
        """Name of the model and its weights: vectors of another one cannot be compared."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of length one, one row a text: shape (len(texts), dimensions)."""
        ...


def load(folder: Path, threads: int, name: str = "") -> Embedder:
    """The sentence-transformers model in `folder`, from its own files alone.

    The model itself is opened by the first `embed`, which then takes seconds: a build that finds
    nothing new never needs it. `threads` bounds torch in the whole process. `name` goes into the
    fingerprint, the folder's own without it. For models without prompts, such as all-MiniLM-L6-v2.

    Raises IndexFault for a folder without safetensors weights, since other formats can run
    code when they are read, and for one that brings code of its own; so does the first
    `embed` where the files are no model.
    """
    fingerprint = f"{name or folder.name}@{_digest(_weights(folder))[:8]}"
    return _Local(lambda: _open(folder, threads), fingerprint)


def cached(embedder: Embedder, size: int = 4096) -> Embedder:
    """`embedder`, remembering the vectors of the `size` texts used last.

    An article's sentences are compared with every claim about them. On two cores MiniLM takes
    15 ms for one sentence and 0.5 s for a hundred; remembered, they take none.
    """
    return _Cached(embedder, size)


class _Local:
    """A model in this process. Its tokenizer is not safe to share, so one call runs at a time."""

    def __init__(self, opened: Callable[[], "HuggingFaceEmbeddings"], fingerprint: str) -> None:
        self._opened = opened
        self._model: HuggingFaceEmbeddings | None = None
        self._lock = Lock()
        self.fingerprint = fingerprint

    @cached_property
    def dimensions(self) -> int:
        return len(self._embed(["x"])[0])

    def embed(self, texts: Sequence[str]) -> Vectors:
        rows = self._embed(list(texts)) if texts else []
        return np.asarray(rows, dtype=np.float32).reshape(len(texts), self.dimensions)

    def _embed(self, texts: list[str]) -> list[list[float]]:
        with self._lock:
            if self._model is None:
                self._model = self._opened()
            return self._model.embed_documents(texts)


class _Cached:
    """Least recently used out first; the lock is never held while texts are embedded."""

    def __init__(self, embedder: Embedder, size: int) -> None:
        self._embedder = embedder
        self._size = size
        self._rows: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = Lock()
        self.fingerprint = embedder.fingerprint

    @property
    def dimensions(self) -> int:
        return self._embedder.dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        rows = self._recall(texts)
        new = [text for text in dict.fromkeys(texts) if text not in rows]
        if new:
            fresh = dict(zip(new, self._embedder.embed(new), strict=True))
            self._remember(fresh)
            rows |= fresh
        stacked = [rows[text] for text in texts]
        return np.asarray(stacked, dtype=np.float32).reshape(len(texts), self.dimensions)

    def _recall(self, texts: Sequence[str]) -> dict[str, Vectors]:
        with self._lock:
            known = {text: self._rows[text] for text in texts if text in self._rows}
            for text in known:
                self._rows.move_to_end(text)
            return known

    def _remember(self, rows: dict[str, Vectors]) -> None:
        with self._lock:
            for text, row in rows.items():
                # A copy, or one remembered row would keep its whole batch in memory.
                self._rows[text] = row.copy()
            while len(self._rows) > self._size:
                self._rows.popitem(last=False)


def _open(folder: Path, threads: int) -> "HuggingFaceEmbeddings":
    import torch
    from langchain_huggingface import HuggingFaceEmbeddings
    from safetensors import SafetensorError
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]
    torch.set_num_threads(threads)
    try:
        return HuggingFaceEmbeddings(
            model_name=str(folder),
            model_kwargs={
                "device": "cpu",
                "local_files_only": True,
                "trust_remote_code": False,
                "model_kwargs": {"use_safetensors": True},
            },
            encode_kwargs={"normalize_embeddings": True},
        )
    except (OSError, ValueError, KeyError, SafetensorError) as error:
        raise IndexFault(_advice(folder, f"cannot be loaded ({error})")) from error


def _weights(folder: Path) -> list[Path]:
    weights = sorted(folder.glob("*.safetensors"))
    if not weights:
        raise IndexFault(_advice(folder, "holds no .safetensors weights"))
    if any(folder.rglob("*.py")):
        raise IndexFault(_advice(folder, "brings Python code of its own"))
    for config in folder.rglob("*config*.json"):
        if b'"auto_map"' in config.read_bytes():
            raise IndexFault(_advice(folder, f"asks for code of its own in {config.name}"))
    return weights


def _digest(weights: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in weights:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()


def _advice(folder: Path, why: str) -> str:
    return f"the embedder in {folder} {why}; run `python -m chatbot fetch`"
