"""What is told of the time after, before or since something is not told of another time."""

import pytest

from chatbot.check.claim import read
from chatbot.check.rules import tells
from chatbot.check.timing import shifted


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The rash healed after three days.", "The rash was there for three days."),
        ("The rash lasted for a week.", "The rash came after a week."),
        ("The rash must heal within a month.", "The rash must heal for a month."),
        ("The pool is shut until April.", "The pool is shut in April."),
        ("The pool is shut until 4 April.", "The pool is shut from April 4."),
        ("The pool must open by June.", "The pool must open in June."),
        ("The pool opened after 1999.", "The pool opened before 1999."),
        ("The pool opened on Monday.", "The pool opened before Monday."),
        ("The lift is closed until March. It is not old.", "The lift is closed in March."),
        ("By May, every lift must be safe.", "Every lift must be safe from May."),
        ("The lift ran until Nov. 3.", "The lift has run since November 3."),
    ],
)
def test_a_time_keeps_its_side(text: str, claim: str) -> None:
    assert shifted(text, claim)
    assert not shifted(text, text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Orr has been mayor since 2012.", "Orr became mayor in 2012."),
        ("The pool, shut since 2012, when it flooded, is old.", "The pool flooded in 2012."),
        ("Orr led until Monday, when she fell.", "Orr led until Monday."),
        ("The pool will not open before June.", "The pool will not open until June."),
        ("The vote is set for 9 June.", "The vote is on June 9."),
        ("The rash healed within an hour.", "The rash healed in an hour."),
        ("The rash healed after two weeks.", "Two weeks later the rash had healed."),
        ("The pool opened by the end of June.", "The pool opened by June."),
        ("The pool shut after May and opened in May.", "The pool opened in May."),
        ("The song by June Lund won.", "The song from June Lund won."),
        ("The band formed before the march.", "The band formed for the march."),
        ("Lind came for a second time.", "Lind came after a second call."),
        ("The lift has not run for two weeks.", "The lift has not run in two weeks."),
        ("It was the warmest day in ten years.", "It was the warmest day for ten years."),
        ("The fair was extended by a week.", "The fair was extended for a week."),
        ("Lind came home after two years in Oslo.", "Lind was in Oslo for two years."),
        ("The fair was put off until April.", "The fair will be held in April."),
        ("The lift will not run until Friday.", "The lift will run on Friday."),
        ("The fair runs until Sunday.", "The fair ends on Sunday."),
        ("The gale blew for two days.", "The gale was over after two days."),
        ("The lift is shut for a week.", "The lift reopens after a week."),
        ("By Monday, all lifts had failed.", "All lifts had failed on Monday."),
    ],
)
def test_the_same_side_in_other_words_is_kept(text: str, claim: str) -> None:
    assert not shifted(text, claim)


def test_the_check_keeps_this_rule() -> None:
    told, question = "The pool is shut until April.", "What happened?"
    assert tells(told, read(told, question))
    assert not tells(told, read("The pool is shut in April.", question))
