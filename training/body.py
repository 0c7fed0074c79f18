"""The network of the reader model: MPNet (Song et al. 2020) with what is learnt beside its weights.

The published matrices stay as they are. Learnt are a low-rank change of each (LoRA, Hu et al.
2021), the norms, the vectors of the marks, and the head that reads the scores; so what is shipped
beside weights that anybody can fetch is small.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from chatbot.reading.windows import CLAIM, PAD, SENTENCE
from chatbot.weights.card import LEARNT
from chatbot.weights.merging import SCALE

RANK = 32
OUTPUTS = 3
"""Of every token: that its sentence answers, that an answer starts or ends there."""

_MARKS = CLAIM - SENTENCE + 1
_HEAD = 64
"""Numbers of one head of attention."""
_FAR = 128
LINEAR = {
    "q": "attention.attn.q",
    "k": "attention.attn.k",
    "v": "attention.attn.v",
    "o": "attention.attn.o",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
}
"""The linear layers of a layer, and what they are called where the weights are published."""


class Linear(nn.Module):
    """A frozen linear layer and its low-rank change."""

    def __init__(self, weight: Tensor, bias: Tensor) -> None:
        super().__init__()
        self.weight, self.bias = (
            nn.Parameter(part, requires_grad=False) for part in (weight, bias)
        )
        self.down = nn.Parameter(torch.empty(RANK, weight.shape[1]))
        self.up = nn.Parameter(torch.zeros(weight.shape[0], RANK))
        nn.init.normal_(self.down, std=weight.shape[1] ** -0.5)

    def forward(self, given: Tensor) -> Tensor:
        """Shape (..., in) to (..., out)."""
        rows = given.reshape(-1, given.shape[-1])
        out: Tensor = _Changed.apply(  # type: ignore[no-untyped-call]
            rows, self.weight, self.bias, self.down, self.up
        )
        return out.view(*given.shape[:-1], -1)


class _Changed(torch.autograd.Function):
    """A linear layer with its change, adding in place: a fifth faster than as two layers."""

    @staticmethod
    def forward(
        ctx: Any, given: Tensor, weight: Tensor, bias: Tensor, down: Tensor, up: Tensor
    ) -> Tensor:
        """`given`, rows of numbers, times weight and change."""
        low = given @ down.t()
        ctx.save_for_backward(given, weight, down, up, low)
        return torch.addmm(bias, given, weight.t()).addmm_(low, up.t(), alpha=SCALE)

    @staticmethod
    def backward(ctx: Any, wanted: Tensor) -> tuple[Tensor | None, ...]:
        """Gradients of what is given and of the change."""
        given, weight, down, up, low = ctx.saved_tensors
        lower = (wanted @ up) * SCALE
        back = (wanted @ weight).addmm_(lower, down)
        return back, None, None, lower.t() @ given, (wanted.t() @ low) * SCALE


class Layer(nn.Module):
    """Attention and what follows it."""

    def __init__(self, given: Mapping[str, Tensor], prefix: str) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o, self.widen, self.narrow = (
            Linear(given[f"{prefix}.{name}.weight"], given[f"{prefix}.{name}.bias"])
            for name in LINEAR.values()
        )
        self.first, self.second = (
            _norm(given, f"{prefix}.{part}.LayerNorm") for part in ("attention", "output")
        )

    def forward(self, state: Tensor, bias: Tensor) -> Tensor:
        """`state` of shape (windows, tokens, width), `bias` (windows x heads, tokens, tokens)."""
        q, k, v = (_heads(part(state)) for part in (self.q, self.k, self.v))
        # Faster than PyTorch's fused attention, whose backward pass is slow on a processor.
        seen = torch.baddbmm(bias, q, k.transpose(1, 2), alpha=_HEAD**-0.5)
        mixed = torch.bmm(seen.softmax(-1), v).view(state.shape[0], -1, state.shape[1], _HEAD)
        state = self.first(state + self.o(mixed.transpose(1, 2).reshape(state.shape)))
        out: Tensor = self.second(state + self.narrow(F.gelu(self.widen(state))))
        return out


def _heads(state: Tensor) -> Tensor:
    """Shape (windows, tokens, width) to (windows x heads, tokens, width of a head)."""
    return state.view(*state.shape[:2], -1, _HEAD).transpose(1, 2).flatten(0, 1)


class Body(nn.Module):
    """Token ids of shape (windows, tokens) to OUTPUTS numbers a token."""

    def __init__(self, given: Mapping[str, Tensor]) -> None:
        super().__init__()
        words = given["embeddings.word_embeddings.weight"]
        layers = {name.split(".")[2] for name in given if name.startswith("encoder.layer.")}
        self.words = _fixed(words)
        self.places = _fixed(given["embeddings.position_embeddings.weight"])
        self.norm = _norm(given, "embeddings.LayerNorm")
        self.near = _fixed(given["encoder.relative_attention_bias.weight"])
        self.layers = nn.ModuleList(
            Layer(given, f"encoder.layer.{number}") for number in range(len(layers))
        )
        self.marks = nn.Parameter(torch.zeros(_MARKS, words.shape[1]))
        self.head = nn.Linear(words.shape[1], OUTPUTS)
        nn.init.zeros_(self.head.bias)

    def word(self, ids: Tensor) -> Tensor:
        """The vectors of words and marks, shape (windows, tokens, width)."""
        state: Tensor = self.words(ids)
        for number in range(_MARKS):
            state = state + (ids == SENTENCE + number).unsqueeze(2) * self.marks[number]
        return state

    def forward(self, ids: Tensor) -> Tensor:
        """Scores, shape (windows, tokens, OUTPUTS)."""
        at, mask = torch.arange(ids.shape[1]), ids != PAD
        state = self.norm(self.word(ids) + self.places(at + PAD + 1))
        bias = self.near(_bucket(at[None, :] - at[:, None], len(self.near.weight)))
        bias = bias.permute(2, 0, 1)[None].expand(ids.shape[0], -1, -1, -1)
        bias = bias.masked_fill(~mask[:, None, None, :], -1e4).flatten(0, 1)
        for layer in self.layers:
            state = layer(state, bias)
        out: Tensor = self.head(state)
        return out


def load(folder: Path) -> Body:
    """The network with the weights in `folder`, nothing learnt yet."""
    given = load_file(folder / "model.safetensors")
    return Body({name.removeprefix("mpnet."): tensor for name, tensor in given.items()})


def learnt(body: Body) -> dict[str, Tensor]:
    """What is learnt: everything that is a parameter which takes gradients."""
    return {name: part.detach() for name, part in body.named_parameters() if part.requires_grad}


def take_up(body: Body, folder: Path) -> None:
    """Put into `body` what a run of `training.train` learnt in `folder`.

    Raises ValueError where that is something else: what is shipped has other names and is rounded.
    """
    given = load_file(folder / LEARNT)
    if given.keys() != learnt(body).keys():
        raise ValueError(f"{folder} does not hold what `training.train` saves; give its OUT")
    body.load_state_dict(given, strict=False)


def named(body: Body) -> Iterator[tuple[str, Layer, str, Linear]]:
    """Every linear layer: its published name, its owner, its name there, and itself."""
    for number, layer in enumerate(body.layers):
        owner = cast(Layer, layer)
        for short, name in LINEAR.items():
            yield f"encoder.layer.{number}.{name}", owner, short, getattr(owner, short)


def _fixed(weight: Tensor) -> nn.Embedding:
    made: nn.Embedding = nn.Embedding.from_pretrained(weight)  # type: ignore[no-untyped-call]
    return made


def _norm(given: Mapping[str, Tensor], name: str) -> nn.LayerNorm:
    norm = nn.LayerNorm(len(given[f"{name}.weight"]), eps=1e-5)
    norm.load_state_dict({"weight": given[f"{name}.weight"], "bias": given[f"{name}.bias"]})
    return norm


def _bucket(distance: Tensor, count: int) -> Tensor:
    """T5's buckets (Raffel et al. 2020): near distances each for itself, far ones together."""
    half, exact = count // 2, count // 4
    size = distance.abs()
    far = torch.log(size.clamp(min=1).float() / exact) / torch.log(torch.tensor(_FAR / exact))
    far = (exact + (far * (half - exact)).long()).clamp(max=half - 1)
    return (distance > 0) * half + torch.where(size < exact, size, far)
