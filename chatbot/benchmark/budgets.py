"""The budgets that Footnote keeps to on two cores with the default writer, and what was measured.

They bind Footnote alone, but for one: its first checked sentence is there in at most half of the
time that the stock chain takes to its first token, on the same questions.
"""

import gzip
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from chatbot.answer import Answer
from chatbot.benchmark.starting import Start
from chatbot.evaluation import golden

WIDGET = Path(__file__).parents[1] / "web" / "static" / "widget.min.js"
"""The loader that a publisher's page fetches."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What may be spent at most; `measured` is None where it was not measured."""

    what: str
    most: float
    measured: float | None

    @property
    def kept(self) -> bool | None:
        """Whether it was kept; None where nothing was measured."""
        return None if self.measured is None else self.measured <= self.most


def budgets(
    ours: Sequence[Answer], stock: Sequence[Answer], start: Start | None, gigabytes: float
) -> tuple[Budget, ...]:
    """Every budget. `gigabytes` is the memory of all processes after the last question."""
    seconds = golden.medians(ours)
    memory = max(gigabytes, start.gigabytes) if start else gigabytes
    return (
        Budget("seconds to evidence", 0.5, seconds.get(golden.EVIDENCE)),
        Budget("seconds to a refusal", 0.7, seconds.get(golden.REFUSAL)),
        Budget("seconds to the first checked sentence", 3.0, seconds.get(golden.FIRST)),
        Budget("… over the stock chain's to its first token", 0.5, _share(ours, stock)),
        Budget("seconds to the whole answer", 5.0, seconds.get(golden.WHOLE)),
        Budget("seconds from start to ready", 20.0, start.seconds if start else None),
        Budget("memory of all processes, GB", 3.5, memory),
        Budget("widget loader, kB gzipped", 5.0, len(gzip.compress(WIDGET.read_bytes())) / 1e3),
    )


def _share(ours: Sequence[Answer], stock: Sequence[Answer]) -> float | None:
    """Our median over the stock chain's, over the questions to which both said something."""
    firsts = [
        (one.seconds.first_sentence, other.seconds.first_sentence)
        for one, other in zip(ours, stock, strict=True)
    ]
    both = [(one, other) for one, other in firsts if one is not None and other]
    if not both:
        return None
    return statistics.median(one for one, _ in both) / statistics.median(other for _, other in both)
