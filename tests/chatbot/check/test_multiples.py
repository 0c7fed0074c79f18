"""What is a multiple of another thing is neither as much nor another multiple."""

import pytest

from chatbot.check.multiples import multiplied


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Pumps are twice as loud by 9 as by day.", "Pumps are as loud by 9 as by day."),
        ("Pumps are twice as loud by 9 as by day.", "Pumps are 9 times as loud as by day."),
        ("Pumps are twice as loud by 9 as by day.", "Pumps are 9 times as loud."),
        ("The barn is half as wide as the mill.", "The barn is twice as wide as the mill."),
        ("The barn is four times wider than the mill.", "The barn is twice wider than the mill."),
    ],
)
def test_a_multiple_is_kept(text: str, claim: str) -> None:
    assert multiplied(text, claim)
    assert not multiplied(text, text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Pumps are twice as loud as fans.", "Pumps are louder than fans."),
        ("Pumps are twice as loud as fans.", "Pumps are two times as loud as fans."),
        ("Rent doubled from that of May.", "Rent is twice as high as in May."),
        ("The barn is as wide as the mill.", "The mill is as wide as the barn."),
        ("The barn burned four times.", "Four times the barn burned."),
    ],
)
def test_the_same_multiple_in_other_words_is_kept(text: str, claim: str) -> None:
    assert not multiplied(text, claim)
