import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import HARBOUR, SEED, one_block, sentence

from chatbot.reading.quoting import quotation, told, with_speakers
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


PAIRED = [
    said
    for said in (*HARBOUR.sentences, *SEED.sentences)
    if said.text.count("“") == said.text.count("”")
]


@pytest.mark.parametrize("said", PAIRED, ids=lambda said: said.text[:30])
def test_single_marks_come_in_pairs(said: Sentence) -> None:
    inner = quotation(said)[1:-1]
    closing = re.findall(r"(?<!\w)’|’(?!\w)", inner)
    assert inner.count("‘") == len(closing)


SPEECH = one_block(
    "Okafor said: “We cannot pay. The ramp is old. Why wait?” The board met. “No,” it said. "
    "“Yes. We will see.” “We pay,” Okafor said, before Lind said, “No. We will go.” “It is bad. "
    "It rains, Brandt said. The board left."
)


@pytest.mark.parametrize(
    ("words", "text", "by"),
    [
        ("The ramp", "“The ramp is old,” Okafor said.", ["We cannot pay", "The ramp"]),
        ("Why wait", "“Why wait?” Okafor said.", ["We cannot pay", "Why wait"]),
        ("We cannot", "“Okafor said: We cannot pay.”", ["We cannot"]),
        ("The board met", "“The board met.”", ["The board met"]),
        ("We will see", "“We will see.”", ["We will see"]),
        ("We will go", "“We will go,” Lind said.", ["before Lind said", "We will go"]),
        ("The board left", "“The board left.”", ["The board left"]),
    ],
)
def test_a_speech_that_goes_on_keeps_its_speaker(words: str, text: str, by: list[str]) -> None:
    shown, cited = told(sentence(SPEECH, words), SPEECH)
    assert shown == text
    assert cited == tuple(sentence(SPEECH, each) for each in by)


def test_a_paragraph_of_quotation_marks_takes_no_time() -> None:
    source = one_block("Lind saw “a” “b” “c” and wept. " * 2000)
    began = time.monotonic()
    assert with_speakers(source) == tuple(sentence.text for sentence in source.sentences)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("ending", ["the U.S.", "9 p.m.", "and then...", "Lind Inc."])
def test_a_stop_that_belongs_to_the_word_stays_before_the_speaker(ending: str) -> None:
    source = one_block(f"Brandt said: “It is as it is. We wait for {ending}” The board left.")
    assert told(sentence(source, "We wait"), source)[0] == f"“We wait for {ending},” Brandt said."


def test_a_long_list_of_names_behind_a_long_speech_takes_no_time() -> None:
    source = one_block("“We pay. " * 1000 + "It leaks,” said " + "Lind, " * 4000 + "and Brandt.")
    began = time.monotonic()
    with_speakers(source)
    assert time.monotonic() - began < 5
