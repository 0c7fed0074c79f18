import pytest
from newsroom import HARBOUR, sentence, texts

from chatbot.reading.evidence import Evidence, briefs, select
from chatbot.reading.reader import Reading
from index.types import Sentence

LIND = sentence(HARBOUR, "will not buy")
TALKS = sentence(HARBOUR, "called the talks")
FINED = sentence(HARBOUR, "was fined")
CABLE = sentence(HARBOUR, "a cable")
COUNCIL = sentence(HARBOUR, "council supports")
THREE = sentence(HARBOUR, "three demands")
FIRST_DEMAND = sentence(HARBOUR, "First,")
LAST_DEMAND = sentence(HARBOUR, "Finally")


def reading(*ranked: tuple[Sentence, float], margin: float = 2.0) -> Reading:
    return Reading(ranked, margin)


def test_a_silent_article_gives_no_evidence() -> None:
    assert select(reading((LIND, 0.9), margin=-0.1), HARBOUR, "Why?") == Evidence()


def test_with_a_draft_to_come_less_is_evidence_and_less_of_it_is_quoted() -> None:
    doubtful = reading((LIND, 0.9), margin=-0.5)
    assert select(doubtful, HARBOUR, "Why?") == Evidence()
    assert select(doubtful, HARBOUR, "Why?", least=-1).sentences


@pytest.mark.parametrize(
    ("margin", "share", "quotable"),
    [
        (-0.5, None, False),
        (0.5, None, True),
        (0.3, 1.0, False),
        (0.4, 1.0, True),
        (0.6, 0.5, False),
        (0.7, 0.5, True),
        (0.9, 0.0, False),
        (1.0, 0.0, True),
    ],
)
def test_a_draft_that_fell_speaks_against_its_evidence_the_more_the_less_of_it_stands_there(
    margin: float, share: float | None, quotable: bool
) -> None:
    found = select(reading((LIND, 0.9), margin=margin), HARBOUR, "Why?", least=-1)
    assert found.quotable(share) is quotable


@pytest.mark.parametrize(
    ("confidence", "quotable"), [(-0.05, True), (-0.3, True), (-0.6, False), (None, False)]
)
def test_evidence_of_which_the_writer_was_confident_is_quoted_sooner(
    confidence: float | None, quotable: bool
) -> None:
    found = select(reading((LIND, 0.9), margin=0.35), HARBOUR, "Why?", least=-1)
    assert found.quotable(1.0, confidence) is quotable
    assert found.quotable(None, confidence)  # No draft fell.


def test_the_likeliest_come_first_and_the_evidence_in_article_order() -> None:
    found = select(reading((FINED, 0.8), (LIND, 0.7)), HARBOUR, "Was Lind fined?")
    assert found.best == (FINED, LIND)
    assert found.sentences == (LIND, TALKS, FINED, CABLE)


def test_only_the_first_brings_its_neighbours() -> None:
    found = select(reading((LIND, 0.8), (COUNCIL, 0.7)), HARBOUR, "Who?")
    assert found.sentences == (LIND, TALKS, COUNCIL)


def test_a_neighbour_under_another_heading_is_none() -> None:
    found = select(reading((LIND, 0.8)), HARBOUR, "Who?")
    assert LAST_DEMAND not in found.sentences
    assert found.sentences == (LIND, TALKS)


def test_the_first_and_the_last_sentence_have_one_neighbour() -> None:
    first, second, *_, last = HARBOUR.sentences
    assert select(reading((first, 0.8)), HARBOUR, "Who?").sentences == (first, second)
    assert select(reading((last, 0.8)), HARBOUR, "Who?").sentences == (COUNCIL, last)


def test_sentences_much_fainter_than_the_first_are_left_out() -> None:
    found = select(reading((LIND, 0.8), (FINED, 0.21), (COUNCIL, 0.19)), HARBOUR, "Who?")
    assert FINED in found.sentences
    assert COUNCIL not in found.sentences


def test_only_what_is_nearly_as_likely_as_the_first_may_be_quoted() -> None:
    found = select(reading((LIND, 0.8), (FINED, 0.69), (COUNCIL, 0.67)), HARBOUR, "Who?")
    assert found.best == (LIND, FINED)


def test_four_sentences_are_the_most() -> None:
    ranked = [(sentence, 0.5) for sentence in HARBOUR.sentences]
    assert len(select(reading(*ranked), HARBOUR, "Who?").best) == 4


def test_a_list_that_is_asked_for_is_the_evidence_whole() -> None:
    found = select(reading((COUNCIL, 0.9), (THREE, 0.8)), HARBOUR, "What were the demands?")
    assert found.enumeration is not None
    assert found.sentences == found.best == found.enumeration.sentences
    assert LAST_DEMAND in found.sentences


def test_a_list_whose_announcement_is_unlikely_is_not() -> None:
    ranked = ((COUNCIL, 0.9), (LIND, 0.85), (THREE, 0.8))
    assert select(reading(*ranked), HARBOUR, "What were the demands?").enumeration is None


def test_two_of_its_items_among_the_likeliest_three_will_do_too() -> None:
    ranked = ((FIRST_DEMAND, 0.9), (COUNCIL, 0.85), (LAST_DEMAND, 0.8), (THREE, 0.1))
    assert select(reading(*ranked), HARBOUR, "What were the demands?").enumeration is not None


def test_a_list_that_is_not_asked_for_is_not() -> None:
    assert select(reading((THREE, 0.9)), HARBOUR, "Who made demands?").enumeration is None


def test_an_item_past_the_end_of_a_list_has_no_evidence() -> None:
    found = reading((THREE, 0.8), (LIND, 0.7))
    assert select(found, HARBOUR, "What was the fourth demand?") == Evidence()
    assert select(found, HARBOUR, "What was the third demand?").sentences == (THREE, LAST_DEMAND)


def test_most_answers_need_one_brief() -> None:
    evidence = select(reading((LIND, 0.9)), HARBOUR, "Who?")
    (brief,) = briefs(evidence, "Who?")
    assert (brief.sentences, brief.question, brief.whole) == (evidence.sentences, "Who?", ())


def test_a_list_has_a_brief_an_item_that_must_be_told_whole() -> None:
    query = "What were the three demands?"
    made = briefs(select(reading((THREE, 0.9)), HARBOUR, query), query)
    assert [brief.question for brief in made] == [
        f"What is the {place} of these: {query}" for place in ("first", "second", "third")
    ]
    assert all(brief.sentences == (THREE, *brief.whole) for brief in made)
    assert texts(made[1].whole)[0].startswith("Secondly")
