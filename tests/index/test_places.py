"""A span that somebody marked in a text is found again in the article made of it."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.article import article
from index.characters import clean
from index.places import places

HOSTILE = st.text(
    st.sampled_from("abZ .\r\n\u0301\u0327\u0345\u200b\u200d\u00ad\u202e\x00é\u1112\u1161\u11ab가")
    | st.characters(exclude_categories=[])
)


@given(HOSTILE)
@example("e\u200b\u0301x")
@example("\r\n\r\n")
@example("a" + "\u0301" * 12 + "b")
@example("\u200be\u0301\u0327")
@example("\u1112\u1161\u11ab")
def test_wherever_the_text_can_be_cut_the_place_is_exact(text: str) -> None:
    found = places(text)
    whole = clean(text)
    for at in range(len(text) + 1):
        left, right = clean(text[:at]), clean(text[at:])
        start, end = found.moved((at, len(text)))[0], found.moved((0, at))[1]
        assert start <= end
        if left + right == whole and _is_apart(text, at):
            assert whole[start:] == right and whole[:end] == left


@given(HOSTILE, st.data())
def test_places_never_go_back_and_cover_what_is_between(text: str, data: st.DataObject) -> None:
    found = places(text)
    assert list(found.before) == sorted(found.before)
    assert list(found.after) == sorted(found.after)
    assert (found.before[0], found.after[0]) == (0, 0)
    assert (found.before[-1], found.after[-1]) == (len(text), len(clean(text)))
    cuts = st.sampled_from(range(len(found.before)))
    first, last = sorted((data.draw(cuts), data.draw(cuts)))
    inside = text[found.before[first] : found.before[last]]
    assert clean(text)[found.after[first] : found.after[last]] == clean(inside)


def _is_apart(text: str, at: int) -> bool:
    """Whether what stands after the cut, hidden characters left out, is no mark."""
    visible = clean(text[at:])
    return not visible or not unicodedata.combining(unicodedata.normalize("NFD", visible)[0])


@pytest.mark.parametrize(
    ("text", "marked", "becomes"),
    [
        ("He said: cafe\u0301 noir.\r\nThen he left.", "cafe\u0301", "café"),
        ("A\u200b zero\u200b\u200bwidth  word.", "zero\u200b\u200bwidth", "zerowidth"),
        ("One.\r\nTwo.\r\nThree.", "Two.\r\nThree", "Two.\nThree"),
        ("---\ntitle: x\n---\nThe body.", "title: x", "title: x"),
        ("Plain text.", "text", "text"),
        ("A noe\u0308l.", "noe", "noë"),
    ],
)
def test_a_marked_span_is_moved_to_the_article(text: str, marked: str, becomes: str) -> None:
    start = text.index(marked)
    made = article("x", "", "", text)
    first, last = places(text).moved((start, start + len(marked)))
    assert made.text[first:last] == becomes


def test_many_hidden_characters_and_marks_cost_no_more_than_others() -> None:
    text = "e" + "\u0301" * 20_000 + "\u200b" * 20_000 + "x"
    assert places(text).moved((len(text) - 1, len(text))) == (
        len(clean(text)) - 1,
        len(clean(text)),
    )
