"""Makes a trained model fit to be shipped: `python -m training.export MODEL FOLDER`.

The weights become whole numbers of eight bits, the graph ONNX, and the digests go into the card
that stands in FOLDER already, or into a new one whose figures `training.calibrate` tells.
"""

import argparse
import hashlib
import re
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import AutoModelForSequenceClassification

from chatbot.card import FILE, TOKENIZER, WEIGHTS


class _Scores(nn.Module):
    """The model's one number a pair."""

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        found = self.model(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        )
        scores: Tensor = found.logits[:, 0]
        return scores


def export(model: Path, folder: Path) -> None:
    """Write weights and tokenizer of `model` to `folder`, and their digests into its card."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        exact = Path(scratch) / WEIGHTS
        _to_onnx(model, exact)
        # Seven bits of the eight: processors without VNNI overflow with all of them.
        quantize_dynamic(
            exact,
            folder / WEIGHTS,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
        )
    shutil.copy(model / TOKENIZER, folder / TOKENIZER)
    _seal(folder)


def _to_onnx(model: Path, path: Path) -> None:
    # Other attention leaves out a mask that is whole in the example.
    loaded = AutoModelForSequenceClassification.from_pretrained(
        model, dtype=torch.float32, attn_implementation="eager"
    )
    ids = torch.arange(1, 22).reshape(3, 7)
    mask = torch.ones_like(ids)
    mask[0, 4:] = 0
    types = torch.zeros_like(ids)  # Tensors of their own: one given twice becomes one input.
    types[:, 3:] = 1
    free = {0: torch.export.Dim("pairs"), 1: torch.export.Dim("tokens", max=512)}
    names = ["input_ids", "attention_mask", "token_type_ids"]
    torch.onnx.export(
        _Scores(loaded.eval()),
        (ids, mask, types),
        str(path),
        input_names=names,
        output_names=["log_odds"],
        dynamic_shapes=(free, free, free),
        external_data=False,
        dynamo=True,
    )


def _seal(folder: Path) -> None:
    card = folder / FILE
    text = card.read_text("utf-8") if card.exists() else ""
    lines = [
        f'"{name}" = "{hashlib.sha256((folder / name).read_bytes()).hexdigest()}"'
        for name in (WEIGHTS, TOKENIZER)
    ]
    table = "\n".join(["[sha256]", *lines]) + "\n"
    text = re.sub(r"(?m)^\[sha256\]\n(?:.+\n?)*", "", text).rstrip() + f"\n\n{table}"
    card.write_text(text.lstrip(), "utf-8")


def main() -> None:
    """Export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="folder of the trained model")
    parser.add_argument("folder", type=Path, help="folder to ship")
    given = parser.parse_args()
    export(given.model, given.folder)


if __name__ == "__main__":
    main()
