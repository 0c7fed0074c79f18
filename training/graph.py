"""The graph of the network in ONNX, which refers to its large matrices in one file of weights."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import ModelProto, TensorProto, numpy_helper
from onnx.external_data_helper import set_external_data
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from chatbot.reading.windows import PAD
from chatbot.weights import merging
from chatbot.weights.card import WEIGHTS
from training.body import Body, named


class _Rows(nn.Module):
    """Vectors of words in whole numbers, each with its scale."""

    def __init__(self, rows: Tensor, scale: Tensor) -> None:
        super().__init__()
        self.rows, self.scale = (nn.Parameter(part, False) for part in (rows, scale))

    def forward(self, ids: Tensor) -> Tensor:
        return self.rows[ids].float() * self.scale[ids].unsqueeze(2)


class _Merged(Body):
    """The network with what it learnt in its weights."""

    def word(self, ids: Tensor) -> Tensor:
        found: Tensor = self.words(ids)
        return found


def drawn(
    body: Body,
    merged: Mapping[str, merging.Whole],
    scales: Mapping[str, NDArray[Any]],
    scratch: Path,
) -> tuple[ModelProto, bytes]:
    """The graph of `body` with its matrices as they are `merged`, and the weights it refers to."""
    graph = _graph(_with(body, merged, scales), scratch)
    return graph, _refer(graph, merged, scales)


def _with(
    body: Body, merged: Mapping[str, merging.Whole], scales: Mapping[str, NDArray[Any]]
) -> Body:
    body.__class__ = _Merged
    words, scale = merged[merging.WORDS], scales[f"{merging.WORDS}.scale"]
    body.words = _Rows(torch.from_numpy(words), torch.from_numpy(scale))  # type: ignore[assignment]
    for name, owner, short, linear in named(body):
        plain = nn.Linear(linear.weight.shape[1], linear.weight.shape[0])
        floats = merged[name].T * scales[f"{name}.scale"][:, None]
        plain.weight, plain.bias = (
            nn.Parameter(part.float()) for part in (torch.from_numpy(floats), linear.bias)
        )
        setattr(owner, short, plain)
    return body.eval()


def _graph(body: Body, scratch: Path) -> ModelProto:
    """The network as ONNX, its large matrices in whole numbers."""
    ids = torch.arange(8, 8 + 21).reshape(3, 7)
    ids[0, 4:] = PAD
    free = {0: torch.export.Dim("windows"), 1: torch.export.Dim("tokens", max=512)}
    exact, coarse = scratch / "exact.onnx", scratch / "coarse.onnx"
    torch.onnx.export(
        body,
        (ids,),
        str(exact),
        input_names=["ids"],
        output_names=["scores"],
        dynamic_shapes=(free,),
        external_data=False,
        dynamo=True,
    )
    quantize_dynamic(
        exact,
        coarse,
        op_types_to_quantize=["MatMul"],
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
    )
    return onnx.load(coarse)


def _refer(
    graph: ModelProto, merged: Mapping[str, merging.Whole], scales: Mapping[str, NDArray[Any]]
) -> bytes:
    """Let the graph find its large tensors in one file, which is returned."""
    held = {one.name: one for one in graph.graph.initializer}
    content, at = [], 0
    for name, whole in merged.items():
        tensor = _same(held, whole)
        data = np.ascontiguousarray(whole).tobytes()
        tensor.raw_data = data
        set_external_data(tensor, WEIGHTS, offset=at, length=len(data))
        tensor.ClearField("raw_data")
        if name != merging.WORDS:
            scale = held[tensor.name.replace("_quantized", "_scale")]
            scale.CopyFrom(numpy_helper.from_array(scales[f"{name}.scale"], scale.name))
        content.append(data)
        at += len(data)
    return b"".join(content)


def _same(held: dict[str, TensorProto], whole: merging.Whole) -> TensorProto:
    """The tensor of the graph that is `whole`, or near it: the tool rounds in its own way."""
    for tensor in held.values():
        is_matrix = tensor.data_type == TensorProto.INT8 and [*tensor.dims] == [*whole.shape]
        if is_matrix and tensor.data_location != TensorProto.EXTERNAL:  # Those are found already.
            found = numpy_helper.to_array(tensor)
            if np.abs(found[:4].astype(int) - whole[:4]).max() <= 2:
                return tensor
    raise ValueError(f"the graph has no matrix of shape {whole.shape} that is the model's")
