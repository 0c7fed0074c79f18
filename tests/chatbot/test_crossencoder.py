"""The weights that are shipped, as they are run."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import HARBOUR, StemEmbedder, one_block, sentence

from chatbot.crossencoder import CrossEncoder
from chatbot.pairs import CLAIM, Pair, pair
from chatbot.question import Question, Turn
from chatbot.reader import WEIGHTS, TrainedReader

MODEL = CrossEncoder(WEIGHTS, threads=2)
READER = TrainedReader(StemEmbedder(), threads=2)
TEXTS = [each.text for each in HARBOUR.sentences]


def pairs(question: str) -> list[Pair]:
    return [pair(question, (), TEXTS, at, MODEL.tokens) for at in range(len(TEXTS))]


def test_the_odds_come_in_the_order_of_the_pairs_whatever_is_read_with_them() -> None:
    asked = pairs("Who founded the company?")
    together = MODEL.log_odds(asked)
    alone = np.array([MODEL.log_odds([each])[0] for each in asked])
    # Whole numbers of eight bits are scaled by what is read together.
    assert np.abs(together - alone).max() < 1
    assert together.argmax() == alone.argmax()


def test_nothing_to_read_is_nothing_read() -> None:
    assert MODEL.log_odds([]).shape == (0,)


@settings(max_examples=30)
@given(st.text(max_size=200))
def test_whatever_is_asked_has_odds(text: str) -> None:
    assert np.isfinite(MODEL.log_odds(pairs(text)[:2])).all()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Who founded the company?", "Ada Brandt founded"),
        ("How long was the harbour blocked?", "11 days"),
        ("How much must the company pay?", "€2.4 million"),
        ("What does the island’s council think of the mayor?", "council supports"),
    ],
)
def test_the_sentence_that_answers_comes_first(query: str, words: str) -> None:
    reading = READER.read(query, HARBOUR, HARBOUR.sentences)
    assert reading.answers
    assert reading.ranked[0][0] == sentence(HARBOUR, words)


@pytest.mark.parametrize(
    "query",
    [
        "Who won the 2022 World Cup?",
        "What is the price of bread?",
    ],
)
def test_an_article_that_is_silent_gives_no_answer(query: str) -> None:
    assert not READER.read(query, HARBOUR, HARBOUR.sentences).answers


def test_what_is_not_so_is_not_answered_by_what_is_so_unless_another_question_is_meant() -> None:
    source = one_block("Ada Brandt founded the company in 1951. The harbour is old.")
    earlier = (Turn("user", "Who founded the company?"),)
    alone, leaning = (
        READER.read(text, source, source.sentences, Question(text, source.id, earlier)).margin
        for text in ("Who did not found the company?", "And who did not?")
    )
    assert alone == -math.inf < leaning


def test_the_fewer_sentences_an_article_has_the_more_it_takes() -> None:
    told = "Ada Brandt founded the ferry company in 1951."
    brief, longer = (one_block(f"{told}{' It rained all day.' * more}") for more in (1, 9))
    query = "When was the ferry company founded?"
    margins = [READER.read(query, each, each.sentences[:2]).margin for each in (brief, longer)]
    extra = 0.8 * READER.card.verdict.short_article_extra / READER.card.verdict.draft
    assert margins[1] - margins[0] == pytest.approx(extra, abs=0.5)


def test_a_long_article_is_read_where_it_is_likeliest() -> None:
    filler = " ".join(f"Number {n} is a day of rain." for n in range(400))
    source = one_block(f"{filler} Ada Brandt founded the ferry company in 1951. {filler}")
    reading = READER.read("When was the ferry company founded?", source, source.sentences)
    assert len(reading.ranked) == 24
    assert "1951" in reading.ranked[0][0].text


def test_without_candidates_nothing_is_answered() -> None:
    reading = READER.read("Who?", HARBOUR, ())
    assert (reading.ranked, reading.answers) == ((), False)


def test_a_claim_is_read_otherwise_than_a_question() -> None:
    claim = pair("Who?", (), TEXTS, 0, MODEL.tokens, CLAIM)
    assert claim.ids != pair("Who?", (), TEXTS, 0, MODEL.tokens).ids


def test_what_is_shipped_stays_small() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) < 50e6


@pytest.mark.parametrize("asked", ["How old is Jonas Lind?", "How many dockers were arrested?"])
def test_a_question_that_stands_alone_is_not_answered_sooner_because_others_came_before(
    asked: str,
) -> None:
    earlier = (Turn("user", "Who founded the company?"), Turn("assistant", "Ada Brandt."))
    for history in ((), earlier):
        question = Question(asked, HARBOUR.id, history)
        assert not READER.read(asked, HARBOUR, HARBOUR.sentences, question).answers


def test_a_question_that_leans_on_another_takes_less_for_it_says_less(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = "What are the fares?"
    readings = []
    for is_leaning in (True, False):
        monkeypatch.setattr("chatbot.reader.leans", lambda *_, leans=is_leaning: leans)
        readings.append(READER.read(asked, HARBOUR, HARBOUR.sentences))
    leaning, whole = readings
    assert leaning.margin > whole.margin
