from hypothesis import given
from hypothesis import strategies as st

from chatbot.pairs import CLAIM, CLS, QUESTION, SENTENCE, SEP, pair

LONGEST = 4 + 40 + 48 + 30 + 80 + 24 + 2
text = st.text("abc ", max_size=300)


def tokens(text: str) -> list[int]:
    return [1000 + ord(each) for each in text]


@given(text, st.lists(text, max_size=4), st.lists(text, min_size=1, max_size=4), st.data())
def test_a_pair_marks_its_sentence_and_never_grows_too_long(
    question: str, history: list[str], sentences: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(sentences) - 1))
    made = pair(question, history, sentences, at, tokens)
    assert len(made.ids) == len(made.types) <= LONGEST
    assert made.ids[0] == CLS
    assert made.ids[-1] == SEP
    first, last = (place for place, token in enumerate(made.ids) if token == SENTENCE)
    assert list(made.ids[first + 1 : last]) == tokens(sentences[at])[:80]
    assert all(made.types[first:])


def test_neighbours_stand_around_the_sentence_and_turns_before_the_question() -> None:
    made = pair("q", ["h"], ["a", "b", "c"], 1, tokens)
    inside = [SENTENCE, *tokens("b"), SENTENCE]
    head = [CLS, *tokens("h"), QUESTION, *tokens("q"), SEP]
    assert list(made.ids) == [*head, *tokens("a"), *inside, *tokens("c"), SEP]


def test_a_claim_is_marked_as_one() -> None:
    asked, claimed = (pair("q", (), ["a"], 0, tokens, kind) for kind in (QUESTION, CLAIM))
    assert asked.ids != claimed.ids
    assert CLAIM in claimed.ids
