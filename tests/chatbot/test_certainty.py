"""What somebody fears, or has heard, or has yet to do, is no fact."""

import pytest

from chatbot.certainty import kept
from chatbot.words import content


@pytest.mark.parametrize(
    "text",
    [
        "Critics fear the bridge will have to close.",
        "Rumours that the bridge will have to close are going round.",
        "In Lind’s view the bridge will have to close.",
        "Residents are worried that the bridge will have to close.",
    ],
)
def test_what_is_feared_or_rumoured_is_not_told_as_fact(text: str) -> None:
    claim = "The bridge will have to close."
    assert not kept(text, claim, frozenset(content(claim)), frozenset())
    assert kept(text, text, frozenset(content(text)), frozenset())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The idea that bees die in the rain is a myth.", "Bees die in the rain."),
        ("The minister is due to resign on Friday.", "The minister resigned on Friday."),
        ("Lind called for the closing of the school.", "Lind closed the school."),
        ("The board discussed closing the school.", "The board closed the school."),
        ("The board is weighing the closing of the school.", "The board closed the school."),
    ],
)
def test_what_is_yet_to_be_done_is_not_told_as_done(text: str, claim: str) -> None:
    assert not kept(text, claim, frozenset(content(claim)), frozenset())
    assert kept(text, text, frozenset(content(text)), frozenset())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The match was called off due to heavy rain.", "Heavy rain stopped the match."),
        ("The board discussed the budget on Monday.", "The budget was discussed on Monday."),
        ("Lind called for an inquiry.", "Lind urged an inquiry."),
    ],
)
def test_what_is_done_may_be_told_in_other_words(text: str, claim: str) -> None:
    assert kept(text, claim, frozenset(content(claim)), frozenset())
