"""Runs the trained cross-encoder: pairs of question and sentence to log odds that one answers.

The weights are ours and stand in the package; onnxruntime runs them with whole numbers of eight
bits, in half the time that float numbers take and with the same ranking.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from chatbot.card import TOKENIZER, WEIGHTS
from chatbot.pairs import Pair

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

_AT_ONCE = 3072
_REMEMBERED = 8192


class CrossEncoder:
    """The model in `folder`; `threads` bounds what one call uses. Safe between threads."""

    def __init__(self, folder: Path, threads: int) -> None:
        self._session = _session(folder / WEIGHTS, threads)
        self._tokenizer = _tokenizer(folder / TOKENIZER)
        self.tokens = lru_cache(_REMEMBERED)(self._tokens)

    def log_odds(self, pairs: Sequence[Pair]) -> NDArray[np.float32]:
        """One number a pair, in the order given. Shape (len(pairs),)."""
        found = np.zeros(len(pairs), dtype=np.float32)
        for part in _parts(pairs):
            found[part] = self._forward([pairs[at] for at in part])
        return found

    def _forward(self, pairs: Sequence[Pair]) -> NDArray[np.float32]:
        ids = _padded([pair.ids for pair in pairs])
        scores: NDArray[np.float32] = self._session.run(
            None,
            {
                "input_ids": ids,
                "attention_mask": (ids > 0).astype(np.int64),
                "token_type_ids": _padded([pair.types for pair in pairs]),
            },
        )[0]
        return scores

    def _tokens(self, text: str) -> tuple[int, ...]:
        # The tokenizer takes no half of a surrogate pair, which a reader can send.
        whole = text.encode("utf-8", "replace").decode("utf-8")
        return tuple(self._tokenizer.encode(whole, add_special_tokens=False).ids)


def _parts(pairs: Sequence[Pair]) -> list[list[int]]:
    """Positions of pairs to read at once: alike in length, so that little is padding."""
    parts: list[list[int]] = []
    for at in sorted(range(len(pairs)), key=lambda at: len(pairs[at].ids)):
        width = len(pairs[at].ids)
        if not parts or width * (len(parts[-1]) + 1) > _AT_ONCE:
            parts.append([])
        parts[-1].append(at)
    return parts


def _padded(rows: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    width = max(map(len, rows))
    return np.array([[*row, *[0] * (width - len(row))] for row in rows], dtype=np.int64)


def _session(weights: Path, threads: int) -> "InferenceSession":
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = threads
    # Threads that wait by spinning take the writer's cores.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return InferenceSession(weights, options, providers=["CPUExecutionProvider"])


def _tokenizer(path: Path) -> "Tokenizer":
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
