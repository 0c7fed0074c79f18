"""What is written of an article reads back as the same article."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.characters import clean
from index.formats import Draft, markdown
from index.header import Header
from index.layout import Piece
from index.markdown import written

LINES = (
    st.text(max_size=60)
    | st.lists(
        st.sampled_from([*"#-+*_`~<>[]()!&;\\|=:.1a ", "&amp;", "---", "[a]: b", "\n", "> "]),
        max_size=20,
    ).map("".join)
).map(lambda text: "\n".join(filter(None, (" ".join(x.split()) for x in clean(text).split("\n")))))
PIECES = st.lists(
    st.builds(Piece, st.sampled_from(["heading", "text"]), LINES.filter(bool)), max_size=4
).map(tuple)


def by_line(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return tuple(Piece(piece.kind, line) for piece in pieces for line in piece.text.split("\n"))


@given(PIECES)
@example((Piece("text", "1. One"), Piece("text", "- two"), Piece("text", "# three #")))
@example((Piece("heading", "C# #"), Piece("text", "[a]: b"), Piece("text", "***")))
@example((Piece("text", "a | b\n--- | ---\nc | d"), Piece("text", "AT&T &amp; <b>x</b>")))
@example((Piece("text", "~~~"), Piece("text", "---"), Piece("text", "+"), Piece("text", "\\")))
def test_headings_and_paragraphs_read_back(pieces: tuple[Piece, ...]) -> None:
    draft = Draft(Header("Tides", "https://news.example/a"), pieces)
    read = markdown(clean(written(draft)))
    assert (read.header, read.pieces) == (draft.header, by_line(pieces))


@pytest.mark.parametrize("text", ["The ferry sails on Monday.", "Nobody – not one – waved, 3–2."])
def test_plain_words_are_written_plainly(text: str) -> None:
    assert written(Draft(Header("Tides"), (Piece("text", text),))) == (
        f"---\ntitle: Tides\n---\n\n{text}\n"
    )
