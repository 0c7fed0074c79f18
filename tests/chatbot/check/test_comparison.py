"""No two things change places about a “than”, an “after” or a verb."""

import pytest

from chatbot.check.comparison import exchanged

COSTS = "Rye costs more than barley in Latvia, a survey shows."
ATTACKED = "On Sunday the fans of the home side loudly attacked the guards near the gate."
STORM = "The school in Brno shut after the roof fell in."
RAISES = "Drought raises the price of a loaf."


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (COSTS, "Barley costs more than rye in Latvia."),
        ("Rents are lower in Brno than in Prague.", "In Prague rents are lower than in Brno."),
        ("Half as many owls as hawks were seen.", "Half as many hawks as owls were seen."),
        (
            "Norway sells more ore compared with Chile.",
            "Chile sells more ore compared with Norway.",
        ),
        (ATTACKED, "The guards attacked the fans of the home side on Sunday."),
        (STORM, "The roof fell in after the school shut."),
        (STORM, "After the school shut, the roof fell in."),
        (RAISES, "A loaf raises the price of drought."),
        ("The abbey sold a meadow to the town.", "The town sold a meadow to the abbey."),
    ],
)
def test_two_things_keep_their_sides(text: str, claim: str) -> None:
    assert exchanged(text, claim)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (COSTS, "In Latvia rye costs more than barley."),
        (COSTS, "Rye costs more in Latvia than barley."),
        ("More than 40 owls were seen in Brno.", "In Brno more than 40 owls were seen."),
        (ATTACKED, "Near the gate the fans attacked the guards on Sunday."),
        ("In Brno guards arrested a fan in May.", "In May guards arrested a fan in Brno."),
        (STORM, "After the roof fell in, the school shut."),
        (STORM, "In Brno the school shut after the roof fell in."),
        (RAISES, "The price of a loaf is raised."),
        ("“The gate is shut,” said the guards.", "The guards said the gate is shut."),
        ("Behind the abbey stands a mill.", "A mill stands behind the abbey."),
    ],
)
def test_when_and_where_may_move(text: str, claim: str) -> None:
    assert not exchanged(text, claim)
