import pytest
from newsroom import HARBOUR, StemEmbedder, WordReader, one_block, sentence

from chatbot.reading.reader import Reading
from index.types import Article

READER = WordReader(StemEmbedder())


def read(query: str, source: Article = HARBOUR) -> Reading:
    return READER.read(query, source, source.sentences)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Who founded the company?", "Ada Brandt founded"),
        ("How long did dockers block the harbour?", "11 days"),
        ("Who called the talks useful?", "He called"),
    ],
)
def test_the_sentence_that_answers_comes_first(query: str, words: str) -> None:
    reading = read(query)
    assert reading.answers
    assert reading.ranked[0][0] == sentence(HARBOUR, words)


def test_every_candidate_has_a_probability_best_first() -> None:
    scores = [score for _, score in read("Who founded the company?").ranked]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == len(HARBOUR.sentences)
    assert all(0 < score < 1 for score in scores)


def test_equals_stand_in_article_order() -> None:
    ranked = read("Anything else?").ranked
    equal = [s.number for s, score in ranked if score == ranked[-1][1]]
    assert equal == sorted(equal)


@pytest.mark.parametrize(
    "query", ["What is the price of bread?", "How many tanks will come?", "", "?!"]
)
def test_what_no_sentence_is_near_to_is_not_answered(query: str) -> None:
    assert not read(query).answers


@pytest.mark.parametrize(
    ("query", "answers"),
    [
        ("When did Ada Brandt found the company?", True),
        ("When did Ada Brand found the company?", True),
        ("When did Ines Johansson found the company?", False),
        ("When did the US found the company?", False),
        ("Brandt: when was the company founded?", True),
        ("WHO FOUNDED THE COMPANY?", True),
    ],
    ids=["named", "spelt otherwise", "a stranger", "a country", "first word", "capitals"],
)
def test_a_question_about_someone_the_article_never_names_is_not_answered(
    query: str, answers: bool
) -> None:
    assert read(query).answers is answers


def test_without_candidates_nothing_is_answered() -> None:
    reading = READER.read("Who?", HARBOUR, ())
    assert (reading.ranked, reading.answers) == ((), False)


def test_rare_words_count_more_than_common_ones() -> None:
    source = one_block("The ramp is wet. The ramp is old. The ramp is grey. The sheep is old.")
    (first, _), *_ = read("Is the ramp like sheep?", source).ranked
    assert first.text == "The sheep is old."
