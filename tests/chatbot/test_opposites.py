import pytest

from chatbot.opposites import swapped

TEXT = "The ferry sailed before the storm and is longer than any other, with 40 cars on it."


@pytest.mark.parametrize(
    ("claim", "is_swapped"),
    [
        ("The ferry sailed before the storm.", False),
        ("The ferry sailed after the storm.", True),
        ("The ferry is shorter than any other.", True),
        ("The ferry sailed without cars.", True),
        ("The ferry, before and after the storm, sailed.", False),
        ("Fewer than 50 cars are on the ferry.", False),
        ("", False),
    ],
)
def test_no_word_becomes_its_opposite(claim: str, is_swapped: bool) -> None:
    assert swapped(TEXT, claim) is is_swapped
