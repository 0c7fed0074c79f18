import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sentences import LONGEST, split

ONE = (
    "“Is it so?” he asked.",
    "“Are we ready?” Mr. Martins asked.",
    "“Make that possible,” he said. said the Secretary General.",
    "The U.S. Senate met on Jan. 5 in Washington, D.C., with Sen. Smith.",
    "By 9 a.m. Monday, No. 1 had paid $1.5 million of 2.75 at the July 11-12 summit.",
    "Mr. Smith Jr. met Dr. J. K. Rowling and A. M. Rosenthal of Yahoo! Inc. at St. Paul’s.",
    "“Yes!”, he said in Wash. — Lamesa White and her four",
    "He set a vote for 1 a.m. Monday and 2 p.m. Pacific time.",
    "He saw Ms. Fortier, the Rev. Christopher Heanue and Sgt. Michael Faranda came.",
    "The S.&P. 500 index rose, and so did Windsor v. Smith.",
    "The wall (max. 6.5 m) of the Yeke Ulus (lit. “Great State”) fell.",
    "Visit nytimes.com or write to desk@example.org about v3.2 today.",
    "They wait … and so on ... until it ends",
    "By then Mr.[2] Lind had left the U.S.[3] with v1.2.[4] of it, and “go.”[5] was all he said.",
    "1. The first thing",
    "Q. How does it compare?",
)

MANY = (
    ("“Putin must not win. If he does, we act,” he said.", ("“Putin must not win.", None)),
    ("(He did.) Then it ended.", ("(He did.)", "Then it ended.")),
    ("Smith Jr. said no. “We won.”", ("Smith Jr. said no.", "“We won.”")),
    ('He said "no." She said "yes."', ('He said "no."', 'She said "yes."')),
    ("They said ‘no.’ ” Then", ("They said ‘no.’ ”", "Then")),
    ("An “unclosed quote. Then more. And", ("An “unclosed quote.", "Then more.", "And")),
    ("«Oui.» Il part. « Bon. » Elle", ("«Oui.»", "Il part.", "« Bon. »", "Elle")),
    ("„Eins.“ Dann »Zwei. Drei.« Ende", ("„Eins.“", "Dann »Zwei.", "Drei.«", "Ende")),
    ("It ended at 5 p.m. Then it was 10 m.p.h. The end", (None, "Then it was 10 m.p.h.", None)),
    ("He left the U.S. The end", ("He left the U.S.", "The end")),
    ("He told me. Around May. Smith", ("He told me.", "Around May.", "Smith")),
    ("It is at most f(n). However", ("It is at most f(n).", "However")),
    ("It is the root of n. Wilson", ("It is the root of n.", "Wilson")),
    ("At Sachs Inc. Mr. Smith", ("At Sachs Inc.", "Mr. Smith")),
    ("He waited... Then… Now", ("He waited...", "Then…", "Now")),
    ("★ One is. Two is. ★ Three is. Four", ("★ One is.", "Two is.", "★ Three is.", "Four")),
    ("1. First thing. 2. Second", ("1. First thing.", "2. Second")),
    ("Who? He! She?! They", ("Who?", "He!", "She?!", "They")),
    ("he said.Then “we won.”He", ("he said.", "Then “we won.”", "He")),
    ("Mr.\nSmith\nleft. He\ncame", ("Mr.\nSmith\nleft.", "He\ncame")),
    ("Он ушёл. Она осталась. 我们走。他来了！", (None, "Она осталась.", "我们走。", "他来了！")),
    ("There are 20. • An article", ("There are 20.", "• An article")),
    ("He left.[12] On 5 May it", ("He left.[12]", "On 5 May it")),
    ("It was “over.”[a][citation needed] He", ("It was “over.”[a][citation needed]", "He")),
)

HOSTILE = st.lists(
    st.sampled_from(
        [
            *"“”\"'’‘«»()[]★•.?!…,;\n\t \u00a0\u2028\u200b\ud800\x00",
            *("...", ". ", "Mr. ", "U.S. ", "a.m. ", "No. ", "1. ", "said ", "He ", "“He "),
            *("Yahoo! Inc. ", "我。", ".[1] ", "e\u0301", "x" * 1100),
        ]
    ),
    max_size=40,
).map("".join) | st.text(max_size=200)


def texts(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize("text", ONE)
def test_these_are_one_sentence(text: str) -> None:
    assert texts(text) == [text]


@pytest.mark.parametrize(("text", "expected"), MANY)
def test_these_are_parted_here(text: str, expected: tuple[str | None, ...]) -> None:
    found = texts(text)
    assert len(found) == len(expected)
    assert all(want in (None, got) for got, want in zip(found, expected, strict=True))


@given(HOSTILE)
def test_spans_are_in_order_bounded_trimmed_and_lose_nothing(text: str) -> None:
    last = 0
    for start, end in split(text):
        assert last <= start < end <= start + LONGEST
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()


def test_a_sentence_without_end_is_cut_at_a_clause() -> None:
    clause = "and then it went on and on, "
    pieces = texts(clause * 100)
    assert all(LONGEST // 2 <= len(piece) <= LONGEST for piece in pieces[:-1])
    assert all(piece.endswith("on,") for piece in pieces)


@pytest.mark.parametrize(
    "noise", ["“ . ", ".", "!A", "我。", "(a. B", "★ A b. ", "Mr. ", "a@b.cc. ", ".[1]", ".["]
)
def test_time_grows_no_faster_than_the_text(noise: str) -> None:
    def seconds(size: int) -> float:
        text = (noise * size)[:size]
        started = time.process_time()
        split(text)
        return time.process_time() - started

    assert seconds(20_000) < 40 * max(seconds(2_000), 0.003)
