"""What somebody fears, or has heard, is no fact."""

import pytest

from chatbot.certainty import kept
from chatbot.words import content


@pytest.mark.parametrize(
    "text",
    [
        "Critics fear the bridge will have to close.",
        "Rumours that the bridge will have to close are going round.",
        "In Lind’s view the bridge will have to close.",
        "Residents are worried that the bridge will have to close.",
    ],
)
def test_what_is_feared_or_rumoured_is_not_told_as_fact(text: str) -> None:
    claim = "The bridge will have to close."
    assert not kept(text, claim, frozenset(content(claim)), frozenset())
    assert kept(text, text, frozenset(content(text)), frozenset())
