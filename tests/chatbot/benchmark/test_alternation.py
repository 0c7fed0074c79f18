"""Both are asked in turn, each question of both before the next, with the same history."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from scripted import ANSWER, ARTICLE

from chatbot.asking.question import Question
from chatbot.benchmark.meter import Meter, Spent
from chatbot.benchmark.side import Side, alternate, measure
from chatbot.evaluation.asking import Respond
from chatbot.evaluation.drawing import Drawn
from chatbot.evaluation.predictions import Prediction
from chatbot.evaluation.questions import Document, GoldQuestion
from chatbot.evaluation.scored import Scored

TURNS = tuple(GoldQuestion(str(n), f"Question {n}?", True, (f"Answer {n}",)) for n in range(3))
DOCUMENT = Document("d", ARTICLE.text, TURNS, conversational=True)
DRAWN = [Drawn(DOCUMENT, turn, TURNS[:place]) for place, turn in enumerate(TURNS)]


class Counted(Meter):
    """Gives how often it was taken."""

    def __init__(self) -> None:
        super().__init__()
        self.taken = 0

    def take(self) -> Spent:
        self.taken += 1
        return Spent(self.taken, None)


def noting(name: str, asked: list[tuple[str, Question]]) -> Respond:
    async def respond(drawn: Drawn, question: Question) -> Prediction:
        asked.append((name, question))
        return Prediction(*drawn.key, replace(ANSWER, text=f"{name} says {drawn.gold.id}"))

    return respond


async def run(
    tell: Callable[[], None] = lambda: None,
) -> tuple[Side, Side, list[tuple[str, Question]]]:
    asked: list[tuple[str, Question]] = []
    ours, stock = (Side(noting(name, asked), ANSWER.versions) for name in ("ours", "stock"))
    await alternate(DRAWN, {"d": ARTICLE}, (ours, stock), Counted(), tell)
    return ours, stock, asked


async def test_each_question_is_asked_of_both_before_the_next_and_the_first_one_changes() -> None:
    _, _, asked = await run()
    assert [(name, question.text) for name, question in asked] == [
        ("ours", "Question 0?"),
        ("stock", "Question 0?"),
        ("stock", "Question 1?"),
        ("ours", "Question 1?"),
        ("ours", "Question 2?"),
        ("stock", "Question 2?"),
    ]


async def test_both_are_asked_with_the_gold_history() -> None:
    _, _, asked = await run()
    said = {name: [turn.text for turn in question.history] for name, question in asked[-2:]}
    assert said["ours"] == said["stock"] == ["Question 0?", "Answer 0", "Question 1?", "Answer 1"]


async def test_what_each_answered_and_spent_is_kept_apart_in_the_order_of_questions() -> None:
    ours, stock, _ = await run()
    assert [each.answer.text for each in ours.journal.done] == [
        "ours says 0",
        "ours says 1",
        "ours says 2",
    ]
    assert [each.answer.text for each in stock.journal.done] == [
        "stock says 0",
        "stock says 1",
        "stock says 2",
    ]
    # Taken before and after each question: what came between belongs to neither.
    assert [each.prompt_tokens for each in ours.spent] == [2, 8, 10]
    assert [each.prompt_tokens for each in stock.spent] == [4, 6, 12]


async def test_every_answer_is_told() -> None:
    told: list[None] = []
    await run(lambda: told.append(None))
    assert len(told) == 6


async def test_a_question_that_intake_does_not_take_fails_for_both() -> None:
    drawn = [Drawn(DOCUMENT, replace(TURNS[0], question="?"))]
    asked: list[tuple[str, Question]] = []
    sides = [Side(noting(name, asked), ANSWER.versions) for name in ("ours", "stock")]
    await alternate(drawn, {"d": ARTICLE}, sides, Counted(), lambda: None)
    assert [side.journal.done[0].answer.status for side in sides] == ["failed", "failed"]
    assert not asked


def test_tokens_are_means_over_the_questions_for_which_they_are_known() -> None:
    scored = [Scored(each, ARTICLE, (), Prediction(*each.key, ANSWER)) for each in DRAWN]
    found = measure(scored, [Spent(100, None), Spent(None, None), Spent(200, 50)])
    assert (found["prompt_tokens"].value, found["prompt_tokens"].n) == (150.0, 2)
    assert (found["prompt_tokens_read"].value, found["prompt_tokens_read"].n) == (50.0, 1)
    assert found["answer_recall"].n == 3
    unknown = measure(scored, [Spent(None, None)] * 3)["prompt_tokens"]
    assert unknown.value is None and unknown.n == 0


@pytest.mark.parametrize("name", ["false_answer_rate", "over_refusal_rate", "first_sentence_p50"])
def test_the_scores_are_those_of_an_evaluation(name: str) -> None:
    assert name in measure([], [])
