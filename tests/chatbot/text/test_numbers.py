from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.text.numbers import Number, numbers, tells


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("€150 billion", ["150000000000"]),
        ("$2.4m", ["2400000"]),
        ("5bn and 3 tn", ["5000000000", "3000000000000"]),
        ("1,234,567.5 crowns", ["1234567.5"]),
        ("on July 11-12", ["11", "12"]),
        ("on July 11–12", ["11", "12"]),
        ("a 7-2 vote", ["7", "2"]),
        ("twelve", ["12"]),
        ("-5 degrees, −6 (-7), minus eight, 9-10", ["-5", "-6", "-7", "-8", "9", "10"]),
        ("1½ hours, ¾ of it, ½ million", ["1.5", "0.75", "500000"]),
        ("10\u00a0000 and 2\u202f000\u202f000 in 2010\u00a05", ["10000", "2000000", "2010", "5"]),
        ("Twenty-one or ninety", ["21", "90"]),
        ("Twenty‑one or thirty‐two", ["21", "32"]),
        ("three hundred thousand", ["300000"]),
        ("two million", ["2000000"]),
        ("a million, one hundred and five, half a million", ["1000000", "105", "500000"]),
        ("zero", ["0"]),
        ("in 2022", ["2022"]),
        ("the 1990s", ["1990"]),
        ("10 per cent, 11.5 %", ["10", "11.5"]),
        ("９０ minutes", ["90"]),
        ("one of them", []),
        ("the second and the third", []),
        ("often, tent, weight, someone", []),
        ("millions of people", []),
        ("", []),
    ],
)
def test_numbers_are_read_in_digits_words_and_scales(text: str, values: list[str]) -> None:
    assert [number.value for number in numbers(text)] == list(map(Decimal, values))


@given(st.integers(0, 10**12))
def test_a_number_is_the_same_with_thousands_separators(value: int) -> None:
    assert numbers(f"{value:,}") == numbers(str(value)) == (Number(Decimal(value)),)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("€150 billion", ["€"]),
        ("$2.4m and £ 3", ["$", "£"]),
        ("10 per cent, 11.5 %, 12 percent", ["%", "%", "%"]),
        ("11 days", [""]),
        ("5 million dollars, 3 euros and a thousand pounds", ["$", "€", "£"]),
    ],
)
def test_a_number_has_its_unit(text: str, units: list[str]) -> None:
    assert [number.unit for number in numbers(text)] == units


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        ("The ferry cost €2 million.", True),
        ("The ramp cost €3 million.", True),
        ("The ferry cost €3 million.", False),
        ("The ramp cost $3 million.", False),
        ("It took 11 days.", True),
        ("It took eleven days.", True),
        ("It took 12 days.", False),
        ("Nothing is counted.", True),
    ],
)
def test_a_text_tells_a_number_in_its_unit_and_counting_the_same(claim: str, holds: bool) -> None:
    text = "The ferry cost €2 million, the ramp cost €3 million. It took 11 days."
    assert tells(text, numbers(claim)) is holds


@given(st.text(), st.text())
def test_no_text_breaks_the_reading_of_numbers(text: str, claim: str) -> None:
    tells(text, numbers(claim))


@given(st.text(alphabet="0123456789 .,%€mbn-", max_size=40))
def test_a_text_tells_its_own_numbers(text: str) -> None:
    assert tells(text, numbers(text))


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Fewer than 50 people came.", "50 people came."),
        ("More than 50 people came.", "50 people came."),
        ("About 50 people came.", "More than 50 people came."),
        ("At least 50 people came.", "Up to 50 people came."),
        ("Between 5 and 10 people died.", "10 people died."),
        ("Between 5 and 10 people died.", "5 people died."),
        ("Four of the five men left.", "Five men left."),
        ("Holm won 3-1.", "Holm won 1-3."),
        ("They voted by 120 to 80.", "They voted by 80 to 120."),
        ("The fee rose by 30 euros.", "The fee rose to 30 euros."),
        ("The fee rose 30 percent.", "The fee rose to 30 percent."),
        ("The fee rose to 30 euros.", "The fee rose 30 euros."),
        ("Four in nine boats leak.", "Nine boats leak."),
        ("Four in nine boats leak.", "Four boats leak."),
        ("One of the seven wells is dry.", "Seven wells are dry."),
        ("Lind won one of her last seven races.", "Lind won seven races."),
        ("Of the 70 sheep in the barn, some burnt.", "70 sheep burnt in the barn."),
    ],
)
def test_a_bound_or_a_part_is_not_told_as_the_number_itself(text: str, claim: str) -> None:
    assert not tells(text, numbers(claim))
    assert tells(text, numbers(text))


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("More than 50 people came.", "Over 50 people came."),
        ("Four of the five men left.", "Four men left."),
        ("It rose 5 percent to 8 euros.", "It rose to 8 euros."),
        ("It cost $5 million.", "It cost 5 million dollars."),
        ("The fee rose by 30 euros.", "The fee rose 30 euros."),
        ("It gave boats to 30 schools.", "30 schools got boats."),
        ("Four in nine boats leak.", "Four out of nine boats leak."),
        ("Four in 2019 left.", "Four left."),
        ("Of the 70 sheep, 12 burnt.", "12 of the 70 sheep burnt."),
        ("The owners of the 70 sheep sued.", "Those with 70 sheep sued."),
        ("It owes 4 kroner and will shut on 9 May.", "It will shut on 9 May."),
        ("It cost half a million euros.", "It cost €500,000."),
        ("Holm has led it for over a decade, since 2010.", "Holm has led it since 2010."),
    ],
)
def test_a_number_told_the_same_way_is_the_same(text: str, claim: str) -> None:
    assert tells(text, numbers(claim))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Two hundred and twenty people", 220),
        ("Two hundred twenty-one people", 221),
        ("Three thousand two hundred and six people", 3206),
        ("Two dozen people", 24),
    ],
)
def test_a_number_in_many_words_is_one(text: str, value: int) -> None:
    assert [number.value for number in numbers(text)] == [value]
    assert not tells(text, numbers("Twenty people"))


def test_two_numbers_in_words_are_two() -> None:
    assert [number.value for number in numbers("Two million and five people")] == [2_000_005]
    assert [number.value for number in numbers("Twenty and thirty people")] == [20, 30]
    assert [number.value for number in numbers("2 million and five")] == [2_000_000, 5]
