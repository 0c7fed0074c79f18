import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.layout import LONGEST_HEADING, Piece, blocks, headline, lay_out

LONG = "The ferry left the harbour on Monday with forty people on board, and nobody waved. " * 2


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind[0], text[block.start : block.end]) for block in blocks(text)]


def test_a_line_is_a_paragraph_where_there_are_no_blank_lines() -> None:
    assert kinds("One ends.\nTwo ends.\n") == [("p", "One ends."), ("p", "Two ends.")]


def test_blank_lines_part_wrapped_paragraphs() -> None:
    assert kinds("One goes\non here.\n \nTwo\nends.") == [
        ("p", "One goes\non here."),
        ("p", "Two\nends."),
    ]


def test_long_lines_are_paragraphs_even_beside_blank_lines() -> None:
    assert [kind for kind, _ in kinds(f"{LONG}\n{LONG}\n\n{LONG}")] == ["p", "p", "p"]


def test_one_long_line_does_not_unwrap_a_text() -> None:
    text = "Two short lines\nmake a paragraph.\n\n" * 20 + LONG
    assert kinds(text)[0] == ("p", "Two short lines\nmake a paragraph.")


def test_a_short_line_without_a_full_stop_between_paragraphs_is_a_heading() -> None:
    assert kinds("One ends.\n“More is needed”\nTwo ends.")[1] == ("h", "“More is needed”")


NO_HEADINGS = (
    "He left.”",
    "What happens next?",
    "Four issues were named:",
    "he said on Monday",
    "- a bullet",
    "By Ann Lee",
    "KYIV, Ukraine",
    "Monday, April 20, 2023",
    "Updated 9:30 a.m. today",
    "w" * (LONGEST_HEADING + 1),
    "She began--",
)


@pytest.mark.parametrize("line", NO_HEADINGS)
def test_a_line_like_this_is_no_heading(line: str) -> None:
    assert [kind for kind, _ in kinds(f"One ends.\n{line}\nTwo ends.")] == ["p", "p", "p"]


def test_short_lines_in_a_row_are_a_list() -> None:
    found = kinds("The winners are\nAnn Smith\nBen Jones\nThe race is over.")
    assert [kind for kind, _ in found] == ["p", "p", "p", "p"]


def test_the_last_line_is_no_heading() -> None:
    assert kinds("One ends.\nThe Herald")[-1] == ("p", "The Herald")


def test_bullets_are_left_out_and_part_wrapped_items() -> None:
    assert kinds("Items:\n\n- one\n  goes on.\n- two.") == [
        ("p", "Items:"),
        ("p", "one\n  goes on."),
        ("p", "two."),
    ]


def test_ornaments_are_no_blocks() -> None:
    assert kinds("One ends.\n* * *\nTwo ends.") == [("p", "One ends."), ("p", "Two ends.")]


@given(st.text(alphabet="aB.:\n -•“1", max_size=120))
def test_every_letter_and_digit_is_in_a_block_and_none_overlap(text: str) -> None:
    last = 0
    for block in blocks(text):
        assert last <= block.start < block.end
        assert not any(char.isalnum() for char in text[last : block.start])
        last = block.end
    assert not any(char.isalnum() for char in text[last:])


def test_pieces_are_joined_by_a_blank_line_and_keep_their_kind() -> None:
    text, found = lay_out([Piece("heading", "One"), Piece("text", "Two.\nThree.")], "Title")
    assert text == "One\n\nTwo.\nThree."
    assert [(block.kind, text[block.start : block.end]) for block in found] == [
        ("heading", "One"),
        ("paragraph", "Two."),
        ("paragraph", "Three."),
    ]


@pytest.mark.parametrize("kind", ["heading", "text"])
def test_a_first_line_that_repeats_the_title_is_no_block(kind: str) -> None:
    pieces = [Piece("heading" if kind == "heading" else "text", "Tides  rise"), Piece("text", "A.")]
    text, found = lay_out(pieces, "TIDES rise")
    assert text.startswith("Tides  rise")
    assert [text[block.start : block.end] for block in found] == ["A."]


def test_a_text_without_title_has_its_first_heading() -> None:
    assert headline([Piece("text", "Tides rise\nOne ends.")]) == "Tides rise"
    assert headline([Piece("heading", "Why?"), Piece("text", "One ends.")]) == "Why?"
    assert headline([Piece("text", "One ends.\nTwo ends.")]) == ""
    assert headline([Piece("text", "Tides rise")]) == ""
