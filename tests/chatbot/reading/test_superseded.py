"""What holds no more is no answer to what is so."""

import pytest

from chatbot.reading.superseded import is_superseded

SIX = "Officials had earlier given the death toll as six."


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What is the death toll?", SIX),
        ("How many people are dead?", SIX),
        ("How old is the painting?", "Earlier estimates had put it at 6,000 years."),
        ("How high is the bill?", "The town had originally put the bill at 2 million."),
    ],
)
def test_an_earlier_figure_is_superseded(question: str, text: str) -> None:
    assert is_superseded(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What was the death toll?", SIX),
        ("What is the earlier death toll?", SIX),
        ("What did officials say?", SIX),
        ("What is the death toll?", "The death toll is nine."),
        ("Who is Lind?", "Lind had been mayor before."),
        ("Who is Holm?", "Ida Holm was previously a judge, and had previously worked as a clerk."),
        ("What is the death toll?", "Nine deaths are known, up from the previous toll of six."),
    ],
)
def test_what_is_asked_for_or_still_so_is_not(question: str, text: str) -> None:
    assert not is_superseded(question, text)
