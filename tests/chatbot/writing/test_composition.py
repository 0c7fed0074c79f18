import re

from hypothesis import given
from hypothesis import strategies as st
from newsroom import HARBOUR

from chatbot.answer import Nearest, Seconds, Versions
from chatbot.asking.replies import Reply
from chatbot.writing.composition import Composition
from index.types import Sentence

VERSIONS = Versions("a", "p", "w", "r", "e")
SUPPORT = st.lists(st.sampled_from(HARBOUR.sentences), min_size=1, max_size=3, unique=True)
FIRST, SECOND, *_ = HARBOUR.sentences


def composed(*ticks: float) -> Composition:
    """A composition begun at 100, whose clock tells the next of `ticks` each time."""
    clock = iter(ticks or [100.0] * 50)
    return Composition(HARBOUR, VERSIONS, lambda: next(clock), started=100.0)


@given(st.lists(SUPPORT, max_size=10))
def test_the_marks_in_the_text_are_the_numbers_of_the_citations(runs: list[list[Sentence]]) -> None:
    composition = composed()
    for run in runs:
        composition.add("Said.", run)
    answer = composition.done().answer
    marks = dict.fromkeys(map(int, re.findall(r"\[(\d+)\]", answer.text)))
    assert list(marks) == [citation.number for citation in answer.citations]


def test_an_event_brings_only_the_citations_that_are_new() -> None:
    composition = composed()
    assert [c.number for c in composition.add("One.", [FIRST]).citations] == [1]
    assert [c.number for c in composition.add("Two.", [FIRST, SECOND]).citations] == [2]
    assert composition.add("Three.", [SECOND]).citations == ()


def test_the_clock_is_read_at_evidence_first_sentence_and_end() -> None:
    composition = composed(100.25, 101.5, 104.0)
    composition.show([FIRST])
    composition.add("One.", [FIRST])
    composition.add("Two.", [SECOND])
    assert composition.done().answer.seconds == Seconds(0.25, 1.5, 4.0)


def test_a_refusal_found_out_at_its_end() -> None:
    nearest = Nearest("q", 0, 1, "")
    answer = composed(100.5).refuse(Reply("Nein.", "de"), nearest).answer
    assert (answer.reply, answer.language) == ("Nein.", "de")
    assert answer.seconds == Seconds(0.5, None, 0.5)
    assert (answer.status, answer.nearest, answer.text) == ("refused", nearest, "")


def test_withheld_claims_are_counted_and_not_shown() -> None:
    composition = composed()
    composition.drop("A lie.")
    composition.drop("Another.")
    answer = composition.done().answer
    assert (answer.dropped, answer.text) == (2, "")


def test_what_a_sentence_says_already_is_told() -> None:
    composition = composed()
    composition.add("Dockers blocked the harbour for 11 days.", [FIRST])
    assert composition.tells("The harbour was blocked.")
    assert not composition.tells("The harbour was reopened.")


def test_what_is_cited_is_known() -> None:
    composition = composed()
    composition.add("One.", [FIRST])
    assert composition.cites(FIRST) and not composition.cites(SECOND)
