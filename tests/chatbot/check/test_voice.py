"""Nobody does what was only done to him, though no “by” tells who did it."""

import pytest

from chatbot.check.voice import acts_unduly

SEARCHED = "Pastor Ola Birk was quietly searched at the border in 2014."
SHOWN = "The orchestra was shown two scores by a widow."


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (SEARCHED, "Ola Birk searched the border in 2014."),
        (SEARCHED, "Birk is searching at the border."),
        (SHOWN, "The orchestra showed two scores to a widow."),
        ("Birk, who has been questioned since May, is ill.", "Birk has questioned since May."),
        ("Birk left. He was robbed in Vik.", "Birk robbed Vik."),
        ("Guests are warned not to swim.", "Guests warned not to swim."),
        ("The choir was praised in Rome.", "The choir praises Rome."),
    ],
)
def test_what_is_done_to_somebody_he_does_not_do(text: str, claim: str) -> None:
    assert acts_unduly(text, claim)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (SEARCHED, SEARCHED),
        (SEARCHED, "In 2014 Birk was stopped and searched at the border."),
        (SEARCHED, "The pastor searched at the border in 2014 was Birk."),
        (SEARCHED, "Police searched the pastor."),
        (SHOWN, "A widow showed the orchestra two scores."),
        ("The museum was sued by the museum's guards.", "The museum's guards sued."),
        ("In the storm 20 people were killed.", "The storm killed 20 people."),
        ("The baths were opened in 1931.", "The baths opened in 1931."),
        ("Birk was fined 300 euros.", "Birk got a fine of 300 euros."),
        ("Birk was fined. Birk fined the guards.", "Birk fined the guards."),
    ],
)
def test_it_may_be_told_of_whoever_does_it(text: str, claim: str) -> None:
    assert not acts_unduly(text, claim)
