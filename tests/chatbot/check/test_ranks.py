"""What comes second does not come first, nor is one of the best the best."""

import pytest

from chatbot.check.ranks import outranked


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Aske is the third oldest port in Norland.", "Aske is the oldest port in Norland."),
        ("Lind is among the fastest riders here.", "Lind is the fastest rider here."),
        ("Lind is one of the best riders here.", "Lind is the best rider here."),
        ("The flood was the worst since 1962.", "The flood was the worst."),
        ("It was the driest May in 40 years.", "It was the driest May."),
        ("Lind is the first miner to lead the town.", "Lind is the first to lead the town."),
    ],
)
def test_what_lowers_a_rank_is_not_dropped(text: str, claim: str) -> None:
    assert outranked(text, claim)
    assert not outranked(text, text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Aske is the third oldest port in Norland.", "Aske is Norland's third oldest port."),
        ("Lind is among the fastest riders here.", "Lind is one of the fastest riders here."),
        ("The flood was the worst since 1962.", "The flood was the worst since records of 1962."),
        ("The first miner to lead the town was Lind.", "Lind was the first miner in office."),
        ("Lind came first.", "Lind was first."),
        ("Lind came second; the fastest rider was Orr.", "The fastest rider was Orr."),
    ],
)
def test_the_same_rank_in_other_words_is_kept(text: str, claim: str) -> None:
    assert not outranked(text, claim)
