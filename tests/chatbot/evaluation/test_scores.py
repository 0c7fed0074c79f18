"""Tokens as SQuAD's and CoQA's official scripts take them; shares against hand-computed ones."""

import pytest

from chatbot.evaluation.scores import chosen, f1, recall, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Cat, an animal; A dog.", "cat animal dog"),
        ("Stoltenberg's visit", "stoltenbergs visit"),
        ("Stoltenberg’s visit", "stoltenbergs visit"),
        ("theatre another", "theatre another"),
        ("$1,200.50 (U.S.)", "120050 us"),
        ("  well-known\nthing ", "wellknown thing"),
        ("“Quoted” words—here", "quoted words here"),
        ("1990–2000", "1990 2000"),
        ("the", ""),
    ],
)
def test_text_is_normalised_as_in_squad(text: str, expected: str) -> None:
    assert tokens(text) == tuple(expected.split())


@pytest.mark.parametrize(
    ("answer", "golds", "expected"),
    [
        ("It lasted eleven long days.", ["eleven days"], 1.0),
        ("It lasted eleven hours.", ["eleven days"], 0.5),
        ("Nobody knows.", ["eleven days", "nobody"], 1.0),
        ("New York", ["New York, New York"], 0.5),
        ("", ["eleven"], 0.0),
        ("eleven", [], 0.0),
        ("eleven", ["The"], 0.0),
    ],
)
def test_recall_is_the_largest_share_of_a_gold_answers_tokens(
    answer: str, golds: list[str], expected: float
) -> None:
    assert recall(answer, golds) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("answer", "golds", "expected"),
    [
        ("eleven days", ["eleven days"], 1.0),
        ("It lasted eleven long days.", ["eleven days"], 2 * 0.4 / 1.4),  # recall 1, precision 2/5
        ("eleven hours", ["eleven days", "days"], 0.5),
        ("hours", ["eleven days"], 0.0),
    ],
)
def test_f1_is_taken_against_the_best_gold_answer(
    answer: str, golds: list[str], expected: float
) -> None:
    assert f1(answer, golds) == pytest.approx(expected)


def test_the_option_that_overlaps_best_is_chosen_if_one_does() -> None:
    options = ["during a demonstration", "during a rally", "not enough information"]
    assert chosen("They asked at a rally in Washington.", options) == "during a rally"
    assert chosen("It was during the week.", options) is None
    assert chosen("Nobody knows.", options) is None
