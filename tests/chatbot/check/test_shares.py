"""A share is not the whole, nor another share."""

import pytest

from chatbot.check.shares import whole


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Fewer than half of the boats sailed.", "Half of the boats sailed."),
        ("More than a third of the boats sailed.", "A third of the boats sailed."),
        ("The town cut the fee by a quarter.", "The town cut the fee to a quarter."),
        ("The roof was partly rebuilt.", "The roof was rebuilt."),
        ("The flood killed 30 animals, most of them sheep.", "The flood killed 30 sheep."),
        ("The town owes 9 million, half of which is rent.", "The town owes a rent of 9 million."),
    ],
)
def test_a_share_is_neither_widened_nor_changed(text: str, claim: str) -> None:
    assert whole(text, claim)
    assert not whole(text, text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("More than a third of the boats sailed.", "Over a third of the boats sailed."),
        ("The town cut the fee by a quarter.", "The town cut a quarter of the fee."),
        ("The roof was partly rebuilt.", "Part of the roof was rebuilt."),
        ("The roof was partly rebuilt.", "The roof leaked."),
        ("The flood killed 30 animals, most of them sheep.", "The flood killed 30 animals."),
        ("The flood killed 30 animals, most of them sheep.", "Most of them were sheep."),
        ("The flood killed 30 animals, all of them sheep.", "The flood killed 30 sheep."),
    ],
)
def test_the_same_share_in_other_words_is_kept(text: str, claim: str) -> None:
    assert not whole(text, claim)
