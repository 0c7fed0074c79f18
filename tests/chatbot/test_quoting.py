import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import HARBOUR, SEED

from chatbot.quoting import quotation
from index.types import Sentence

MARKS = re.compile("[“”„«»‘’'\"]")


def of(text: str) -> Sentence:
    return Sentence(0, text, 0, len(text), 0, "")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("It rained.", "“It rained.”"),
        ("“It rained,” he said.", "“‘It rained,’ he said.”"),
        ("“It rained.”", "“It rained.”"),
        ("“It rained.” It did not say “snowed.”", "“‘It rained.’ It did not say ‘snowed.’”"),
        ("“It rained", "“It rained”"),
        ("It rained.”", "“It rained.”"),
        ('He said "rain".', "“He said ‘rain’.”"),
        ("It may win,” he said.", "“It may win, he said.”"),
        ("«Il pleut.»", "“Il pleut.”"),
        ("It\n  rained.", "“It rained.”"),
        ("It’s the dog’s.", "“It’s the dog’s.”"),
        ("”", "“”"),
        ("“", "“”"),
    ],
)
def test_a_sentence_is_quoted_with_its_own_marks_turned_to_single_ones(
    text: str, quoted: str
) -> None:
    assert quotation(of(text)) == quoted


@given(st.text(min_size=1).filter(lambda text: text.strip() != ""))
def test_a_quotation_is_word_for_word_and_has_one_pair_of_double_marks(text: str) -> None:
    quoted = quotation(of(text))
    bare = MARKS.sub("", " ".join(text.split()))
    assert MARKS.sub("", quoted) == bare
    assert (quoted[0], quoted[-1]) == ("“", "”")
    assert not set(quoted[1:-1]) & set('“”„«»"')


@pytest.mark.parametrize(
    "said", [*HARBOUR.sentences, *SEED.sentences], ids=lambda said: said.text[:30]
)
def test_single_marks_come_in_pairs(said: Sentence) -> None:
    inner = quotation(said)[1:-1]
    closing = re.findall(r"(?<!\w)’|’(?!\w)", inner)
    assert inner.count("‘") == len(closing) or said.text.count("“") != said.text.count("”")
