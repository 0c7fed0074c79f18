"""Makes the shipped model fit to be trained on: `python -m training.restore FOLDER OUT --start
EMBEDDER`.

Its weights of eight bits become floats again. Those of the words never moved (see train.py), so
they come exact from the embedder.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import GraphProto, numpy_helper
from torch import Tensor
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from chatbot.card import WEIGHTS

_QUANTISED, _SCALE, _ZERO = "_quantized", "_scale", "_zero_point"
_BIAS = ".bias"
_OURS = "model."


def restore(folder: Path, out: Path, start: Path) -> None:
    """Write the model of `folder` to `out` as transformers' own; `start` lends shape and words.

    Raises ValueError where a weight of the model is not found in the graph.
    """
    model = AutoModelForSequenceClassification.from_pretrained(
        start, num_labels=1, dtype=torch.float32
    )
    found = dict(weights(onnx.load(str(folder / WEIGHTS)).graph))
    words = "bert.embeddings.word_embeddings.weight"
    wanted = {name for name, _ in model.named_parameters()} - {words}
    if missing := sorted(wanted - found.keys()):
        raise ValueError(f"the graph holds no {', '.join(missing)}; export it with training.export")
    model.load_state_dict({name: found[name] for name in wanted}, strict=False)
    model.save_pretrained(out)
    AutoTokenizer.from_pretrained(start).save_pretrained(out)


def weights(graph: GraphProto) -> Iterator[tuple[str, Tensor]]:
    """Each weight of `graph` by its name in transformers, whole numbers turned to floats."""
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    for name, value in held.items():
        if name.endswith(_QUANTISED):
            stem = name.removesuffix(_QUANTISED)
            exact = (value.astype(np.float32) - held[stem + _ZERO]) * held[stem + _SCALE]
            if stem.endswith(".weight"):  # A table of embeddings.
                yield stem.removeprefix(_OURS), torch.tensor(exact)
            else:
                weight = _bias(graph, name).removesuffix(_BIAS) + ".weight"
                yield weight.removeprefix(_OURS), torch.tensor(exact.T.copy())
        elif name.startswith(_OURS):
            yield name.removeprefix(_OURS), torch.tensor(value)


def _bias(graph: GraphProto, weight: str) -> str:
    """The bias that is added to what is multiplied by `weight`: it still has its name."""
    reached = {weight}
    for node in graph.node:  # They stand in the order of computing.
        if reached.intersection(node.input):
            for name in node.input:
                if node.op_type == "Add" and name.startswith(_OURS) and name.endswith(_BIAS):
                    return str(name)
            reached.update(node.output)
    raise ValueError(f"nothing is added to what {weight} multiplies")


def main() -> None:
    """Restore."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder that is shipped")
    parser.add_argument("out", type=Path, help="folder to save the model in")
    parser.add_argument("--start", type=Path, required=True, help="folder of the embedder")
    given = parser.parse_args()
    restore(given.folder, given.out, given.start)


if __name__ == "__main__":
    main()
