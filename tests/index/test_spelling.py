"""However the address of a page is written, it is known for the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.spelling import one_spelling

STORY = "https://news.example/story"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{STORY}#top", STORY),
        ("HTTPS://News.Example:443/story", STORY),
        ("https://news.example./story", STORY),
        ("https://news.example", "https://news.example/"),
        ("https://news.example/a|b", "https://news.example/a%7Cb"),
        ("https://news.example/a%7cb", "https://news.example/a%7Cb"),
        ("https://news.example/%7Eanna/%61", "https://news.example/~anna/a"),
        ("https://news.example/a b^[c]{d}", "https://news.example/a%20b%5E%5Bc%5D%7Bd%7D"),
        ("https://news.example/é?q='ü'", "https://news.example/%C3%A9?q=%27%C3%BC%27"),
        ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
        ("https://news.example/x/../a", "https://news.example/a"),
    ],
)
def test_every_spelling_of_an_address_is_one(one: str, other: str) -> None:
    assert one_spelling(one) == one_spelling(other)


@pytest.mark.parametrize(
    "other",
    [
        "http://news.example/story",
        "https://www.news.example/story",
        "https://news.example:8443/story",
        "https://news.example/Story",
        "https://news.example/story/",
        "https://news.example/story?id=7",
        "https://news.example/%2Fstory",
    ],
)
def test_another_address_is_another(other: str) -> None:
    assert one_spelling(other) != one_spelling(STORY)


@pytest.mark.parametrize("a", ["/a%2Fb", "/a?b%26c", "/a%3Fb", "/a%23b", "/a%25b"])
def test_what_an_escape_keeps_from_separating_does_not_separate(a: str) -> None:
    address = f"https://news.example{a}"
    assert one_spelling(address) == address


@pytest.mark.parametrize(
    "text", ["", "A paper", "https://a.example:0/", "mailto:a@b.example", "https://"]
)
def test_what_is_no_address_of_the_web_stays_as_it_is(text: str) -> None:
    assert one_spelling(text) == text


@given(st.text(max_size=40))
def test_to_spell_it_again_changes_nothing(rest: str) -> None:
    once = one_spelling(f"https://news.example/{rest}")
    assert one_spelling(once) == once
