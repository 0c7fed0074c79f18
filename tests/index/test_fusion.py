import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import fuse

ranking = st.lists(st.integers(0, 8), unique=True)


@pytest.mark.parametrize(
    ("rankings", "fused"),
    [
        ([], ()),
        ([[], []], ()),
        ([["a", "b"]], ("a", "b")),
        ([["a", "b"], []], ("a", "b")),
        ([["a", "b", "c"], ["c", "b"]], ("c", "b", "a")),
        ([["a"], ["b"]], ("a", "b")),
        ([["a", "b"], ["b", "a"]], ("a", "b")),
        ([["b", "a"], ["a", "b"]], ("b", "a")),
    ],
)
def test_what_two_rankings_like_comes_before_what_one_does(
    rankings: list[list[str]], fused: tuple[str, ...]
) -> None:
    assert fuse(rankings) == fused


def test_a_small_k_favours_the_first_ranks() -> None:
    rankings = [
        ["first-and-fourth", "twice-second"],
        ["c", "twice-second", "d", "first-and-fourth"],
    ]
    assert fuse(rankings, k=60)[0] == "twice-second"
    assert fuse(rankings, k=0)[0] == "first-and-fourth"


@given(st.lists(ranking, max_size=4))
def test_every_item_comes_out_once(rankings: list[list[int]]) -> None:
    fused = fuse(rankings)
    assert len(fused) == len(set(fused))
    assert set(fused) == {item for ranking in rankings for item in ranking}


@given(ranking, st.integers(1, 4))
def test_rankings_that_agree_are_kept(one: list[int], times: int) -> None:
    assert fuse([one] * times) == tuple(one)
