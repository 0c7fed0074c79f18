"""The scores as a table for a terminal."""

from collections.abc import Mapping

from chatbot.evaluation.metrics import Score


def table(scores: Mapping[str, Score]) -> str:
    """A score a line: its name, its value, the number it was taken over."""
    width = max(map(len, scores))
    return "\n".join(
        f"{name:{width}}  {_value(score)}  n={score.n}" for name, score in scores.items()
    )


def _value(score: Score) -> str:
    return "     –" if score.value is None else f"{score.value:6.3f}"
