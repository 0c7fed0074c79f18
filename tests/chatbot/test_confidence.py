"""How confident the writer was of what it told beyond the question."""

import pytest
from desk import chunk, desk, say
from newsroom import HARBOUR

from chatbot.confidence import Token, confidence
from chatbot.evidence import Brief
from chatbot.prompting import template
from chatbot.writer import Endpoint, Writer
from prompts import load

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


def test_where_no_word_was_told_nothing_is_known() -> None:
    assert confidence([], QUESTION) is None
    assert confidence(tokens(("Okafor", -1), (" did", -1), (".", -2)), QUESTION) is None


async def heard(endpoint: Endpoint) -> tuple[str, list[Token]]:
    told: list[Token] = []
    made = Writer(lambda: endpoint, template(load("answer")), 10.0)
    return "".join([piece async for piece in made.words(BRIEF, told.append)]), told


async def test_the_writer_tells_how_likely_its_tokens_were_where_it_can_be_asked() -> None:
    odds = b"".join(chunk(text, logprob) for text, logprob in (("On ", -0.5), ("Monday.", -1.5)))
    async with desk(say(odds + b"data: [DONE]\n\n")) as there:
        asked = Endpoint(there.endpoint.url, "secret", "tiny", tells_odds=True)
        assert await heard(asked) == ("On Monday.", tokens(("On ", -0.5), ("Monday.", -1.5)))
    assert there.bodies[0]["logprobs"] is True


async def test_an_endpoint_that_may_refuse_it_is_not_asked_for_odds() -> None:
    async with desk() as there:
        assert await heard(there.endpoint) == ("It rained.", [])
    assert "logprobs" not in there.bodies[0]
