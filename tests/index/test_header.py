import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.characters import clean, clean_line
from index.errors import ArticleInvalid
from index.header import LONGEST_HEADER, LONGEST_LINE, Header, parse, written


def test_a_header_gives_title_source_questions_and_sites() -> None:
    text = (
        "---\ntitle: Tides\nsource: The Herald\nquestions:\n- Why?\n- Who?\n"
        "sites:\n- https://News.example:443\nlayout: x\n---\nBody"
    )
    header, body = parse(text)
    assert header == Header("Tides", "The Herald", ("Why?", "Who?"), ("https://news.example",))
    assert body.strip() == "Body"


@pytest.mark.parametrize("text", ["Body", "Body\n---\nmore", "", "--- not a header\n---\n"])
def test_a_text_may_have_no_header(text: str) -> None:
    assert parse(text) == (Header(), text)


@pytest.mark.parametrize("written", ["", "title:\nsource:\nquestions:\n", "# a comment\n"])
def test_a_header_may_be_empty(written: str) -> None:
    assert parse(f"---\n{written}---\nBody")[0] == Header()


def test_hidden_characters_spelled_in_yaml_are_taken_out() -> None:
    assert parse('---\ntitle: "a\\u202E\\nb"\n---\n')[0].title == "a b"


WRONG = {
    "title: 2024": "title: int",
    "title: [a]": "title: list",
    "source: yes": "source: bool",
    "questions: Why?": "questions: not a list",
    "questions: [1]": "questions: int",
    "sites: https://a.example": "sites: not a list",
    "sites: ['*']": "sites: * is no exact origin",
    "sites: [https://a.example/news]": "sites: https://a.example/news is no exact origin",
    "title: a: b": "header, line 2: not valid YAML",
    "source: x\ntitle: [a": "header, line 4: not valid YAML",
    "date: 2024-99-99": "header: not valid YAML",
    "title: !!python/name:os.system": "header, line 2: not valid YAML",
    "a: &a x\ntitle: *a": "header: YAML aliases",
    "- a list": "header: not pairs",
    "just words": "header: not pairs",
    "a: " + "[" * 2000: "header, line 3: not valid YAML",
    "a: " + "x" * LONGEST_HEADER: "header: longer",
    "title: " + "x" * (LONGEST_LINE + 1): "title: longer",
}


@pytest.mark.parametrize(("written", "message"), WRONG.items())
def test_a_wrong_header_is_refused_with_the_place(written: str, message: str) -> None:
    with pytest.raises(ArticleInvalid) as refusal:
        parse(f"---\n{written}\n---\nBody")
    assert str(refusal.value).startswith(message)
    assert "\n" not in str(refusal.value)


def test_a_header_without_end_is_refused() -> None:
    with pytest.raises(ArticleInvalid, match="close it with a line ---"):
        parse("---\ntitle: Tides\nBody")


LINE = st.text(max_size=LONGEST_LINE).map(clean_line)


@given(LINE, LINE, st.lists(LINE, max_size=3))
def test_a_header_that_is_written_reads_back(title: str, source: str, questions: list[str]) -> None:
    header = Header(title, source, tuple(questions), ("https://news.example",))
    read, body = parse(clean(written(header, "Body\n---\nmore")))
    assert (read, body.strip()) == (header, "Body\n---\nmore")
