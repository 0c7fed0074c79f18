"""Every score against one computed by hand."""

from dataclasses import replace
from typing import Any

import pytest
from questionnaire import answer, scored

from chatbot.answer import Seconds
from chatbot.evaluation.meanings import GROUPS
from chatbot.evaluation.metrics import Score, measure
from chatbot.evaluation.predictions import DraftSentence
from chatbot.evaluation.questions import GoldQuestion

ASKED = GoldQuestion("q", "How long?", True, ("11 days",), ((10, 20), (18, 30)))
SILENT = GoldQuestion("s", "Why?", False)
REFUSAL = answer(status="refused", seconds=Seconds(0.4, None, 0.4))
CHOICE = GoldQuestion("c", "When?", True, ("in June",), (), ("in June", "in May", "unknown"))

HIT = scored(ASKED, answer("It took 11 days.", cites=[(5, 11), (30, 40)], writer_calls=1))
MISS = scored(ASKED, answer("It took 11 hours.", cites=[(0, 10)], writer_calls=2))
OVER = scored(ASKED, REFUSAL)
FALSE = scored(SILENT, answer("It is so.", cites=[(0, 10)]))
RIGHTLY = scored(SILENT, REFUSAL)


def value(scores: object, name: str) -> tuple[Any, int]:
    assert isinstance(scores, dict)
    found: Score = scores[name]
    return found.value if found.value is None else pytest.approx(found.value), found.n


@pytest.mark.parametrize(
    ("name", "expected", "n"),
    [
        ("answer_recall", (1 + 0.5 + 0) / 3, 3),
        ("answer_hit", 1 / 3, 3),
        ("answer_f1", (4 / 6 + 2 / 6 + 0) / 3, 3),  # 2 of 4 and 1 of 4 tokens, gold has 2
        ("citation_precision", 1 / 3, 3),  # (5, 11) overlaps; (30, 40) and (0, 10) only touch
        ("citation_recall", 1 / 2, 2),
        ("refusal_precision", 1 / 2, 2),
        ("refusal_recall", 1 / 2, 2),
        ("refusal_f1", 1 / 2, 5),
        ("false_answer_rate", 1 / 2, 2),
        ("over_refusal_rate", 1 / 3, 3),
        ("failed_rate", 0, 5),
        ("evidence_p50", 0.1, 5),
        ("evidence_p95", 0.4, 5),
        ("first_sentence_p50", 0.2, 3),
        ("total_p50", 0.3, 5),
        ("writer_calls", 3 / 5, 5),
    ],
)
def test_a_score_with_its_number(name: str, expected: float, n: int) -> None:
    assert value(measure([HIT, MISS, OVER, FALSE, RIGHTLY]), name) == (pytest.approx(expected), n)


def test_marks_of_citations_are_no_words_of_the_answer() -> None:
    gold = replace(ASKED, answers=("1",))
    marked = replace(answer("It took long."), text="It took long. [1]")
    assert value(measure([scored(gold, marked)]), "answer_recall") == (0, 1)


def test_percentiles_lie_between_neighbours_in_proportion() -> None:
    times = [scored(ASKED, answer("x", seconds=Seconds(t, t, t))) for t in (1.0, 2.0, 3.0, 5.0)]
    assert value(measure(times), "evidence_p50") == (2.5, 4)
    assert value(measure(times), "total_p95") == (pytest.approx(4.7), 4)
    assert value(measure(times[:1]), "total_p95") == (1.0, 1)


def test_what_was_never_asked_has_no_value() -> None:
    scores = measure([RIGHTLY])
    assert value(scores, "answer_recall") == value(scores, "citation_precision") == (None, 0)
    assert "choice_accuracy" not in scores and "draft_kept" not in scores
    assert value(measure([]), "refusal_f1") == (None, 0)


def test_a_failed_answer_is_neither_answered_nor_refused() -> None:
    failed = answer(status="failed", seconds=Seconds(None, None, 0.0))
    scores = measure([scored(ASKED, failed), scored(SILENT, failed)])
    assert value(scores, "answer_recall") == value(scores, "over_refusal_rate") == (0, 1)
    assert value(scores, "false_answer_rate") == (0, 1)
    assert value(scores, "failed_rate") == (1, 2)
    assert value(scores, "total_p50") == (None, 0)


def test_a_choice_is_right_if_the_answer_is_nearest_to_the_right_option() -> None:
    scores = measure(
        [
            scored(CHOICE, answer("It was June.")),
            scored(CHOICE, answer("It was May.")),
            scored(CHOICE, REFUSAL),
            scored(replace(CHOICE, answerable=False), REFUSAL),
        ]
    )
    assert value(scores, "choice_accuracy") == (1 / 3, 3)
    assert value(scores, "citation_precision") == (None, 0)


def test_sentences_of_drafts_are_counted_in_the_place_of_refusals() -> None:
    draft = (DraftSentence("a", True), DraftSentence("b", False), DraftSentence("c", None))
    mended = (DraftSentence("a", True, mended=True),)
    scores = measure([scored(ASKED, answer("a"), draft), scored(SILENT, answer("b"), mended)])
    assert value(scores, "draft_kept") == (2 / 3, 3)
    assert value(scores, "draft_mended") == (1 / 3, 3)
    assert "refusal_f1" not in scores and "false_answer_rate" not in scores


def test_every_score_has_a_meaning() -> None:
    draft = (DraftSentence("a", True),)
    given = {*measure([scored(CHOICE, answer("a"), draft)]), *measure([HIT])}
    assert given == {name for group in GROUPS.values() for name in group}
