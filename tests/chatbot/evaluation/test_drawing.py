"""Which questions are asked: the same for the same seed, spread over the articles."""

from hypothesis import given
from hypothesis import strategies as st
from questionnaire import document

from chatbot.evaluation.drawing import Drawn, draw, only
from chatbot.evaluation.questions import Document

SETS = st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=8).map(
    lambda shapes: [document(f"d{at}", *shape) for at, shape in enumerate(shapes)]
)


def keys(drawn: tuple[Drawn, ...]) -> list[tuple[str, str]]:
    return [each.key for each in drawn]


@given(SETS, st.integers(0, 9), st.integers(1, 20))
def test_a_smaller_limit_gives_the_beginning_of_a_larger_one(
    documents: list[Document], seed: int, limit: int
) -> None:
    every = keys(draw(documents, None, seed))
    some = keys(draw(documents, limit, seed))
    assert sorted(every) == sorted((d.doc_id, turn.id) for d in documents for turn in d.turns)
    assert some == every[: len(some)]
    assert len(some) >= min(limit, len(every))


def test_every_article_gives_a_question_before_any_gives_a_second() -> None:
    documents = [document(f"d{at}", at + 1) for at in range(5)]
    asked = [doc_id for doc_id, _ in keys(draw(documents, None, 1))]
    assert len(set(asked[:5])) == 5 and len(set(asked[5:9])) == 4


def test_another_seed_draws_others() -> None:
    documents = [document(f"d{at}", 5) for at in range(20)]
    assert keys(draw(documents, 10, 1)) != keys(draw(documents, 10, 2))
    assert keys(draw(documents, 10, 1)) == keys(draw(documents, 10, 1))


def test_conversations_are_drawn_whole_with_what_was_asked_before() -> None:
    drawn = draw([document(f"d{at}", 3, conversational=True) for at in range(5)], 4, 1)
    assert len(drawn) == 6
    assert [len(each.earlier) for each in drawn] == [0, 1, 2, 0, 1, 2]
    assert drawn[2].earlier == drawn[2].document.turns[:2]


def test_only_those_named_are_left_in_their_order() -> None:
    drawn = draw([document("a", 3), document("b", 3)], None, 1)
    named = frozenset({drawn[4].key, drawn[1].key})
    assert only(drawn, named) == (drawn[1], drawn[4])
