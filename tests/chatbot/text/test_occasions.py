"""What happened in another year, on another day or in another place in the row is no answer."""

import pytest

from chatbot.text.occasions import on_another


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many cars did the ferry carry in 2018?", "In 2019 the ferry carried 40 cars."),
        ("Who proposed the bill of 2018?", "Labour proposed the bill in 2021."),
        ("What were sales in the second quarter?", "Sales in the third quarter were 7 million."),
        ("What were sales in the 2nd quarter?", "Sales in the 3rd quarter were 7 million."),
        (
            "Who unveils the third memorial?",
            "The first memorial stands; the second memorial is new.",
        ),
        ("What did Lind say on Monday?", "Lind spoke of the ferry on Tuesday."),
    ],
)
def test_another_year_day_or_place_in_a_row_is_another_thing(question: str, text: str) -> None:
    assert on_another(question, text)
    assert not on_another(question, question)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many cars did the ferry carry in 2018?", "It carried 40 cars that year."),
        ("How many cars did it carry in 2018?", "It carried 40 in 2018 and 60 in 2019."),
        ("Who has led the council since 2014?", "Lind joined in 2013 and has led it for years."),
        ("What happened before Monday?", "The ferry sank on Sunday."),
        ("What happened between May 2014 and 2016?", "The ferry sank in 2015."),
        ("Who won the second race?", "Lind won the race."),
        ("Who won the second race?", "Lind won the third stage."),
        ("Who won the second race?", "Lind won the first race and the second race."),
        ("Who won the 2nd race?", "Lind won the second race."),
        (
            "What is the second memorial?",
            "The first memorial is old and the second, a garden, new.",
        ),
        ("What did Lind do last year?", "Lind led the yard in her first year there."),
        ("Who won?", "Lind won in 2014, on a Monday, in the first race."),
        ("", ""),
    ],
)
def test_the_same_or_none_may_be_the_one_that_is_asked_for(question: str, text: str) -> None:
    assert not on_another(question, text)
