"""How confident the writer was of what it told beyond the question."""

from dataclasses import replace

import pytest
from desk import chunk, desk, say
from newsroom import HARBOUR

from chatbot.reading.evidence import Brief
from chatbot.writing.confidence import Token, confidence
from chatbot.writing.prompting import template
from chatbot.writing.writer import Endpoint, Writer
from prompts import load

DONE = b"data: [DONE]\n\n"
QUESTION = "When did Okafor meet the ferry company?"
BRIEF = Brief(HARBOUR.sentences[:2], QUESTION)


def tokens(*said: tuple[str, float]) -> list[Token]:
    return [Token(*each) for each in said]


def test_words_of_the_question_tell_nothing() -> None:
    said = tokens(("Ok", -3), ("afor", -1), (" met", -0.5), (" on", -0.25), (" Monday", -0.75))
    assert confidence(said, QUESTION) == pytest.approx(-0.5)


def test_a_word_is_as_likely_as_its_least_likely_token() -> None:
    said = tokens(("On", 0), (" Mon", -0.2), ("day", -2), (".", -0.1))
    assert confidence(said, QUESTION) == pytest.approx(-1)


def test_words_begin_where_white_space_does_and_marks_are_none_of_theirs() -> None:
    said = tokens(("Lind", -1), ("’s", -2), (" firm", -3), (".\n", -4), ("\nIt", 0), (" closed", 0))
    assert confidence(said, QUESTION) == pytest.approx((-2 - 3 + 0 + 0) / 4)


def test_where_no_word_was_told_nothing_is_known() -> None:
    assert confidence([], QUESTION) is None
    assert confidence(tokens(("Okafor", -1), (" did", -1), (".", -2)), QUESTION) is None


async def heard(endpoint: Endpoint) -> tuple[str, list[Token]]:
    told: list[Token] = []
    made = Writer(lambda: endpoint, template(load("answer")), 10.0)
    return "".join([piece async for piece in made.words(BRIEF, told.append)]), told


async def test_the_writer_tells_how_likely_its_tokens_were_where_it_can_be_asked() -> None:
    async with desk(say(chunk("On", -0.5) + chunk(" Monday", -1.5) + DONE)) as there:
        told = await heard(replace(there.endpoint, tells_probabilities=True))
    assert told == ("On Monday", tokens(("On", -0.5), (" Monday", -1.5)))
    assert (there.bodies[0]["logprobs"], there.bodies[0]["top_logprobs"]) == (True, 1)


async def test_an_endpoint_that_may_refuse_it_is_not_asked_for_probabilities() -> None:
    async with desk(say(chunk("On", -0.5) + DONE)) as there:
        assert await heard(there.endpoint) == ("On", [])
    assert "logprobs" not in there.bodies[0]


async def test_who_does_not_listen_does_not_ask_for_probabilities() -> None:
    async with desk() as there:
        asked = replace(there.endpoint, tells_probabilities=True)
        made = Writer(lambda: asked, template(load("answer")), 10.0)
        assert "".join([piece async for piece in made.words(BRIEF)]) == "It rained."
    assert "logprobs" not in there.bodies[0]
