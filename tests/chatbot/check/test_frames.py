"""What only the question says of time, owner, place or number is not told by a text without it."""

import time

import pytest

from chatbot.check.frames import reset, singled_out

SORTED = "In 2006 Ida Holm sorted the trees of the valley into four classes."
ABOLISHED = "Following the vote, the tax was abolished."


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (SORTED, "Ida Holm sorted the trees of the world into four classes."),
        (ABOLISHED, "The tax was abolished during the war."),
        (ABOLISHED, "After the great flood the tax was abolished."),
        ("Workers in the schools struck.", "Workers in hospitals struck."),
        ("Three died when a bus fell.", "Three died in a shop."),
        ("Lind broke a finger in training.", "Lind broke a knee in training."),
        ("Lind was a clerk then.", "Lind is a clerk now."),
        ("They told of the lion and of the stop at the camp.", "The lion is at the camp."),
        ("The ship cost a third more than planned.", "The ship was planned to cost a third more."),
        ("The oven can bake 90 loaves.", "The oven baked 90 loaves."),
        ("Divers are looking for the missing.", "Divers are missing."),
    ],
)
def test_another_time_or_tie_is_not_told(text: str, claim: str) -> None:
    assert reset(text, claim)
    assert not reset(text, text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (SORTED, "Ida Holm sorted the trees of the valley."),
        (SORTED, "Ida Holm sorted trees for the state."),  # Nothing else is for something.
        (ABOLISHED, "The tax was abolished following the voting."),
        ("He drew it in the war of 1870.", "He drew it during the war."),
        ("Lind spoke of it.", "Lind spoke of it after all."),
        ("The oven can bake 90 loaves.", "The oven is able to bake 90 loaves."),
        ("Lind, who is older than the mayor, left.", "Lind, the mayor’s friend, left."),
        ("Men were able to rescue two boys.", "Men rescued two boys."),
        ("Three of the injured were children.", "Three children were injured."),
        ("It cost more than planned.", "It cost more than planned."),
        ("The fair at the camp began.", "The fair is at the camp."),
        ("Lodestar, based in Oslo, sells oil.", "Lodestar is in Oslo."),
        ("A hall on the pier in Oslo burned.", "The hall is in Oslo."),
        ("", ""),
    ],
)
def test_a_tie_of_the_text_or_none_at_all_is_no_other(text: str, claim: str) -> None:
    assert not reset(text, claim)


def test_one_of_several_is_not_the_only_one() -> None:
    text = "Two other riders, among them the Dane Soren Bak, were sent home."
    assert singled_out(text, "The other rider was the Dane Soren Bak.")
    assert singled_out("It suits sprinters such as Lorenzen.", "The best sprinter is Lorenzen.")
    assert not singled_out(text, "Soren Bak was sent home.")
    assert not singled_out(text, "The other riders were among them.")
    assert not singled_out("The winner was Bak.", "The winner was Bak.")
    assert not singled_out(text, "The first rider was Bak, among them.")


def test_long_texts_take_no_time() -> None:
    began = time.monotonic()
    for part in ("of the ", "the a ", "after in ", "such as x, ", "the was "):
        reset(part * 2000, part * 500)
        singled_out(part * 2000, part * 500)
    assert time.monotonic() - began < 5
