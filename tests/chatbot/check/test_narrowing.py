"""What is told of some of a kind is not told of the kind."""

import pytest

from chatbot.check.claim import read
from chatbot.check.narrowing import widened
from chatbot.check.rules import tells
from chatbot.text.words import content


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Guests without a ticket were sent home.", "Guests were sent home."),
        ("Cows that were kept indoors gave less milk.", "Cows gave less milk."),
        ("The rebate goes to tenants aged 70.", "The rebate goes to tenants."),
        ("The fee is paid by lorries heavier than 12 tonnes.", "The fee is paid by lorries."),
        ("Every sailor under 30 took the test.", "Every sailor took the test."),
        ("Two in five voters over 50 stayed at home.", "Two in five voters stayed at home."),
        ("All trains to Bern were late.", "All trains were late."),
        ("Imports from Kenya doubled.", "Imports doubled."),
        ("Hens that were kept in sheds laid a third of their eggs.", "Hens laid a third of them."),
        ("Fishing from boats is forbidden.", "Fishing is forbidden."),
        ("Nurses in hospices will be paid more.", "Nurses will be paid more."),
        ("Divers who hold a licence may fish.", "Divers may fish."),
        ("Boats with sails pay nothing.", "Boats pay nothing."),
        ("No pupil from Kenya failed.", "No pupil failed."),
        ("Skiers under the age of eleven wear a helmet.", "Skiers wear a helmet."),
    ],
)
def test_what_narrows_a_kind_from_behind_is_told_with_it(text: str, claim: str) -> None:
    assert widened(text, claim, ())
    assert not widened(text, text, ())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Two guests without a ticket were sent home.", "Two guests were sent home."),
        ("The guests without a ticket were sent home.", "The guests were sent home."),
        ("Cows that were kept indoors gave less milk.", "Indoors, cows kept giving less milk."),
        ("Nurses in Bern have struck.", "Nurses have struck."),
        ("She sold paintings to hotels.", "She sold paintings."),
        ("Orr from Bern won the race.", "Orr won the race."),
        ("Imports from Kenya doubled; other imports fell.", "Imports fell."),
        ("Children under the age of five travel free.", "Children under five travel free."),
        ("Divers who reached the wreck found a bell.", "Divers found a bell."),
        ("Bakers from three towns were at the fair.", "Bakers were at the fair."),
        ("Cooks for the king are looking for eggs.", "Cooks are looking for eggs."),
        ("Hopes for the harvest are high.", "Hopes are high."),
        ("Fifty-two guests without a ticket must go.", "Fifty-two guests must go."),
        ("Crowds of skiers who had no coat must wait.", "Crowds of skiers must wait."),
        ("The inn serves pies rather than cakes.", "The inn serves pies."),
        ("Gulls over the city are a pest.", "Gulls are a pest."),
        ("Rents more than doubled.", "Rents doubled."),
        ("Divers who saw the wreck raised a third bell.", "Divers raised a third bell."),
        ("Lind reminds guests that the bus is late.", "Lind reminds guests."),
        ("Orr works with cattle.", "Orr works."),
        ("In May painters from Oslo met.", "In May painters met."),
    ],
)
def test_some_known_or_counted_things_are_no_kind(text: str, claim: str) -> None:
    assert not widened(text, claim, ())


@pytest.mark.parametrize(
    ("text", "question", "is_told"),
    [
        ("Guests without a ticket paid.", "Did guests without a ticket pay?", True),
        ("Guests without a ticket paid.", "Did guests pay?", False),
        ("Guests over 60 paid.", "Did guests over 60 pay?", False),
    ],
)
def test_a_question_may_name_what_narrows_but_for_an_age(
    text: str, question: str, is_told: bool
) -> None:
    assert widened(text, "Guests paid.", content(question)) is not is_told


def test_the_check_keeps_this_rule() -> None:
    told, question = "Guests without a ticket were sent home.", "What happened?"
    assert tells(told, read(told, question))
    assert not tells(told, read("Guests were sent home.", question))
