import pytest

from chatbot.check.opposites import swapped

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


@pytest.mark.parametrize(
    ("text", "claim", "is_swapped"),
    [
        ("Lind voted against the plan.", "Lind voted for the plan.", True),
        ("Lind voted for the plan.", "Lind voted against the plan.", True),
        ("The race ends in Arvik.", "The race starts in Arvik.", True),
        ("Lind voted for the plan and against the tax.", "Lind voted for the tax.", True),
        ("Lind voted for the plan and against the tax.", "Lind voted against the tax.", False),
        ("Lind voted against the plan.", "Lind voted for it.", True),
        ("Lind spoke against a tax and spoke for a toll.", "Lind spoke for it.", False),
        ("Lind moved from Holm in May.", "Lind moved to Holm in May.", True),
        ("Lind moved to Holm.", "Lind moved from Holm.", True),
        ("Lind sailed from Holm to Aske.", "Lind sailed to Aske.", False),
        ("Lind sailed from Holm to Aske.", "Lind sailed to Holm.", True),
        ("The lights were switched off at noon.", "The lights were switched on.", True),
        ("The plane took off on Monday.", "The plane took off.", False),
        ("The plane took off Monday.", "The plane took off on Monday.", False),
        ("Lind swam under the bridge.", "Lind swam over the bridge.", True),
    ],
)
def test_for_and_to_and_on_are_not_against_and_from_and_off(
    text: str, claim: str, is_swapped: bool
) -> None:
    assert swapped(text, claim) is is_swapped


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Lind was born in Holm in 1951.", "Lind died in Holm in 1951."),
        ("Lind left the company in 1951.", "Lind joined the company in 1951."),
        ("Lind joined the company in 1951.", "Lind left the company in 1951."),
        ("Lind was released on Monday.", "Lind was arrested on Monday."),
        ("Lind was acquitted of fraud.", "Lind was convicted of fraud."),
        ("Her brother sued the town.", "Her sister sued the town."),
    ],
)
def test_who_is_born_or_joins_or_is_arrested_neither_dies_nor_leaves_nor_is_let_go(
    text: str, claim: str
) -> None:
    assert swapped(text, claim)
    assert swapped(claim, text)
    assert not swapped(text, text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The yard made a profit of 7 million.", "The yard made a loss of 7 million."),
        ("Lind praised the crew.", "Lind criticised the crew."),
        ("The motion failed by one vote.", "The motion passed by one vote."),
        ("Lind denied the theft.", "Lind admitted the theft."),
        ("The killer was 47.", "The victim was 47."),
        ("Lind’s predecessor sold it.", "Lind’s successor sold it."),
        ("The council cut the fares.", "The council raised the fares."),
        ("Including tips, it was less.", "Excluding tips, it was less."),
    ],
)
def test_neither_a_part_nor_a_deed_nor_an_outcome_becomes_its_opposite(
    text: str, claim: str
) -> None:
    assert swapped(text, claim)
    assert swapped(claim, text)
    assert not swapped(text, text)
