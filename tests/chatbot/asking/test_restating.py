"""“In one sentence” asks the question before once more; a question of its own never does."""

import pytest

from chatbot.asking.question import Question, Turn
from chatbot.asking.restating import BRIEFLY, FULLY, SIMPLY, Manner, restated

FIRST = Turn("user", "How long did dockers block the harbour?")
SAID = Turn("assistant", "For 11 days. [1]")


def asked(text: str, *history: Turn) -> Question:
    return Question(text, "harbour", history)


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("In one sentence, please.", BRIEFLY),
        ("Shorter!", BRIEFLY),
        ("One sentence.", BRIEFLY),
        ("Can you make it a bit shorter?", BRIEFLY),
        ("Summarize that in one sentence", BRIEFLY),
        ("That’s too long.", BRIEFLY),
        ("Say that more simply", SIMPLY),
        ("Could you explain it in simple words?", SIMPLY),
        ("Put it in other words", SIMPLY),
        ("I don’t understand that.", SIMPLY),
        ("Explain it like I’m five", SIMPLY),
        ("More detail, please", FULLY),
        ("Tell me more.", FULLY),
        ("Can you elaborate?", FULLY),
    ],
)
def test_the_question_before_is_asked_again_in_a_manner(text: str, manner: Manner) -> None:
    before = (Turn("user", "Who met whom?"), Turn("assistant", "Okafor met Lind."))
    question, found = restated(asked(text, *before, FIRST, SAID))
    assert (question, found) == (asked(FIRST.text, *before), manner)


def test_asked_twice_it_is_still_the_question_before_both() -> None:
    history = (FIRST, SAID, Turn("user", "In one sentence"), SAID)
    assert restated(asked("Simpler, please", *history)) == (asked(FIRST.text), SIMPLY)


@pytest.mark.parametrize("history", [(), (SAID,)])
def test_without_a_question_before_it_is_one_itself(history: tuple[Turn, ...]) -> None:
    question = asked("In one sentence", *history)
    assert restated(question) == (question, None)


def test_no_question_follows_such_a_request() -> None:
    history = (FIRST, SAID, Turn("user", "Shorter"), SAID)
    assert restated(asked("And why?", *history)) == (asked("And why?", FIRST, SAID, SAID), None)


@pytest.mark.parametrize(
    "text",
    [
        "Why?",
        "Tell me more about the ramp",
        "Were there more details in the letter?",
        "And the second?",
        "What did he mean?",
        "Is the second ramp shorter?",
        "In which sentence does she name the company?",
        "Explain the three demands",
        "What did she say in one sentence?",
        "Summarise the article in one sentence",
    ],
)
def test_a_question_of_its_own_is_left_alone(text: str) -> None:
    question = asked(text, FIRST, SAID)
    assert restated(question) == (question, None)
