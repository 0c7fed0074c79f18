"""What somebody fears, or has heard, or has yet to do, is no fact."""

import pytest

from chatbot.check.certainty import kept
from chatbot.text.words import content


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
        ("The duke must open the gate.", "The duke opened the gate."),
        ("The duke has to open the gate.", "The duke opened the gate."),
        ("The duke needs to open the gate.", "The duke opened the gate."),
        ("The duke is to open the gate in May.", "The duke opened the gate in May."),
        ("The firm scrapped its plans for a dam.", "The firm has plans for a dam."),
        ("The firm came close to building a dam.", "The firm built a dam."),
        ("Lind veered close to an admission that he lied.", "Lind lied."),
    ],
)
def test_what_is_yet_to_be_done_is_not_told_as_done(text: str, claim: str) -> None:
    assert not kept(text, claim, frozenset(content(claim)), frozenset())
    assert kept(text, text, frozenset(content(text)), frozenset())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Reports of floods in Aske are growing.", "Floods in Aske are growing."),
        ("The danger of floods in Aske is growing.", "Floods in Aske are growing."),
        ("Two men were held on suspicion of theft.", "Two men were held for theft."),
        ("Drivers blame the jam on the fair.", "The jam is because of the fair."),
        ("There is opposition to the fair.", "There is the fair."),
    ],
)
def test_what_may_be_is_not_told_as_what_is(text: str, claim: str) -> None:
    assert not kept(text, claim, frozenset(content(claim)), frozenset())
    assert kept(text, text, frozenset(content(text)), frozenset())


def test_a_denial_at_the_end_denies_what_stands_before_it() -> None:
    text = "The ferries sailed again at noon, although the trams did not run and buses did not."
    assert kept(text, text, frozenset(content(text)), frozenset())
    claim = "The buses sailed again at noon."
    assert not kept(text, claim, frozenset(content(claim)), frozenset())
    claim = "The ferries sailed again at noon."
    assert kept(text, claim, frozenset(content(claim)), frozenset())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The duke must open the gate.", "The duke has to open the gate."),
        ("The duke is to open the gate in May.", "The duke will open the gate in May."),
        ("The Opposition chief owns a yacht.", "The chief owns a yacht."),
        ("The match was called off due to heavy rain.", "Heavy rain stopped the match."),
        ("The board discussed the budget on Monday.", "The budget was discussed on Monday."),
        ("Lind called for an inquiry.", "Lind urged an inquiry."),
    ],
)
def test_what_is_done_may_be_told_in_other_words(text: str, claim: str) -> None:
    assert kept(text, claim, frozenset(content(claim)), frozenset())
