from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical import Lexicon

TEXTS = [
    "The ramp was repaired in May.",
    "Repairing the ramp cost 7 million crowns.",
    "Sheep graze above the harbour.",
    "Sheep graze above the harbour.",
]


@pytest.mark.parametrize(
    ("query", "positions"),
    [
        ("ramps repair", (0, 1)),
        ("What did it cost?", (1,)),
        ("7", (1,)),
        ("SHEEP", (2, 3)),
        ("the of and", ()),
        ("", ()),
        ("volcano", ()),
        ("volcano sheep", (2, 3)),
    ],
)
def test_texts_are_found_by_the_stems_they_share(query: str, positions: tuple[int, ...]) -> None:
    assert Lexicon(TEXTS).best(query, limit=10) == positions


def test_no_more_than_asked_for_are_found() -> None:
    assert Lexicon(TEXTS).best("sheep", limit=1) == (2,)


@pytest.mark.parametrize("texts", [[], [""], ["the", "!"]])
def test_texts_without_terms_find_nothing(texts: list[str]) -> None:
    assert Lexicon(texts).best("the sheep", limit=3) == ()


@given(st.lists(st.text(), max_size=6), st.text())
def test_any_text_may_be_asked_for_in_any_texts(texts: list[str], query: str) -> None:
    positions = Lexicon(texts).best(query, limit=3)
    assert len(set(positions)) == len(positions) <= 3
    assert set(positions) <= set(range(len(texts)))


def test_threads_get_what_one_gets_alone() -> None:
    lexicon = Lexicon(TEXTS)
    queries = ["ramps repair", "sheep", "cost 7", "harbour"] * 50
    alone = [lexicon.best(query, limit=3) for query in queries]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda query: lexicon.best(query, limit=3), queries)) == alone
