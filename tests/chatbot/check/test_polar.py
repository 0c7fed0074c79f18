"""A “yes” or “no” stands only where the words behind it bear it out."""

import pytest

from chatbot.check.polar import settled

ASKED = "Did the council reject the plan?"


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        (ASKED, "Yes, the council rejected the plan on Monday."),
        (ASKED, "No, the council did not reject the plan."),
        ("Wasn’t the plan rejected?", "No, the plan was not rejected by the council."),
        ("Wasn’t the plan rejected?", "Yes, the plan was rejected by the council."),
        ("Has the mayor, who is ill, resigned?", "Yes: the mayor, who is ill, has resigned."),
        (ASKED, "The council rejected the plan."),
        (ASKED, "No council rejected the plan."),
        (ASKED, "No Aske council rejected the plan."),
        (ASKED, "Yes the council rejected the plan."),
        (ASKED, "Yes."),
    ],
)
def test_what_follows_from_the_claim_stays(question: str, claim: str) -> None:
    assert settled(claim, question) == claim


@pytest.mark.parametrize(
    ("question", "claim", "left"),
    [
        (ASKED, "Yes, the council approved the plan.", "The council approved the plan."),
        (ASKED, "Yes, the council did not reject the plan.", None),
        (ASKED, "No, the council rejected the plan.", None),
        (ASKED, "no - the mayor signed it.", "The mayor signed it."),
        ("Was the ship built in France?", "No, it was built in Spain.", "It was built in Spain."),
        ("Who rejected the plan?", "Yes, the council rejected the plan.", None),
    ],
)
def test_what_does_not_is_taken_off(question: str, claim: str, left: str | None) -> None:
    rest = claim.partition(", ")[2]
    assert settled(claim, question) == (left or rest[0].upper() + rest[1:])


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("Has the king signed the law?", "The king must sign the law by Friday."),
        ("Has the board sold the yard?", "The board has to sell the yard by June."),
        ("Did Lund burn the barn?", "Lund was cleared of burning the barn."),
        ("Does Orla make tugs?", "Orla stopped making tugs in May."),
        ("Did the board close the school?", "The board recommended closing the school."),
        ("Did the firm sell the mill?", "The court allowed the firm to sell the mill."),
        ("Does the isle have a doctor?", "The isle lacks a doctor."),
        ("Does the bar have a permit?", "The bar lost its permit."),
        ("Did Lund hide the money?", "Lund denied hiding the money."),
    ],
)
def test_it_is_taken_off_a_deed_that_was_not_done(question: str, rest: str) -> None:
    assert settled(f"Yes, {rest[0].lower()}{rest[1:]}", question) == rest


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        ("Must the king sign the law?", "Yes, the king must sign the law by Friday."),
        ("Was Lund cleared of burning the barn?", "Yes, Lund was cleared of burning the barn."),
        ("Does the isle lack a doctor?", "Yes, the isle lacks a doctor."),
        ("Is the yard building tugs?", "Yes, the yard started building tugs in May."),
    ],
)
def test_it_stays_where_the_duty_or_the_loss_is_asked_for(question: str, claim: str) -> None:
    assert settled(claim, question) == claim


@pytest.mark.parametrize(
    ("claim", "left"),
    [
        ("Yes the council approved the plan.", "The council approved the plan."),
        ("No the council rejected the plan.", "The council rejected the plan."),
        ("yes it approved the plan.", "It approved the plan."),
        ("Yes Lind approved the plan.", "Lind approved the plan."),
    ],
)
def test_it_is_taken_off_where_no_stop_follows(claim: str, left: str) -> None:
    assert settled(claim, ASKED) == left
