"""The exchanges before a question, trimmed to what intake takes."""

from hypothesis import given
from hypothesis import strategies as st

from chatbot.asking import intake
from chatbot.evaluation.history import gold, trimmed
from chatbot.evaluation.questions import GoldQuestion

WORDS = st.sampled_from(["", "Why?", "word " * 350, "x" * 2_001, "word " * 399])


@given(st.lists(st.tuples(WORDS, WORDS), max_size=9))
def test_what_is_left_is_always_taken_by_intake(exchanges: list[tuple[str, str]]) -> None:
    question = intake.question("And then?", "harbour", trimmed(exchanges))
    assert len(question.history) <= intake.TURNS


def test_the_latest_are_kept_oldest_first() -> None:
    turns = trimmed([(f"Question {at}?", f"Answer {at}.") for at in range(6)])
    assert [turn["text"] for turn in turns[::2]] == [f"Question {at}?" for at in (2, 3, 4, 5)]
    assert turns[1] == {"role": "assistant", "text": "Answer 2."}


def test_a_question_without_an_answer_stays_alone() -> None:
    assert trimmed([("Who?", "")]) == [{"role": "user", "text": "Who?"}]


def test_gold_history_has_the_first_gold_answer() -> None:
    asked = GoldQuestion("1", "Who?", True, ("Ada", "Ada Brandt"))
    assert gold([asked, GoldQuestion("2", "Why?", False, ("unknown",))]) == [
        ("Who?", "Ada"),
        ("Why?", ""),
    ]
