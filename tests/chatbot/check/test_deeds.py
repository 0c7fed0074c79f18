"""A verb that the text lacks may be added, but never stands in place of the text's own."""

import pytest

from chatbot.check.deeds import replaced


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Mayor Ines Orr quashed the plan in May.", "Mayor Ines Orr backed the plan in May."),
        ("Lind fell in the race in Aske.", "Lind won the race in Aske."),
        ("Rents dipped by 5 percent in June.", "Rents climbed by 5 percent in June."),
        ("The league withdrew the award.", "The league gave the award."),
        ("The club forfeited its cup in 2020.", "The club got its cup in 2020."),
        ("The club forfeited its cup in 2020.", "The club has its cup."),
        ("Lind will skip the race.", "Lind will run in the race."),
        ("Lind resigned as head of the club.", "Lind became head of the club."),
        ("Lind, a tailor, found the way to the ship.", "Lind named the ship."),
    ],
)
def test_a_verb_does_not_replace_that_of_the_text(text: str, claim: str) -> None:
    assert replaced(text, claim)
    assert not replaced(text, text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Lind fell in the race in Aske.", "Lind, who had started in Aske, fell in the race."),
        ("Lind was given the award.", "They gave Lind the award."),
        ("Lind was elected head of the club.", "Lind became head of the club."),
        ("Forty riders raced in Aske.", "Forty riders took part in Aske."),
        ("Lind, a tailor from Aske, is ill.", "Lind worked as a tailor in Aske."),
        ("The council closed the pier, Lind said.", "Lind announced that the council closed it."),
        ("The club lost the cup.", "It was lost by the club."),
        ("Lind found a ship.", "Lind found a ship named Argo."),
    ],
)
def test_a_verb_may_be_added_or_take_another_form(text: str, claim: str) -> None:
    assert not replaced(text, claim)
