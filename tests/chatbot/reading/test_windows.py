from hypothesis import given
from hypothesis import strategies as st

from chatbot.reading.windows import (
    CLAIM,
    END,
    MOST,
    QUESTION,
    SENTENCE,
    START,
    Window,
    around,
    head,
)

text = st.text("abc ", max_size=300)


def tokens(text: str) -> list[int]:
    return [1000 + ord(each) for each in text]


def read(sentences: list[str], wanted: list[int], count: int = 99) -> list[Window]:
    return around(head("q", (), tokens), sentences, wanted, tokens, count)


@given(text, st.lists(text, max_size=4), st.lists(text, min_size=1, max_size=30))
def test_windows_read_every_sentence_wanted_and_never_grow_too_long(
    question: str, history: list[str], sentences: list[str]
) -> None:
    opening = head(question, history, tokens)
    made = around(opening, sentences, range(len(sentences)), tokens, len(sentences))
    assert {number for window in made for number in window.numbers} == set(range(len(sentences)))
    for window in made:
        assert len(window.ids) <= MOST
        assert window.ids[: len(opening)] == opening
        assert window.ids[-1] == END
        assert [window.ids[mark] for mark in window.marks] == [SENTENCE] * len(window.numbers)


def test_a_window_is_the_question_behind_the_turns_before_it_and_sentences_each_with_a_mark() -> (
    None
):
    (made,) = around(head("q", ["h"], tokens), ["a", "b"], [1], tokens, 1)
    opening = [START, *tokens("h"), QUESTION, *tokens("q"), END]
    assert list(made.ids) == [*opening, *tokens("a"), SENTENCE, *tokens("b"), SENTENCE, END]
    assert made.numbers == (0, 1)


def test_what_is_wanted_first_is_read_first_and_to_both_sides_of_it() -> None:
    sentences = ["x" * 60] * 40
    first, second = read(sentences, [20, 3], 2)
    assert min(first.numbers) < 20 < max(first.numbers)
    assert min(second.numbers) < 3 < max(second.numbers)


def test_windows_share_a_sentence_or_two_and_no_more() -> None:
    sentences = ["x" * 30] * 60
    made = read(sentences, list(range(60)))
    held = [number for window in made for number in window.numbers]
    shared = len(held) - len(set(held))
    assert 0 < shared <= 2 * len(made) * 2


def test_a_claim_is_marked_as_one() -> None:
    asked, claimed = (head("q", (), tokens, kind) for kind in (QUESTION, CLAIM))
    assert asked != claimed
    assert CLAIM in claimed


def test_no_more_windows_are_read_than_are_asked_for() -> None:
    sentences = ["x" * 100] * 40
    assert len(read(sentences, list(range(40)), 3)) == 3 < len(read(sentences, list(range(40))))


def test_of_what_is_too_long_the_turns_lose_their_beginning_and_all_else_its_end() -> None:
    long = "".join(map(chr, range(200)))
    (made,) = around(head(long, [long], tokens), [long], [0], tokens, 1)
    asked = made.ids.index(QUESTION)
    (mark,) = made.marks
    end = made.ids.index(END)
    turns, question, sentence = (
        made.ids[1:asked],
        made.ids[asked + 1 : end],
        made.ids[end + 1 : mark],
    )
    assert all(0 < len(part) < len(long) for part in (turns, question, sentence))
    assert list(turns) == tokens(long)[-len(turns) :]
    assert list(question) == tokens(long)[: len(question)]
    assert list(sentence) == tokens(long)[: len(sentence)]
