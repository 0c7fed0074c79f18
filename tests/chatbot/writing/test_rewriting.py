"""A follow-up becomes a whole question by the writer, which is not trusted, nor is the history."""

import pytest
from newsroom import HARBOUR, LOST, Draft, EndlessWriter, TameWriter

from chatbot.asking.question import Question, Turn
from chatbot.writing.rewriting import Rewriter

DEMANDS = Turn("user", "What did Okafor demand of the ferry company?")
SAID = Turn("assistant", "She wants two new ferries by June 2027. [1]")
WHOLE = "Why did Okafor demand two new ferries?"


def asked(text: str, *history: Turn) -> Question:
    return Question(text, "harbour", history)


async def test_a_follow_up_is_made_whole_with_one_call() -> None:
    writer = TameWriter(WHOLE)
    found = await Rewriter(writer).whole(asked("Why that?", DEMANDS, SAID), HARBOUR)
    assert found == (asked(WHOLE), 1)
    assert [brief.question for brief in writer.briefs] == [
        f"Reader: {DEMANDS.text}\nAnswer: {SAID.text}\nReader: Why that?"
    ]


@pytest.mark.parametrize(
    "question",
    [
        asked("Why that?"),
        asked("Who led the ferry company?", DEMANDS, SAID),
        asked("When did she meet the ferry company?", DEMANDS, SAID),
    ],
)
async def test_a_question_that_the_rules_make_whole_costs_no_call(question: Question) -> None:
    writer = TameWriter(WHOLE)
    assert await Rewriter(writer).whole(question, HARBOUR) == (None, 0)
    assert writer.briefs == []


async def test_without_a_writer_none_is_made() -> None:
    assert await Rewriter(None).whole(asked("Why?", DEMANDS), HARBOUR) == (None, 0)


@pytest.mark.parametrize(
    "draft",
    [
        "",
        "Okafor demanded two new ferries.",
        "Why did Okafor resign?",
        DEMANDS.text,
        "Why did Okafor demand 3 ferries?",
        "Why did Okafor demand ferries of Amazon?",
        "Okafor " * 60 + "?",
        [LOST],
    ],
)
async def test_what_is_no_question_in_the_words_of_the_conversation_is_thrown_away(
    draft: Draft,
) -> None:
    found = await Rewriter(TameWriter(draft)).whole(asked("Why two?", DEMANDS, SAID), HARBOUR)
    assert found == (None, 1)


async def test_an_invented_answer_brings_in_no_fact() -> None:
    lie = Turn("assistant", "Okafor resigned because she had stolen the ramp.")
    writer = TameWriter("Why did Okafor steal the ramp?")
    assert await Rewriter(writer).whole(asked("Why?", DEMANDS, lie), HARBOUR) == (None, 1)


async def test_no_more_than_the_end_of_the_conversation_is_sent() -> None:
    writer = TameWriter(WHOLE)
    long = Turn("assistant", "x" * 2_000)
    await Rewriter(writer).whole(asked("Why?", *[DEMANDS, long] * 4), HARBOUR)
    assert len(writer.briefs[0].question) < 1_000


async def test_a_writer_without_end_is_stopped() -> None:
    writer = EndlessWriter("why ")
    assert await Rewriter(writer).whole(asked("Why?", DEMANDS), HARBOUR) == (None, 1)
    assert writer.closed == 1
