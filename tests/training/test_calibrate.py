"""What a threshold would refuse is counted, whatever the verdicts are."""

import numpy as np
import pytest

from training.calibrate import fitted, told, verdict
from training.measure import Scored

SCALE = np.array([1.0, 0.0, 0.0, 0.0])
WEIGHTS = (1.0, 12.0, 6.0)


def row(odds: float, gold: tuple[int, ...] = (0,), strange: bool = False) -> Scored:
    return Scored("q", "a", ((odds, 0.0, 0.0), (-9.0, 0.0, 0.0)), gold, strange)


def test_a_verdict_takes_shared_words_from_around_the_likeliest_sentence() -> None:
    views = ((0.0, 0.5, 0.9), (0.0, 0.1, 0.2), (2.0, 0.3, 0.1), (1.0, 0.2, 0.3))
    assert verdict(Scored("q", "a", views, (2,), False), WEIGHTS) == pytest.approx(
        2.0 + 12 * 0.5 + 6 * 0.3
    )


@pytest.mark.filterwarnings("error")
def test_strangers_in_answerable_questions_leave_every_threshold_a_number() -> None:
    rows = [row(float(odds)) for odds in range(8)]
    rows += [row(5.0, strange=True), row(-1.0, gold=())]
    table = told({"set": rows}, SCALE, WEIGHTS)
    assert "nan" not in table
    refused = [line.split()[3] for line in table.splitlines() if "over-refusal" in line]
    assert refused[:4] == ["0.000"] * 4  # The least of all is a stranger's: none is under it.
    assert refused[5:] == ["0.111", "0.222", "0.333"]


def test_a_sentence_s_cosine_counts_as_in_the_verdict_and_its_shared_words_not() -> None:
    rows = [Scored("q", "a", ((2.0, 0.5, 1.0), (-3.0, 0.1, 1.0), (-2.0, 0.9, 0.0)), (0,), False)]
    read, cosine, shared, bias = fitted(rows * 5)
    assert read > 0
    assert cosine == pytest.approx(4 * read)
    assert shared == 0
    assert np.isfinite(bias)
