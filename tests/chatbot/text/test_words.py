import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.text.words import akin, content, fold, is_grammar, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Café “Zoé”", 'cafe "zoe"'), ("STRASSE", "strasse"), ("Straße", "strasse"), ("’t", "'t")],
)
def test_case_accents_and_curled_marks_are_folded_away(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("mark", "'’‘ʼ´`′＇")
def test_every_apostrophe_is_one(mark: str) -> None:
    assert words(f"Lind{mark}s ship doesn{mark}t sail") == ["lind", "ship", "doesn't", "sail"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Putin’s spokesman", ["putin", "spokesman"]),
        ("the allies’ aid", ["the", "allies", "aid"]),
        ("1,200.5 metres", ["1,200.5", "metres"]),
        ("11-12 July", ["11", "12", "july"]),
        ("don't _stop_", ["don't", "stop"]),
        ("?! …", []),
    ],
)
def test_words_come_in_order_without_possessives(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("the N.F.L.’s draft", "the NFL’s draft"),
        ("the U.S.", "the US"),
        ("USA", "the United States of America"),
        ("the U.N. and the E.U.", "the United Nations and the European Union"),
        ("its C.E.O.", "its chief executive officer"),
        ("a TV tower", "a television tower"),
    ],
)
def test_an_abbreviation_has_one_spelling(text: str, other: str) -> None:
    assert content(text) == content(other) != []


def test_what_only_looks_like_an_abbreviation_is_none() -> None:
    assert content("Tell us at 9 a.m.") == ["tell", "9", "m"]
    assert words("George W. Lind") == ["george", "w", "lind"]


def test_content_leaves_grammar_out_and_keeps_repeats() -> None:
    assert content("The ferries and a ferry will not have sailed") == [
        "ferri",
        "ferri",
        "not",
        "sail",
    ]


@pytest.mark.parametrize("word", ["not", "no", "never", "must", "without"])
def test_words_that_turn_a_statement_round_are_facts(word: str) -> None:
    assert content(word) != []


def test_grammar_is_grammar_in_any_case() -> None:
    assert is_grammar("The") and is_grammar("THE") and not is_grammar("Thebes")


@given(st.text())
def test_content_never_has_more_words_than_the_text(text: str) -> None:
    assert len(content(text)) <= len(words(text))


@pytest.mark.parametrize(
    ("word", "other"),
    [("supervisor", "supervised"), ("spokesperson", "spokeswoman"), ("invention", "inventor")],
)
def test_words_of_one_root_are_akin(word: str, other: str) -> None:
    assert akin(content(word)[0], content(other))


@pytest.mark.parametrize(
    ("word", "other"),
    [("state", "station"), ("communism", "community"), ("generation", "general"), ("human", "hum")],
)
def test_words_that_only_begin_alike_are_not(word: str, other: str) -> None:
    assert not akin(content(word)[0], content(other))
