"""The weights that are shipped, as they are run."""

import math
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import HARBOUR, StemEmbedder, one_block, reader_weights, sentence

from chatbot.asking.question import Question, Turn
from chatbot.errors import AssetFault
from chatbot.reading.crossencoder import CrossEncoder
from chatbot.reading.reader import TrainedReader
from chatbot.reading.windows import (
    CLAIM,
    END,
    PAD,
    QUESTION,
    SENTENCE,
    START,
    Window,
    around,
    head,
)
from chatbot.weights.card import SHIPPED, WEIGHTS

MODEL = CrossEncoder(SHIPPED, reader_weights(), threads=2)
READER = TrainedReader(StemEmbedder(), 2, reader_weights())
TEXTS = [each.text for each in HARBOUR.sentences]


def windows(question: str) -> list[Window]:
    opening = head(question, (), MODEL.tokens)
    return around(opening, TEXTS, range(len(TEXTS)), MODEL.tokens, len(TEXTS))


def test_every_sentence_that_is_read_has_odds_and_the_one_that_answers_the_most() -> None:
    odds = MODEL.log_odds(windows("Who founded the company?"))
    assert set(odds) == set(range(len(TEXTS)))
    assert max(odds, key=odds.__getitem__) == sentence(HARBOUR, "Ada Brandt founded").number


def test_weights_that_are_missing_cut_or_another_s_are_told_with_what_to_do(tmp_path: Path) -> None:
    for folder, data in (("none", None), ("cut", reader_weights().read_bytes()[:1000])):
        weights = tmp_path / folder / WEIGHTS
        weights.parent.mkdir()
        if data:
            weights.write_bytes(data)
        with pytest.raises(AssetFault, match="chatbot fetch"):
            CrossEncoder(SHIPPED, weights, threads=1)
    with pytest.raises(AssetFault, match=re.escape(WEIGHTS)):
        CrossEncoder(SHIPPED, reader_weights().with_name("others"), threads=1)


def test_nothing_to_read_is_nothing_read() -> None:
    assert MODEL.log_odds([]) == {}


@settings(max_examples=30)
@given(st.text(max_size=200))
def test_whatever_is_asked_has_odds(text: str) -> None:
    assert all(map(math.isfinite, MODEL.log_odds(windows(text)).values()))


def test_half_of_a_surrogate_pair_is_read_as_a_question_mark() -> None:
    assert MODEL.tokens("Who\ud800") == MODEL.tokens("Who?")


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


def test_an_article_of_few_sentences_takes_more_to_answer() -> None:
    told = "Ada Brandt founded the ferry company in 1951."
    brief, longer = (one_block(f"{told}{' It rained all day.' * more}") for more in (7, 8))
    query = "When was the ferry company founded?"
    margins = [READER.read(query, each, each.sentences[:2]).margin for each in (brief, longer)]
    extra = READER.card.verdict.short_article_extra / READER.card.verdict.draft
    assert margins[1] - margins[0] == pytest.approx(extra, abs=0.5)


def test_a_long_article_is_read_where_it_is_likeliest() -> None:
    filler = " ".join(f"Number {n} is a day of rain." for n in range(400))
    source = one_block(f"{filler} Ada Brandt founded the ferry company in 1951. {filler}")
    reading = READER.read("When was the ferry company founded?", source, source.sentences)
    assert len(reading.ranked) < len(source.sentences) / 4
    assert "1951" in reading.ranked[0][0].text


def test_without_candidates_nothing_is_answered() -> None:
    reading = READER.read("Who?", HARBOUR, ())
    assert (reading.ranked, reading.answers) == ((), False)


def test_what_is_shipped_stays_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 50e6


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
        monkeypatch.setattr("chatbot.reading.reader.leans", lambda *_, leans=is_leaning: leans)
        readings.append(READER.read(asked, HARBOUR, HARBOUR.sentences))
    leaning, whole = readings
    assert leaning.margin > whole.margin


@pytest.mark.parametrize("mark", ["<s>", "</s>", "<pad>", "<mask>", "[unused0]", "[unused1]"])
def test_a_mark_of_the_model_that_a_text_writes_is_read_as_text(mark: str) -> None:
    plain = set(MODEL.tokens("Who built the ferry?"))
    special = {START, PAD, END, SENTENCE, QUESTION, CLAIM, 30526}
    assert not special & (set(MODEL.tokens(f"Who {mark} built the ferry?")) - plain)
