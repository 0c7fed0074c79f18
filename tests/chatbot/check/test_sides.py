"""What is on one side of a thing, in time or in place, is not told on another."""

import pytest

from chatbot.check.sides import displaced


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Rents fell during the siege.", "Rents fell before the siege."),
        ("Rents fell during the long siege.", "Rents fell after the siege."),
        ("Lind slept before the concert.", "Lind slept during the concert."),
        ("Lind slept before the concert.", "Lind slept at the concert."),
        ("The club opens after the holidays.", "The club opens in the holidays."),
        ("Lind wept at the wedding.", "Lind wept after the wedding."),
        ("Ahead of the concert, Lind slept.", "Lind slept during the concert."),
        ("The hut lies below the glacier.", "The hut lies above the glacier."),
        ("The shot fell outside the bank.", "The shot fell in the bank."),
        ("The key lay under the mat.", "The key lay on the mat."),
        ("The hut lies behind the mill.", "The hut lies in front of the mill."),
        ("The hut lies below the glacier and above the road.", "The hut lies above the glacier."),
        ("The siege was long. Rents fell during the siege.", "Rents fell before the siege."),
    ],
)
def test_what_is_on_one_side_is_not_on_another(text: str, claim: str) -> None:
    assert displaced(text, claim)
    assert not displaced(text, text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Rents fell during the siege.", "In the siege, rents fell."),
        ("Lind slept before the concert.", "Prior to the concert Lind slept."),
        ("Lind slept before and during the concert.", "Lind slept during the concert."),
        ("The hut lies below the glacier.", "The hut lies beneath the glacier."),
        ("The shot fell outside the bank.", "The shot fell near the bank."),
        ("Lind quit after a fire that hurt two.", "Two were hurt in the fire."),
        ("Lind quit after the fire, in which two were hurt.", "Two were hurt in the fire."),
        ("Lind quit after the fire. The fire hurt two.", "Two were hurt in the fire."),
        ("Lind spoke before the vote and at the vote.", "Lind spoke at the vote."),
        ("Lind fell ill after two weeks.", "Lind fell ill within two weeks."),
        ("Lind left after the gala in Aske.", "Lind left Aske after the gala."),
    ],
)
def test_the_same_side_in_other_words_is_kept(text: str, claim: str) -> None:
    assert not displaced(text, claim)
