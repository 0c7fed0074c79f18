"""A condition that the article sets is part of what it says."""

import pytest

from chatbot.check.conditions import dropped
from chatbot.text.words import content

DROPPED = [
    ("Rides will be free for children on the opening weekend.", "Rides will be free."),
    ("Trams run every ten minutes on weekdays.", "Trams run every ten minutes."),
    ("The museum is open only from Tuesday to Sunday.", "The museum is open."),
    ("Visitors may enter the garden with a ticket.", "Visitors may enter the garden."),
    ("A day ticket costs 12 euros for adults.", "A day ticket costs 12 euros."),
    ("Children aged six pay half.", "Children pay half."),
    ("The library is closed on Mondays.", "The library is closed."),
    ("Dogs are allowed without a lead in winter.", "Dogs are allowed."),
    ("The law allows her to close it only after a second vote.", "The law allows her to close it."),
    (
        "The fund would pay the cost, she said, provided that Aske applies.",
        "The fund would pay the cost.",
    ),
]


@pytest.mark.parametrize(("text", "claim"), DROPPED)
def test_a_claim_without_the_condition_drops_it(text: str, claim: str) -> None:
    assert dropped(text, claim, frozenset())


@pytest.mark.parametrize("text", [text for text, _ in DROPPED])
def test_a_claim_with_the_condition_keeps_it(text: str) -> None:
    assert not dropped(text, text, frozenset())


def test_a_condition_of_the_question_need_not_be_told_again() -> None:
    asked = frozenset(content("Are rides free for children?"))
    assert not dropped("Rides are free for children.", "Rides are free.", asked)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The hostages were freed on Monday.", "The hostages were freed."),
        ("The city paid 3 million for the roof.", "The city paid 3 million."),
        ("Rides are free for children, and the fair opens at noon.", "The fair opens at noon."),
        ("Lind met the mayor on Monday.", "Lind met the mayor."),
    ],
)
def test_where_it_happened_and_what_else_is_said_is_no_condition(text: str, claim: str) -> None:
    assert not dropped(text, claim, frozenset())


@pytest.mark.parametrize(
    ("text", "claim", "is_dropped"),
    [
        ("The fair will move if it rains.", "The fair will move.", True),
        ("The fair will move unless the rain stops.", "The fair will move.", True),
        ("The court freed Orr on condition that she stays.", "The court freed Orr.", True),
        ("The fair will move if it rains.", "If it rains, the fair will move.", False),
        ("The fair will move even if the sun shines.", "The fair will move.", False),
        ("The fair will move if it rains, the mayor said.", "The mayor said so.", False),
        ("The fair will move in the event that it rains.", "The fair will move.", True),
        ("The pier stays shut as long as the gale lasts.", "The pier stays shut.", True),
        ("The fair will move unless the rain stops.", "The fair will move after the rain.", False),
        ("The fair will move if it rains.", "The fair will move without the sun.", False),
        ("The bakers provided the fair with rolls.", "The bakers had rolls for the fair.", False),
        ("Each stall keeps a bucket in case of fire.", "Each stall keeps a bucket.", False),
        ("The queue was twice as long as the pier.", "The queue was long.", False),
        ("The fair will stay as long as needed.", "The fair will stay.", False),
        ("Lind asked the baker if the rolls were fresh.", "Lind asked the baker.", False),
    ],
)
def test_what_holds_only_if_is_not_told_without_its_if(
    text: str, claim: str, is_dropped: bool
) -> None:
    assert dropped(text, claim, frozenset()) is is_dropped


def test_a_question_may_name_what_is_supposed() -> None:
    asked = frozenset(content("What happens if it rains?"))
    assert not dropped("The fair will move if it rains.", "The fair will move.", asked)
