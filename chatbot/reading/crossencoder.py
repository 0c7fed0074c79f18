"""Runs the trained cross-encoder: windows of question and sentences to log odds that one answers.

onnxruntime runs its weights as whole numbers of eight bits, in a third of the time that float
numbers take.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from chatbot.errors import AssetFault
from chatbot.reading.windows import Window
from chatbot.weights.card import GRAPH, TOKENIZER, WEIGHTS

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

_REMEMBERED = 8192
_BESIDE = "session.model_external_initializers_file_folder_path"


class CrossEncoder:
    """The model of `folder` with its `weights`, a file of the name that the graph knows; `threads`
    bounds what one call uses. Safe between threads. Raises AssetFault where it cannot be loaded.
    """

    def __init__(self, folder: Path, weights: Path, threads: int) -> None:
        self._session = _session(folder / GRAPH, weights, threads)
        self._tokenizer = tokenizer(folder / TOKENIZER)
        self.tokens = lru_cache(_REMEMBERED)(self._tokens)

    def log_odds(self, windows: Sequence[Window]) -> dict[int, float]:
        """Of each sentence by its number: against none, the most that any of `windows` tells."""
        found: dict[int, float] = {}
        for window in windows:  # One by one: no padding, and whole numbers scaled for it alone.
            scores = self._session.run(None, {"ids": np.array([window.ids], dtype=np.int64)})[0]
            told = scores[0, list(window.marks), 0] - scores[0, 0, 0]
            for number, odds in zip(window.numbers, told.tolist(), strict=True):
                found[number] = max(odds, found.get(number, odds))
        return found

    def _tokens(self, text: str) -> tuple[int, ...]:
        # The tokenizer takes no half of a surrogate pair, which a reader can send.
        whole = text.encode("utf-8", "replace").decode("utf-8")
        return tuple(self._tokenizer.encode(whole, add_special_tokens=False).ids)


def _session(graph: Path, weights: Path, threads: int) -> "InferenceSession":
    from onnxruntime import InferenceSession, SessionOptions
    from onnxruntime.capi import onnxruntime_pybind11_state as faults

    if weights.name != WEIGHTS:
        raise AssetFault(f"{weights} is not {WEIGHTS}, the name by which {graph} knows its weights")
    options = SessionOptions()
    options.intra_op_num_threads = threads
    # Threads that wait by spinning take the writer's cores.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # The graph names the file itself: what is told here is only its folder.
    options.add_session_config_entry(_BESIDE, str(weights.parent))
    try:
        return InferenceSession(graph.read_bytes(), options, providers=["CPUExecutionProvider"])
    except (faults.Fail, faults.InvalidArgument, faults.InvalidProtobuf, faults.NoSuchFile) as why:
        raise AssetFault(
            f"the reader model cannot be loaded with {weights}; run `python -m chatbot fetch`"
        ) from why


def tokenizer(path: Path) -> "Tokenizer":
    """The tokenizer in `path`, which takes every text whole and as a text."""
    from tokenizers import Tokenizer

    found = Tokenizer.from_file(str(path))
    found.encode_special_tokens = True  # “</s>” in a text is a text, not the end of it.
    found.no_truncation()
    found.no_padding()
    return found
