"""Fits how a model's views are weighed: `python -m training.calibrate VIEWS`.

VIEWS is what `training.measure --out` kept. The weights of a sentence's score come from held-back
questions of the sets that may be trained on. Those of the verdict, whether the article answers at
all, are given; every set's figures are told with them, and what each threshold would refuse.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from training.measure import Scored, auroc, figures
from training.train import SETS

_OVER = (0.02, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.4)

_COSINE = 4.0
"""How many of the log odds a cosine of one weighs."""

Weights = NDArray[np.float64]


def read(path: Path) -> dict[str, list[Scored]]:
    """The views in `path`, by set."""
    found: dict[str, list[Scored]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        given = json.loads(line)
        name = given.pop("set")
        given["views"] = tuple(map(tuple, given["views"]))
        found[name].append(Scored(**given | {"gold": tuple(given["gold"])}))
    return found


def fitted(rows: Sequence[Scored]) -> Weights:
    """Weights of log odds, cosine, shared words of a sentence, and a bias: shape (4,).

    The cosine counts as much as in the verdict, and shared words not at all: they tell less of news
    than of the paragraphs that this is fitted on.
    """
    seen = np.array([[odds + _COSINE * cosine] for row in rows for odds, cosine, _ in row.views])
    gold = [at in row.gold for row in rows for at in range(len(row.views))]
    model = LogisticRegression(C=100.0, max_iter=1000).fit(seen, gold)
    weight, bias = model.coef_[0, 0], model.intercept_[0]
    return np.array([weight, _COSINE * weight, 0.0, bias])


def verdict(row: Scored, weights: Sequence[float]) -> float:
    """How much speaks for it that the article answers; nothing where the query has a stranger.

    This is the sum alone: the product takes off what is unfitting, asks more of a short article and
    reads no more than four windows.
    """
    views = np.array(row.views)
    at = int(views[:, 0].argmax())
    most = [views[at, 0], views[:, 1].max(), views[max(0, at - 1) : at + 2, 2].max()]
    return float("-inf") if row.strange else float(np.array(most) @ weights)


def told(rows: Mapping[str, Sequence[Scored]], scale: Weights, weights: Sequence[float]) -> str:
    """A table of every set's figures and of what thresholds would refuse of it."""
    lines = []
    for name, of_set in rows.items():
        pairs = [(list(np.array(row.views) @ scale[:3]), row.gold) for row in of_set]
        answered = np.array([verdict(row, weights) for row in of_set if row.gold])
        silent = np.array([verdict(row, weights) for row in of_set if not row.gold])
        found = figures(pairs) | {"auroc of the verdict": auroc(list(answered), list(silent))}
        lines.append(f"{name} { {key: round(float(value), 3) for key, value in found.items()} }")
        lines += [_at(_least(answered, over), answered, silent) for over in _OVER]
    return "\n".join(lines)


def _least(answered: Weights, over: float) -> float:
    """The verdict under which a share of `over` is refused: one that there is, for between one of
    a stranger, which is infinite, and another there is no number.
    """
    return float(np.quantile(answered, over, method="lower"))


def _at(least: float, answered: Weights, silent: Weights) -> str:
    over, false = (answered < least).sum(), (silent >= least).sum()
    refused = len(silent) - false
    f1 = 2 * refused / max(1, len(silent) + refused + over)
    return (
        f"  least {least:6.2f}  over-refusal {over / len(answered):.3f}"
        f"  false answers {false / max(1, len(silent)):.3f}  refusal F1 {f1:.3f}"
    )


def main() -> None:
    """Print weights and table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("views", type=Path, help="file that training.measure wrote")
    parser.add_argument(
        "--verdict",
        nargs=3,
        type=float,
        default=(1.0, _COSINE, 2.0),
        metavar=("READ", "COSINE", "SHARED"),
        help="weights of the verdict",
    )
    given = parser.parse_args()
    rows = read(given.views)
    scale = fitted([row for name in SETS for row in rows[name]])
    names = ("read", "cosine", "shared", "bias")
    print("[scale]", *(f"{a} = {b:.3f}" for a, b in zip(names, scale, strict=True)), sep="\n")
    print(told(rows, scale, given.verdict))


if __name__ == "__main__":
    main()
