"""What somebody thinks or feels is answered only by what may be a view or feeling of theirs."""

import pytest

from chatbot.views import unspoken

ASKED = [
    "What does Petra Solberg think of the plan?",
    "What did Solberg probably think about the plan?",
    "How did Ms. Solberg feel about it?",
    "And what does Solberg really believe?",
    "Which plan does Solberg think is best?",
    "Who does Solberg believe will win?",
]
THEIRS = [
    "Solberg said the plan was bold.",
    "“It is a bold plan,” Solberg said on Monday.",
    "“It is a bold plan,” said Petra Solberg.",
    "“It is bold,” Solberg told the council.",
    "According to Solberg, the plan is bold.",
    "Solberg praised the plan.",
    "Ms. Solberg has long been opposed to it.",
    "Petra Solberg called the plan “bold.”",
    "Solberg's anger at the plan was plain.",
]
MAYBE = [
    "“It is a bold plan,” she said.",
    "The head of the council welcomed it.",
    "It is “a bold plan” for Solberg.",
    "“It is a bold plan.”",
    "He was angry.",
]
NOBODYS = [
    "Solberg ordered the ferries sold in March.",
    "The plan, of 40 pages, was sent to Solberg in May.",
    "The plan has 40 pages.",
    "A man who police said stole a boat met Solberg.",
]
ANOTHERS = [
    "Jonas Lind said the plan was bold.",
    "“It is bold,” Lind said after he had met Solberg.",
    "“It is bold,” said Jonas Lind.",
    "Lind, who works for Solberg, said the plan was bold.",
]


@pytest.mark.parametrize("question", ASKED)
@pytest.mark.parametrize("text", [*THEIRS, *MAYBE])
def test_a_view_that_may_be_theirs_answers(question: str, text: str) -> None:
    assert not unspoken(question, text)


@pytest.mark.parametrize("question", ASKED)
@pytest.mark.parametrize("text", [*NOBODYS, *ANOTHERS])
def test_a_deed_or_the_view_of_another_is_no_view_of_theirs(question: str, text: str) -> None:
    assert unspoken(question, text)


@pytest.mark.parametrize("text", [*THEIRS, *MAYBE, *ANOTHERS])
def test_of_some_who_have_no_name_any_view_may_be_theirs(text: str) -> None:
    assert not unspoken("What do the dockers think of the plan?", text)


def test_some_who_have_no_name_think_nothing_where_no_view_is_told() -> None:
    assert unspoken("What do the dockers think of the plan?", "The plan has 40 pages.")


@pytest.mark.parametrize(
    "question",
    [
        "What did Solberg sell?",
        "What do you think of Solberg?",
        "How long did Solberg think about it?",
        "Why did Solberg feel the need to go?",
        "When did Solberg order it?",
        "How did Solberg get there?",
        "",
    ],
)
@pytest.mark.parametrize("text", [*NOBODYS, *ANOTHERS, ""])
def test_other_questions_ask_for_no_view(question: str, text: str) -> None:
    assert not unspoken(question, text)
