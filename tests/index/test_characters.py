import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.characters import MARKS, clean, clean_line

HIDDEN = {
    "zero width": "\u200b\u200c\u200d\u2060",
    "byte order mark": "\ufeff",
    "bidirectional": "\u202a\u202e\u2066\u2069\u200e\u061c",
    "tags": "\U000e0041\U000e007f",
    "variation selectors": "\ufe0f\U000e0100",
    "controls": "\x00\x07\x1b\x7f\x9f",
    "soft hyphen": "\xad",
    "blank letters": "\u115f\u3164\uffa0",
    "private use": "\ue000\U00100000",
    "half a pair": "\ud800",
}


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_what_no_reader_sees_is_taken_out(hidden: str) -> None:
    assert clean(f"a{hidden}b") == "ab"


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_line_break_becomes_one_kind(ending: str) -> None:
    assert clean(f"a{ending}b") == "a\nb"


def test_letters_are_composed() -> None:
    assert clean("Zelenskyy\u0301 caffe\u0300") == "Zelenskyý caffè"


def test_a_heap_of_marks_is_cut_down() -> None:
    assert clean("a" + "\u0316" * 50 + "b") == "a" + "\u0316" * MARKS + "b"


def test_what_a_reader_sees_is_kept() -> None:
    seen = "“Kyiv’s €1.5 bn” — Київ\t我们 हिन्दी نص 😀 ½ ★\u00a0\n\n"
    assert clean(seen) == seen


@given(st.text(max_size=300))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


def test_a_title_stands_on_one_line() -> None:
    assert clean_line(" A\r\n title\u00a0 of\u200b two\tlines ") == "A title of two lines"
