"""Lengths, rates and dates of a text stay what they are."""

import pytest
from carriers import carriers
from newsroom import one_block

from chatbot.check.periods import measured_alike


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The siege lasted five weeks.", "The siege lasted five years."),
        ("The siege lasted one month.", "The siege lasted one year."),
        ("The tower is 90 metres high.", "The tower is 90 years old."),
        ("A permit costs 15 euros a week.", "A permit costs 15 euros a month."),
        ("The fair is held every three years.", "The fair is held every year."),
        ("The fair is held every three years.", "The fair is held annually."),
        ("The choir will sing in Aske next month.", "The choir will sing in Aske this month."),
    ],
)
def test_another_length_rate_or_date_is_not_told(text: str, claim: str) -> None:
    assert not measured_alike(text, claim)
    assert measured_alike(text, text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The tower is 90 meters high.", "The tower is 90 metres high."),
        ("The fair is held every other year.", "The fair is held every two years."),
        ("The fair is held annually.", "The fair is held every year."),
        ("Mr Lind, 45, met the mayor.", "Mr Lind is 45 years old."),
        ("The choir sang last week, after a year in Aske.", "The choir sang in the past week."),
    ],
)
def test_the_same_length_rate_or_date_in_other_words_is(text: str, claim: str) -> None:
    assert measured_alike(text, claim)


@pytest.mark.parametrize(
    ("text", "claim", "is_told"),
    [
        ("The court gave Lind six months in prison.", "Lind got six years in prison.", False),
        ("Of the 40 sheep in the barn 12 burnt.", "12 persons burnt in the barn.", False),
        ("Jonas Lind, 45, is a carpenter.", "Jonas Lind is 45 years old.", True),
    ],
)
def test_a_year_and_a_person_are_facts_that_the_writer_may_not_put_in(
    text: str, claim: str, is_told: bool
) -> None:
    assert bool(carriers(claim, source=one_block(text))) is is_told
