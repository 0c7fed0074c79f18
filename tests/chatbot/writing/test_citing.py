from hypothesis import given
from hypothesis import strategies as st
from newsroom import HARBOUR

from chatbot.answer import AnswerSentence
from chatbot.writing.citing import Citations, marked
from index.types import Sentence

SUPPORT = st.lists(st.sampled_from(HARBOUR.sentences), min_size=1, max_size=3, unique=True)


@given(st.lists(SUPPORT, max_size=12))
def test_numbers_count_from_one_in_order_of_first_appearance(runs: list[list[Sentence]]) -> None:
    citations = Citations(HARBOUR)
    shown = [citations.cite("Said.", run) for run in runs]
    first_seen = list(dict.fromkeys(number for sentence in shown for number in sentence.citations))
    assert first_seen == list(range(1, len(first_seen) + 1))
    assert [citation.number for citation in citations.all] == first_seen


@given(st.lists(SUPPORT, max_size=12))
def test_a_sentence_has_one_number_wherever_it_is_cited(runs: list[list[Sentence]]) -> None:
    citations = Citations(HARBOUR)
    for run in runs:
        numbers = citations.cite("Said.", run).citations
        assert [citations.all[number - 1].quote for number in numbers] == [s.text for s in run]
    starts = [citation.start for citation in citations.all]
    assert len(set(starts)) == len(starts)


@given(st.lists(SUPPORT, max_size=12))
def test_every_span_holds_its_quote(runs: list[list[Sentence]]) -> None:
    citations = Citations(HARBOUR)
    for run in runs:
        citations.cite("Said.", run)
    for citation in citations.all:
        assert HARBOUR.text[citation.start : citation.end] == citation.quote
        assert citation.article_id == HARBOUR.id
        assert citation.article_version == HARBOUR.version


def test_a_citation_knows_its_heading() -> None:
    citations = Citations(HARBOUR)
    citations.cite("Said.", [HARBOUR.sentences[0], HARBOUR.sentences[-1]])
    assert [citation.heading for citation in citations.all] == ["", "What the company says"]


def test_only_what_was_cited_is_cited() -> None:
    citations = Citations(HARBOUR)
    citations.cite("Said.", [HARBOUR.sentences[2]])
    assert citations.cites(HARBOUR.sentences[2])
    assert not citations.cites(HARBOUR.sentences[3])


def test_each_sentence_of_the_text_is_followed_by_its_marks() -> None:
    sentences = [AnswerSentence("It rained.", (1, 2)), AnswerSentence("It snowed.", (2,))]
    assert marked(sentences) == "It rained. [1][2] It snowed. [2]"
    assert marked([]) == ""
