from typing import cast

import pytest
from newsroom import HARBOUR
from scripted import ANSWER, ARTICLE, Scripted

from chatbot import conversation
from chatbot.answering import Answering
from chatbot.asking import intake
from chatbot.errors import ChatFault, QuestionRejected


async def asked(*texts: str) -> Scripted:
    scripted = Scripted()
    held = conversation.hold(cast(Answering, scripted), texts, ARTICLE.id)
    assert [answer async for answer in held] == [ANSWER] * len(texts)
    return scripted


async def test_each_question_knows_those_before_it_with_their_answers() -> None:
    scripted = await asked("Who?", "When?", "Why?")
    assert [turn.text for turn in scripted.asked[2].history] == [
        "Who?",
        ANSWER.text,
        "When?",
        ANSWER.text,
    ]
    assert [turn.role for turn in scripted.asked[1].history] == ["user", "assistant"]


async def test_a_long_conversation_keeps_its_last_turns() -> None:
    scripted = await asked(*(f"Question {number}?" for number in range(8)))
    history = scripted.asked[-1].history
    assert len(history) == intake.TURNS
    assert history[-2].text == "Question 6?"


async def test_a_question_passes_the_intake() -> None:
    with pytest.raises(QuestionRejected):
        await asked("Who?", "?")


def test_the_only_article_need_not_be_named() -> None:
    assert conversation.article_id([HARBOUR], "") == "harbour"
    assert conversation.article_id([HARBOUR, ARTICLE], "the-river") == "the-river"


def test_among_several_articles_one_must_be_named() -> None:
    with pytest.raises(ChatFault, match="name one with --article: harbour, the-river"):
        conversation.article_id([HARBOUR, ARTICLE], "")
