import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import HARBOUR, SEED, one_block, sentence

from chatbot.reading.quoting import quotation, told, with_speakers
from index.article import article
from index.types import Article, Sentence

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


GOING_ON = one_block(
    "“We cannot pay,” Okafor said on Monday. “The ramp is old.” “It may fall. It leaks.” The board "
    "met. “No,” said Lind. “Never.” Lind left. “Nobody came.” “Yes,” it said. “We will see.”"
)


@pytest.mark.parametrize(
    ("source", "words", "text", "by"),
    [
        (SPEECH, "The ramp", "“The ramp is old,” Okafor said.", ["We cannot pay", "The ramp"]),
        (SPEECH, "Why wait", "“Why wait?” Okafor said.", ["We cannot pay", "Why wait"]),
        (SPEECH, "We cannot", "“Okafor said: We cannot pay.”", ["We cannot"]),
        (SPEECH, "The board met", "“The board met.”", ["The board met"]),
        (SPEECH, "We will see", "“We will see.”", ["We will see"]),
        (SPEECH, "We will go", "“We will go,” Lind said.", ["before Lind said", "We will go"]),
        (SPEECH, "The board left", "“The board left.”", ["The board left"]),
        (GOING_ON, "The ramp", "“The ramp is old,” Okafor said.", ["We cannot pay", "The ramp"]),
        (GOING_ON, "It leaks", "“It leaks,” Okafor said.", ["We cannot pay", "It leaks"]),
        (GOING_ON, "Never", "“Never,” Lind said.", ["said Lind", "Never"]),
        (GOING_ON, "Nobody came", "“Nobody came.”", ["Nobody came"]),
        (GOING_ON, "We will see", "“We will see.”", ["We will see"]),
    ],
)
def test_a_speech_that_goes_on_keeps_its_speaker(
    source: Article, words: str, text: str, by: list[str]
) -> None:
    shown, cited = told(sentence(source, words), source)
    assert shown == text
    assert cited == tuple(sentence(source, each) for each in by)


@pytest.mark.parametrize(
    "before",
    [
        "“Will you pay?” said Lind.",
        "“We pay,” said Okafor’s lawyer.",
        "“We pay,” said Lind and Okafor.",
        "“We pay,” Lind and Okafor said.",
        "“We pay,” said Okafor Mills spokesman Jonas Lind.",
        "“We pay,” Okafor said. “Will you?”",
        "“We pay,” he said.",
        "“We pay,” Okafor said, and pointed at a “keep out” sign.",
        "The board met.",
    ],
)
def test_where_another_may_speak_nobody_is_named(before: str) -> None:
    source = one_block(f"{before} “It rains.”")
    assert told(source.sentences[-1], source) == ("“It rains.”", source.sentences[-1:])


@pytest.mark.parametrize(
    ("before", "whose"),
    [
        ("“We pay,” said Okafor Monday.", "Okafor said"),
        ("“We pay,” Okafor said Monday.", "Okafor said"),
        ("“We pay,” said Mr. Okafor in May.", "Mr. Okafor said"),
        ("“We pay,” said Ines Okafor, 43, the mayor.", "Ines Okafor said"),
        ('"We pay," Okafor said.', "Okafor said"),
    ],
)
def test_who_goes_on_is_named_as_the_article_names_them(before: str, whose: str) -> None:
    source = one_block(f"{before} “It rains!”")
    assert told(source.sentences[-1], source)[0] == f"“It rains!” {whose}."


def test_a_new_paragraph_may_be_another_s() -> None:
    source = article("a", "Ferries", "", "“We pay,” Okafor said.\n\n“We do not.”")
    assert told(source.sentences[1], source) == ("“We do not.”", source.sentences[1:])


def test_a_paragraph_of_quotation_marks_takes_no_time() -> None:
    source = one_block("Lind saw “a” “b” “c” and wept. " * 2000)
    began = time.monotonic()
    assert with_speakers(source) == tuple(sentence.text for sentence in source.sentences)
    assert time.monotonic() - began < 5


def test_a_paragraph_of_speeches_takes_no_time() -> None:
    source = one_block("“It rains.” " * 2000)
    began = time.monotonic()
    assert with_speakers(source) == tuple(sentence.text for sentence in source.sentences)
    assert time.monotonic() - began < 5
