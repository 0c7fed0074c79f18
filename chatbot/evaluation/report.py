"""The report."""

from collections.abc import Mapping
from pathlib import Path

from chatbot.evaluation.metrics import Score
from chatbot.evaluation.run import Outcome


def write(path: Path, outcome: Outcome, scores: Mapping[str, Score]) -> None:
    """Write the report."""
