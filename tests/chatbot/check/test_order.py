import pytest

from chatbot.check.order import (
    longest_rise,
    names_in_place,
    same_roles,
    turned,
    voiced_otherwise,
)

TEXT = "Ms. Clyne, who was born in London, spoke about her work over tea in her flat in Brooklyn."


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        (TEXT, True),
        ("Ms. Brooklyn, who was born in London, spoke about her work over tea in Clyne.", False),
        ("Clyne, born in London, spoke about her work over tea in her flat.", True),
        ("In Brooklyn, Clyne spoke about her work over tea in her flat.", True),
        ("Over tea, Clyne spoke of her flat and her work.", True),
        ("Clyne spoke.", True),
        ("Clyne, in her flat in Brooklyn, spoke about her work over tea.", True),
        ("Clyne in Brooklyn spoke about her work over tea in her flat.", True),
        ("Brooklyn spoke about her work over tea in her flat in Clyne.", False),
    ],
)
def test_names_stand_where_the_article_puts_them(claim: str, holds: bool) -> None:
    assert names_in_place(TEXT, claim) is holds


def test_who_speaks_may_come_first_or_last() -> None:
    assert names_in_place(
        "Fares must not rise before the summer, Okafor said.",
        "Okafor said fares must not rise before the summer.",
    )


def test_a_rise_is_counted_and_a_turn_is_seen() -> None:
    assert longest_rise([3, 1, 2, 5, 4]) == 3
    assert turned([3, 2, 1])
    assert not turned([3, 1, 2])


@pytest.mark.parametrize(
    ("text", "claim", "is_otherwise"),
    [
        ("Dockers blocked the harbour.", "The harbour was blocked by dockers.", True),
        ("The firm was founded by Ada Brandt.", "Ada Brandt founded the firm.", True),
        ("The firm was founded by Ada Brandt.", "The firm was founded by Ada Brandt.", False),
        ("Putin attacked Zelensky by phone.", "Putin attacked Zelensky.", False),
        ("Lind, bitten by a dog, sued Okafor.", "Lind sued Okafor.", False),
    ],
)
def test_a_passive_tells_otherwise_what_both_tell(
    text: str, claim: str, is_otherwise: bool
) -> None:
    assert voiced_otherwise(text, claim) is is_otherwise


@pytest.mark.parametrize(
    "claim",
    [
        "Lind forgot his shoe at the 2011 New York City Marathon.",
        "Lind forgot his shoe in New York.",
        "Lind forgot his shoe during the New York City Marathon.",
    ],
)
def test_where_something_happens_may_be_told_last(claim: str) -> None:
    assert same_roles("At the 2011 New York City Marathon, Lind forgot his shoe.", claim)


def test_who_follows_a_day_still_acts() -> None:
    assert not same_roles("Okafor met Lind.", "On Monday Lind met Okafor.")


@pytest.mark.parametrize(
    ("places", "length"), [([], 0), ([5], 1), ([1, 2, 3], 3), ([3, 2, 1], 1), ([2, 2], 1)]
)
def test_the_longest_rise(places: list[int], length: int) -> None:
    assert longest_rise(places) == length
