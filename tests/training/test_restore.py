"""The shipped model can be trained on: it is restored from the eight bits it is shipped in."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from onnx import GraphProto
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from chatbot.card import WEIGHTS
from chatbot.reader import WEIGHTS as READER
from training.restore import restore, weights

PAIRS = [
    ("Who built the ferry?", "The ferry was built by Ada Brandt in 1964."),
    ("When did the ferry sink?", "The ferry was built by Ada Brandt in 1964."),
    ("What is the capital of Peru?", "The meeting took place in Kyiv on Monday."),
]


def scores(model: Path) -> list[float]:
    tokenizer = AutoTokenizer.from_pretrained(model)
    read = tokenizer(*map(list, zip(*PAIRS, strict=True)), padding=True, return_tensors="pt")
    loaded = AutoModelForSequenceClassification.from_pretrained(model).eval()
    with torch.no_grad():
        return list(loaded(**read).logits[:, 0].tolist())


def shipped_scores(model: Path) -> list[float]:
    tokenizer = AutoTokenizer.from_pretrained(model)
    read = tokenizer(*map(list, zip(*PAIRS, strict=True)), padding=True, return_tensors="np")
    session = onnxruntime.InferenceSession(str(READER / WEIGHTS))
    return list(session.run(None, dict(read))[0])


@pytest.mark.real
def test_a_restored_model_scores_as_the_shipped_one_does(
    tmp_path: Path, embedder_folder: Path
) -> None:
    restore(READER, tmp_path, embedder_folder)
    assert np.allclose(scores(tmp_path), shipped_scores(tmp_path), atol=0.4)


def test_a_weight_that_nothing_is_added_to_is_told() -> None:
    value = onnx.numpy_helper.from_array(np.ones((2, 2), np.uint8), "val_1_quantized")
    scale = onnx.numpy_helper.from_array(np.ones(2, np.float32), "val_1_scale")
    zero = onnx.numpy_helper.from_array(np.zeros(2, np.uint8), "val_1_zero_point")
    with pytest.raises(ValueError, match="nothing is added to what val_1_quantized multiplies"):
        list(weights(GraphProto(initializer=[value, scale, zero])))
