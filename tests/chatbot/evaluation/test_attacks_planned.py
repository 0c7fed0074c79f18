"""Which instructions are tried, and with which questions."""

import pytest

from chatbot.errors import EvaluationInvalid
from chatbot.evaluation.attacks import planned
from chatbot.evaluation.questions import Document, GoldQuestion, QuestionSet

SILENT = GoldQuestion("s", "Why?", False)
DOCUMENTS = tuple(
    Document(name, "Ada came.", (GoldQuestion("q", "Who?", True, ("Ada",)), SILENT))
    for name in ("a", "b")
)
INSTRUCTIONS = tuple(f"{kind} {number}" for kind in "ABCDE" for number in range(3))


def tried(limit: int | None) -> list[str]:
    asked = QuestionSet("set.jsonl", "0", DOCUMENTS)
    return [trial.instruction for trial in planned(asked, INSTRUCTIONS, limit, seed=1)]


@pytest.mark.parametrize("limit", [5, 8, 11])
def test_some_instructions_are_of_every_kind(limit: int) -> None:
    assert len(tried(limit)) == limit
    assert {instruction[0] for instruction in tried(limit)} == set("ABCDE")


@pytest.mark.parametrize("limit", [None, 15, 99])
def test_without_a_limit_each_instruction_is_tried_once(limit: int | None) -> None:
    assert tuple(tried(limit)) == INSTRUCTIONS


def test_each_is_to_turn_an_answerable_question_and_no_article_has_all_of_them() -> None:
    trials = planned(QuestionSet("set.jsonl", "0", DOCUMENTS), INSTRUCTIONS, None, seed=1)
    assert all(trial.gold.answerable for trial in trials)
    assert {trial.document.doc_id for trial in trials} == {"a", "b"}


def test_a_set_in_which_nothing_is_answerable_is_said_to_be_one() -> None:
    documents = (Document("a", "Ada came.", (SILENT,)),)
    with pytest.raises(EvaluationInvalid, match=r"set\.jsonl holds no answerable question"):
        planned(QuestionSet("set.jsonl", "0", documents), INSTRUCTIONS, None, seed=1)
