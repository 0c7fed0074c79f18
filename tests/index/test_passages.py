import hashlib
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from index.article import article
from index.passages import LONGEST, MOST_SENTENCES, passages
from index.types import Article

LINES = st.sampled_from(
    [
        *("One ends. Two ends. Three ends. Four ends.", "Heading", "Word. " * 30, "x" * 500),
        *("A long one " * 40 + "ends. Then a short one.", "“Short.” He left."),
    ]
)
ARTICLES = st.lists(LINES, min_size=1, max_size=8).map(
    lambda lines: article("hostile", "Title", "", "\n".join(lines))
)


def made(text: str) -> Article:
    return article("tides", "Tides", "", text)


@given(ARTICLES)
def test_every_sentence_is_in_a_passage_and_in_order(subject: Article) -> None:
    found = passages(subject)
    covered = [number for passage in found for number in range(passage.first, passage.last + 1)]
    assert set(covered) == {sentence.number for sentence in subject.sentences}
    assert covered == sorted(covered)


@given(ARTICLES)
def test_a_passage_is_the_articles_own_text_and_bounded(subject: Article) -> None:
    for passage in passages(subject):
        first, last = subject.sentences[passage.first], subject.sentences[passage.last]
        assert passage.text == subject.text[passage.start : passage.end]
        assert (passage.start, passage.end) == (first.start, last.end)
        assert passage.last - passage.first < MOST_SENTENCES
        assert len(passage.text) <= LONGEST or passage.first == passage.last


@given(ARTICLES)
def test_no_passage_crosses_a_heading(subject: Article) -> None:
    headings = [block.start for block in subject.blocks if block.kind == "heading"]
    for passage in passages(subject):
        assert not any(passage.start < start < passage.end for start in headings)
        assert passage.heading == subject.sentences[passage.last].heading


@given(ARTICLES)
def test_the_same_article_gives_the_same_passages(subject: Article) -> None:
    assert passages(subject) == passages(subject)


def test_a_passage_begins_with_the_last_sentence_of_the_one_before() -> None:
    found = passages(made("One ends. Two ends. Three ends. Four ends. Five ends. Six ends."))
    assert [(passage.first, passage.last) for passage in found] == [(0, 2), (2, 4), (4, 5)]
    assert all(before.last == after.first for before, after in pairwise(found))


def test_a_very_long_sentence_stands_alone() -> None:
    found = passages(made(f"One ends. It went on{' and on' * 80}. Three ends."))
    assert [(passage.first, passage.last) for passage in found] == [(0, 0), (1, 1), (2, 2)]


def test_two_sections_of_one_name_are_not_one() -> None:
    found = passages(made("One ends.\nNotes\nTwo ends.\nNotes\nThree ends."))
    assert [passage.heading for passage in found] == ["", "Notes", "Notes"]


def test_the_id_names_article_place_and_text() -> None:
    before, after = passages(made("The tide rose."))[0], passages(made("The tide fell."))[0]
    assert before.id == f"tides:0:{hashlib.sha256(b'The tide rose.').hexdigest()[:8]}"
    assert after.id.startswith("tides:0:")
    assert after.id != before.id
