"""Makes the reader model's weights: those that are published, with what was learnt beside them.

What is published is 438 MB of floats that anybody can fetch; what was learnt is a low-rank change
of every matrix (LoRA, Hu et al. 2021), small enough to be part of the package. Both become one file
of whole numbers of eight bits, to which the graph refers. Every machine makes the same file, whose
digest the card knows: what was learnt is in half precision, so that floats of 64 bits hold its
products and their sums exactly, in whatever order they are added.
"""

import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from chatbot.weights import card

PUBLISHED = "all-mpnet-base-v2/model.safetensors"
"""The member of the archive that holds the published weights."""

WORDS = "embeddings.word_embeddings"
SCALE = 2.0
"""By how much the low-rank change counts."""

Arrays = Mapping[str, NDArray[np.floating]]
Whole = NDArray[np.int8]


def merge(published: Path, target: BinaryIO) -> None:
    """Write the weights to `target`; `published` has to be the archive that
    `chatbot.weights.assets` knows.

    Raises AssetFault where what was learnt is not what the card speaks of.
    """
    card.read(card.SHIPPED)
    for _, part in merged(published, card.SHIPPED / card.LEARNT):
        target.write(np.ascontiguousarray(part).data)


def merged(published: Path, learnt: Path) -> Iterator[tuple[str, Whole]]:
    """Every matrix as whole numbers, by name, in the order in which they are stored.

    `published` is the archive, `learnt` holds for each matrix `NAME.up`, `NAME.down` and
    `NAME.scale`, what one stands for, in each of its columns. Words have a row each, and a scale.
    """
    from safetensors.numpy import load, load_file

    with zipfile.ZipFile(published) as archive:
        given = load(archive.read(PUBLISHED))
    changes = load_file(learnt)
    yield WORDS, words(given, changes)
    for name in sorted(name.removesuffix(".up") for name in changes if name.endswith(".up")):
        yield name, whole(matrix(given, changes, name), changes[f"{name}.scale"]).T


def words(given: Arrays, changes: Arrays) -> Whole:
    """The vectors of all words, the marks among them: shape (words, width)."""
    rows = given[f"{WORDS}.weight"].astype(np.float64)
    first = int(changes["marks.first"][0])
    marks = changes["marks"].astype(np.float64)
    rows[first : first + len(marks)] += marks
    return whole(rows, changes[f"{WORDS}.scale"])


def matrix(given: Arrays, changes: Arrays, name: str) -> NDArray[np.float64]:
    """The changed matrix `name`, shape (out, in)."""
    up, down = (changes[f"{name}.{part}"].astype(np.float64) for part in ("up", "down"))
    return given[f"{name}.weight"].astype(np.float64) + SCALE * (up @ down)


def whole(rows: NDArray[np.float64], scale: NDArray[np.floating]) -> Whole:
    """The rows as whole numbers, each divided by its own scale."""
    return np.rint(rows / scale.astype(np.float64)[:, None]).astype(np.int8)
