import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.text import facts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Brandt chairs the board of Larkholm.", {"ada", "brandt", "larkholm"}),
        ("Zelenskyy’s visit to Saint-Malo", {"zelenskyy", "saint", "malo"}),
        ("In the end, He and The rest left", set()),
        ("“We will,” she said", set()),
        ("The US, the EU and the WHO", {"usa", "eu", "who"}),
        ("US-led talks", {"usa", "led"}),
        ("on May 5 they may meet", {"may"}),
        ("Theresa May", {"theresa", "may"}),
        ("Émile Zola", {"emile", "zola"}),
        ("the G7", {"g"}),
        ("no name at all", set()),
    ],
)
def test_names_are_words_with_a_capital_that_are_more_than_grammar(
    text: str, names: set[str]
) -> None:
    assert facts.names(text) == names


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("He said: “Something  More.”", ("something more",)),
        ('"One," he said, "two."', ("one", "two")),
        ("« Non », dit-il", ("non",)),
        ("it's the dog's", ()),
        ("an “unclosed one", ()),
    ],
)
def test_what_stands_in_quotation_marks_is_quoted(text: str, phrases: tuple[str, ...]) -> None:
    assert facts.quoted(text) == phrases


@pytest.mark.parametrize(
    ("phrase", "holds"),
    [("must not win", True), ("Putin must", True), ("must win", False), ("not must win", False)],
)
def test_a_quotation_holds_only_word_for_word(phrase: str, holds: bool) -> None:
    (quoted,) = facts.quoted(f"“{phrase}”")
    assert facts.quotes("He said: “Putin must\nnot win.”", quoted) is holds


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("It did not rain.", True),
        ("It didn’t rain.", True),
        ("It didn´t rain.", True),
        ("It didnʼt rain.", True),
        ("It CANNOT rain.", True),
        ("Nobody came", True),
        ("Nothing was said", True),
        ("nobodi", True),
        ("neither here nor there", True),
        ("without a word", True),
        ("a notable nobleman knows another", False),
        ("", False),
    ],
)
def test_a_negation_is_told_from_words_that_look_like_one(text: str, denies: bool) -> None:
    assert facts.denies(text) is denies


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("russia", "russian", True),
        ("russians", "russia", True),
        ("ukraine", "ukrainian", True),
        ("germany", "german", True),
        ("israel", "israeli", True),
        ("iran", "iran", True),
        ("iran", "iraq", False),
        ("austria", "australia", False),
        ("slovenia", "slovakia", False),
        ("mali", "malaysia", False),
        ("us", "usually", False),
        ("lind", "lindqvist", False),
        ("ann", "anna", False),
    ],
)
def test_names_of_one_kin_are_the_same(one: str, other: str, same: bool) -> None:
    assert facts.same_name(one, ("else", other)) is same
    assert facts.same_name(other, (one,)) is same


@given(st.text())
def test_no_text_breaks_the_reading_of_facts(text: str) -> None:
    for read in (facts.names, facts.quoted, facts.denies):
        read(text)
