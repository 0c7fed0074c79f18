"""What a question takes for granted must be in the article, denials too."""

import pytest
from newsroom import one_block

from chatbot.reading.premise import denies_alone, strangers
from chatbot.text.words import respelt

TREATY = "Ada Brandt signed the treaty of Aske in 1951."


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("When did Ada Brandt sign?", set()),
        ("When did Ada Brand sign?", set()),
        ("When did Ines Okafor sign?", {"ines", "okafor"}),
        ("What was signed in 1951?", set()),
        ("What was signed in 1962?", {"1962"}),
    ],
)
def test_a_name_or_number_the_article_has_in_no_spelling_is_a_stranger(
    question: str, unknown: set[str]
) -> None:
    assert strangers(question, one_block(TREATY)) == unknown


@pytest.mark.parametrize(
    "question",
    [
        "What did Mr. Lind say?",
        "What did Mrs Lind say to the 12 sailors?",
        "What did President Lind say?",
        "Why is the CEO on TV?",
        "Who rowed 10,000 metres?",
    ],
)
def test_titles_and_numbers_in_words_are_no_strangers(question: str) -> None:
    source = one_block("Ada Lind told twelve sailors to row ten thousand metres.")
    assert strangers(question, source) == set()
    assert strangers("Who is the President?", source) == {"president"}
    assert strangers("Who rowed 20,000 metres?", source) == {"20,000"}


@pytest.mark.parametrize(
    "text", ["They never signed the treaty.", "They refused the treaty.", "An unsigned treaty."]
)
def test_what_is_not_so_is_told_by_a_sentence_that_denies(text: str) -> None:
    assert not denies_alone("What was not signed?", text)


@pytest.mark.parametrize(
    "text", [TREATY, "The union met until noon.", "They unanimously signed at the bar."]
)
def test_what_is_not_so_is_not_told_by_what_is(text: str) -> None:
    assert denies_alone("What wasn’t signed?", text)


@pytest.mark.parametrize(
    "question",
    [
        "Didn’t they sign the treaty?",
        "Did they not sign the treaty?",
        "Why did they not sign?",
        "How come they never signed?",
        "Who said that they would not sign?",
        "Who signed the No. 1 treaty?",
        "Who signed?",
    ],
)
def test_to_ask_whether_or_why_or_what_others_deny_denies_nothing(question: str) -> None:
    assert not denies_alone(question, TREATY)


@pytest.mark.parametrize("query", ["Who won the NBA title?", "Who won the N.B.A. title in the US?"])
def test_an_abbreviation_is_no_stranger_to_its_dots_or_its_words(query: str) -> None:
    source = one_block("Aske won the N.B.A. title. No club of the United States ever lost to it.")
    assert not strangers(query, source)


def test_initials_written_small_are_a_name_like_any_other() -> None:
    source = one_block("Police Arrest Three in Aske. Olsen won the race.")
    assert strangers("When did Pat win the race?", source) == {"pat"}


def test_a_slip_of_the_pen_leaves_a_name_the_same() -> None:
    assert respelt("keflezighi", {"keflexghi"})
    assert not respelt("niger", {"norway"})
