"""The card of the reader model: what it is, how its scores are read, its files' digests."""

import hashlib
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from chatbot.errors import AssetFault

SHIPPED = Path(__file__).parent / "reader"
"""The folder of the card and of what stands beside it."""

FILE = "card.toml"
GRAPH, LEARNT, TOKENIZER = "model.onnx", "learnt.safetensors", "tokenizer.json"
"""The files that stand beside the card."""
WEIGHTS = "reader.weights"
"""The file that `chatbot.weights.merging` makes, which lies in the cache; the graph calls it so."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Turns log odds of the model, cosine and shared words into one log odds."""

    read: float
    cosine: float
    shared: float
    bias: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """Weighs the most that any sentence has of the model's log odds and of cosine, and the most of
    shared words around the one with the highest odds. From the sum `least` the article answers,
    from `least_leaning` where the question leans on those before it, for it says fewer words then.
    An article of fewer than `short_article` sentences takes `short_article_extra` more, for in so
    few everything is near to what is asked. A `draft` of which the check keeps something weighs so
    much for it, and is the unit of margins. A sentence that is `unfitting`, for it tells of another
    thing or of somebody else, has so much less of log odds.
    """

    read: float
    cosine: float
    shared: float
    least: float
    least_leaning: float
    short_article: int
    short_article_extra: float
    draft: float
    unfitting: float


@dataclass(frozen=True, slots=True)
class Card:
    """What the card says; `name` ends with the first digits of a digest of the model's files, the
    scale and the verdict; not of the rules beside it.
    """

    name: str
    scale: Scale
    verdict: Verdict


def read(folder: Path) -> Card:
    """The card in `folder`, once its files are found to be those it speaks of.

    Raises AssetFault, which says what to do, where they are not.
    """
    try:
        card = tomllib.loads((folder / FILE).read_text("utf-8"))
        for name in (GRAPH, LEARNT, TOKENIZER):
            digest = card["sha256"][name]
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
                raise AssetFault(f"{folder / name} is not the file of its card; {_MEND}")
        scale, verdict = Scale(**card["scale"]), Verdict(**card["verdict"])
        decides = json.dumps([card[part] for part in ("sha256", "scale", "verdict")])
        name = f"{card['name']}@{hashlib.sha256(decides.encode()).hexdigest()[:8]}"
        return Card(name, scale, verdict)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise AssetFault(
            f"the reader model in {folder} cannot be read ({error}); {_MEND}"
        ) from error


_MEND = "install Footnote again, or take the folder from its repository"
