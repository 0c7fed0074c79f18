import hashlib
import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.article import LONGEST_ID, article, read, slug
from index.errors import ArticleInvalid
from index.files import MOST_BYTES
from index.sources import discover

SEED = Path(__file__).parents[2] / "seeds" / "stoltenberg-in-kiev.txt"
HOSTILE = st.text(max_size=200) | st.lists(
    st.sampled_from(["\r\n", "\n\n", "Heading", "He left. ", "“No.” ", "- ", "\u202e", "e\u0301"]),
    max_size=40,
).map("".join)


def written(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_the_seed_is_read_whole() -> None:
    seed = read(SEED)
    assert (seed.id, seed.source) == (SEED.stem, "The Eastern Herald")
    assert len(seed.questions) == 4
    assert seed.text == SEED.read_text("utf-8").split("---\n")[2].strip()
    assert [
        seed.text[block.start : block.end] for block in seed.blocks if block.kind[0] == "h"
    ] == [
        "“Kiev needs something more”",
        "Aid of 150 billion euros",
        "Moscow’s reaction",
    ]
    assert seed.sentences[11].text == "“The first is Rammstein."
    assert seed.sentences[11].heading == "“Kiev needs something more”"


def test_the_version_is_the_digest_of_the_text_alone() -> None:
    one, two = article("a", "One", "", "He left."), article("b", "Two", "Herald", "He left.")
    assert one.version == two.version == hashlib.sha256(b"He left.").hexdigest()


@given(HOSTILE)
def test_a_sentence_is_the_text_between_its_ends(text: str) -> None:
    try:
        made = article("hostile", "Title", "", text)
    except ArticleInvalid:
        assert not any(char.isalnum() for char in unicodedata.normalize("NFC", text))
        return
    for number, sentence in enumerate(made.sentences):
        block = made.blocks[sentence.block]
        assert sentence.number == number
        assert made.text[sentence.start : sentence.end] == sentence.text
        assert block.kind == "paragraph"
        assert block.start <= sentence.start < sentence.end <= block.end


def test_positions_in_a_plain_text_hold_in_the_article() -> None:
    text = "\n  One ends.\n\nTwo\twraps\nand ends.  \n"
    assert article("a", "T", "", text).text == text


def test_a_sentence_stands_under_the_heading_above_it() -> None:
    made = article("a", "T", "", "One ends.\nNotes\nTwo ends. Three ends.")
    assert [(s.block, s.heading) for s in made.sentences] == [(0, ""), (2, "Notes"), (2, "Notes")]


def test_a_title_that_is_not_given_is_found_or_made() -> None:
    assert article("a", "", "", "Tides rise\nOne ends.").title == "Tides rise"
    assert article("high-tides", "", "", "One ends.").title == "High tides"


FORMATS = {
    "tides.txt": "---\ntitle: Tides\n---\nOne ends.\nNotes\nTwo ends.",
    "tides.MD": "---\ntitle: Tides\n---\n# Tides\n\nOne ends.\n\n## Notes\n\nTwo ends.",
    "tides.html": "<html><head><title>Tides</title></head><body><article><h1>Tides</h1>"
    "<p>One ends.</p><h2>Notes</h2><p>Two ends.</p>" + "<p>More is told here.</p>" * 20,
}


@pytest.mark.parametrize(("name", "content"), FORMATS.items())
def test_every_format_gives_the_same_article(tmp_path: Path, name: str, content: str) -> None:
    made = read(written(tmp_path, name, content))
    assert (made.id, made.title) == ("tides", "Tides")
    assert [(s.text, s.heading) for s in made.sentences[:2]] == [
        ("One ends.", ""),
        ("Two ends.", "Notes"),
    ]


def test_encoding_marks_and_line_ends_change_nothing(tmp_path: Path) -> None:
    plain = read(written(tmp_path, "a.txt", "One ends.\nTwo ends."))
    marked = read(written(tmp_path, "b.txt", b"\xef\xbb\xbfOne en\xe2\x80\x8bds.\r\nTwo\x00 ends."))
    assert marked.text == plain.text


INVALID = {
    "latin.txt": (b"One.\nCaf\xe9.", "byte 8, line 2: not UTF-8"),
    "wide.txt": ("One.".encode("utf-16"), "byte 0, line 1: not UTF-8"),
    "empty.txt": (b"", "no sentence"),
    "blank.md": (b"---\ntitle: T\n---\n \n* * *\n", "no sentence"),
    "bare.md": (b"# One\n\n## Two\n", "no sentence"),
    "big.txt": (b"x" * (MOST_BYTES + 1), "longer than"),
    "word.docx": (b"One.", r"not \.txt, \.md, \.html"),
    "header.txt": (b"---\ntitle: 5\n---\nOne.", "title: int"),
}


@pytest.mark.parametrize(("name", "content", "message"), [(k, *v) for k, v in INVALID.items()])
def test_a_file_that_is_no_article_is_named_and_refused(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    path = written(tmp_path, name, content)
    with pytest.raises(ArticleInvalid, match=rf"^{re.escape(str(path))}: {message}.*;"):
        read(path)


def link(path: Path) -> None:
    path.symlink_to(SEED)


MAKERS: dict[str, Callable[[Path], None]] = {"link": link, "pipe": os.mkfifo, "folder": Path.mkdir}


@pytest.mark.parametrize("kind", MAKERS)
def test_only_a_regular_file_is_read(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.txt"
    MAKERS[kind](path)
    with pytest.raises(ArticleInvalid, match=r"a regular file"):
        read(path)


@pytest.mark.parametrize("id", ["", "A", "a b", "-a", "a--b", "ä", "a" * (LONGEST_ID + 1), "a\n"])
def test_an_id_that_is_no_slug_is_refused(id: str) -> None:
    with pytest.raises(ArticleInvalid, match="not an id"):
        article(id, "T", "", "He left.")


def test_questions_are_cleaned_and_empty_ones_left_out() -> None:
    assert article("a", "T", "", "He left.", questions=(" Why\n? ", "")).questions == ("Why ?",)


SLUGS = {
    "Stoltenberg in_Kiev!": "stoltenberg-in-kiev",
    "Über Kiew": "uber-kiew",
    "2024": "2024",
}


@pytest.mark.parametrize(("name", "expected"), SLUGS.items())
def test_an_id_is_the_name_in_plain_letters(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_names_that_lose_letters_stay_apart() -> None:
    assert slug("Київ 2024") != slug("Львів 2024")
    assert slug("Київ 2024").startswith("2024-")


@given(st.text(max_size=120))
@example("")
@example("ß" * 300)
@example("x" * 300)
def test_any_name_gives_a_valid_id(name: str) -> None:
    assert article(slug(name), "T", "", "He left.").id == slug(name)


def test_a_folder_gives_its_articles_sorted(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    kept = ["a.md", "b/c.html", "z.TXT"]
    for name in [*kept, "README.md", ".x.txt", "golden.jsonl", ".hidden/y.txt", "b/readme.md"]:
        (tmp_path / name).touch()
    assert discover([tmp_path]) == tuple(tmp_path / name for name in kept)


def test_a_file_that_is_given_is_taken_once(tmp_path: Path) -> None:
    file, other = tmp_path / "README.md", tmp_path / "a.txt"
    file.touch()
    other.touch()
    assert discover([file, tmp_path, other, file]) == (file, other)


@pytest.mark.parametrize("name", ["nothing", "nothing.txt"])
def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArticleInvalid, match=rf"{name}: there is nothing of that name; give an"):
        read(tmp_path / name)
