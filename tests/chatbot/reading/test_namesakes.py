"""Of two people who share a family name, one answers nothing that is asked of the other."""

import pytest

from chatbot.reading.namesakes import namesakes, of_namesake

SAID = (
    "A team led by Dr Lena Fischer dated the nests.",
    "“It must be older,” said Fischer.",
    "The nests were dry.",
    "Dr Paul Fischer, who was not involved, said charcoal could have blown in.",
    "Fischer thinks it is too early.",
    "Lena Fischer said her team had tested that.",
    "Lena and Paul Fischer are no relatives, Dr. Fischer said.",
)
ARTICLE = " ".join(SAID)


@pytest.mark.parametrize(
    ("question", "others"),
    [
        ("What did Paul Fischer say?", {0, 1, 5}),
        ("What did Lena Fischer say?", {3, 4}),
        ("What did Fischer say?", set()),
        ("What did Ada Fischer say?", set()),
        ("What did Paul Bos say?", set()),
    ],
)
def test_what_a_namesake_says_is_known(question: str, others: set[int]) -> None:
    asked = namesakes(question, ARTICLE)
    assert {at for at in range(len(SAID)) if of_namesake(asked, at, SAID)} == others


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("What did Lena Fischer say?", "Lena Fischer, Dr Fischer to us, left. Lena Fischer wept."),
        (
            "Why did Eva Lind go?",
            "Eva Lind went. But Lind came. On Monday Lind left. Eva Lind ran.",
        ),
        (
            "Who leads the Green Party?",
            "Bos leads the Labour Party, once the Green Party, he said.",
        ),
        ("Where is Nature Center?", "The Nature Center and the Art Center are each a center."),
        (
            "Who is Prime Minister now?",
            "The Prime Minister Ana Ruiz met Foreign Minister Rolf Dahl.",
        ),
    ],
)
def test_one_alone_has_no_namesake(question: str, article: str) -> None:
    assert namesakes(question, article) == {}


def test_of_kin_one_may_be_the_answer_about_the_other() -> None:
    article = "Steve Jobs left. His wife, Laurene Jobs, stayed. He saw Laurene Jobs and Steve Jobs."
    asked = namesakes("Who was the wife of Steve Jobs?", article)
    assert asked and not of_namesake(asked, 1, article.split(". "))


def test_what_names_who_is_asked_for_by_a_first_name_is_theirs() -> None:
    article = "Venus Wills beat Serena. Later Serena Wills wept, and so did Venus Wills."
    asked = namesakes("Who beat Serena Wills?", article)
    assert asked and not of_namesake(asked, 0, article.split(". "))
