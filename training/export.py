"""Makes a trained model fit to be shipped: `python -m training.export LEARNT MPNET.zip FOLDER`.

Into FOLDER come what was learnt, in half precision, the graph in ONNX, which refers to weights
that `chatbot.weights.merging` makes of it, and the digests of all of these, into the card that
stands there.
"""

import argparse
import hashlib
import re
import tempfile
import zipfile
from pathlib import Path

import onnx
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from chatbot.reading.windows import SENTENCE
from chatbot.weights import merging
from chatbot.weights.card import FILE, GRAPH, LEARNT, TOKENIZER, WEIGHTS
from training.body import Body, learnt, load, named, take_up
from training.graph import drawn

_MATRIX = (".up", ".down")
_SEVEN, _EIGHT = 63.0, 127.0
"""The largest whole number of a matrix, of seven bits: processors without VNNI overflow with all
eight; and of a word's vector, which is not multiplied."""


def shipped(body: Body) -> dict[str, Tensor]:
    """What `chatbot.weights.merging` needs: the changes in half precision, marks, all scales."""
    rows = body.words.weight.double()
    marks = body.marks.detach().half()
    rows[SENTENCE : SENTENCE + len(marks)] += marks.double()
    found = {name: part for name, part in learnt(body).items() if not name.endswith(_MATRIX)}
    found |= {
        "marks": marks,
        "marks.first": torch.tensor([SENTENCE]),
        f"{merging.WORDS}.scale": _scale(rows, _EIGHT),
    }
    for name, _, _, linear in named(body):
        up, down = linear.up.detach().half(), linear.down.detach().half()
        changed = linear.weight.double() + merging.SCALE * (up.double() @ down.double())
        found |= {f"{name}.up": up, f"{name}.down": down, f"{name}.scale": _scale(changed, _SEVEN)}
    return {name: part.contiguous() for name, part in found.items()}


def _scale(rows: Tensor, most: float) -> Tensor:
    return (rows.abs().amax(1) / most).float()


def export(model: Path, published: Path, folder: Path) -> None:
    """Write graph, what was learnt and tokenizer to `folder`, and all digests into its card."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, zipfile.ZipFile(published) as archive:
        archive.extractall(scratch)
        start = Path(scratch) / Path(merging.PUBLISHED).parent
        body = load(start)
        take_up(body, model)
        save_file(shipped(body), folder / LEARNT)
        (folder / TOKENIZER).write_bytes((start / TOKENIZER).read_bytes())
        merged = dict(merging.merged(published, folder / LEARNT))
        scales = {name: part.numpy() for name, part in load_file(folder / LEARNT).items()}
        graph, weights = drawn(body, merged, scales, Path(scratch))
    onnx.save(graph, folder / GRAPH)
    _seal(folder, weights)


def _seal(folder: Path, weights: bytes) -> None:
    card = folder / FILE
    text = card.read_text("utf-8") if card.exists() else ""
    digests = {name: (folder / name).read_bytes() for name in (GRAPH, LEARNT, TOKENIZER)}
    lines = [
        f'"{name}" = "{hashlib.sha256(data).hexdigest()}"'
        for name, data in (digests | {WEIGHTS: weights}).items()
    ]
    table = "\n".join(["[sha256]", *lines]) + "\n"
    text = re.sub(r"(?m)^\[sha256\]\n(?:.+\n?)*", "", text).rstrip() + f"\n\n{table}"
    card.write_text(text.lstrip(), "utf-8")


def main() -> None:
    """Export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="folder of what training.train learnt")
    parser.add_argument("published", type=Path, help="the archive of published weights")
    parser.add_argument("folder", type=Path, help="folder to ship")
    given = parser.parse_args()
    export(given.model, given.published, given.folder)


if __name__ == "__main__":
    main()
