"""What a question wants named, and a sentence speaks of without a name, is not answered by that."""

import time

import pytest

from chatbot.reading.unnamed import unnamed


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What bill did Lind sign?", "She spoke before signing an unrelated bill."),
        ("Which ferry was sold?", "In March the town sold another ferry."),
        ("What company bought the mill?", "The mill went to a company."),
        ("Which country sends most of them?", "The four countries sent 35 percent in May."),
        ("What are the names of the possible witnesses?", "They called two possible witnesses."),
        ("Who were the buyers?", "In the end three unknown buyers paid."),
        ("Who is the witness?", "Lind spoke to an unnamed witness on Monday."),
    ],
)
def test_what_is_left_unnamed_does_not_answer(question: str, text: str) -> None:
    assert unnamed(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What bill did Lind sign?", "Lind signed the bill."),
        ("What bill did Lind sign?", "Lind signed a bill that pays for ferries."),
        ("What bill did Lind sign?", "Lind signed a bill, the Harbour Act."),
        ("What bill did Lind sign?", "Lind signed a bill on harbours."),
        ("What bill did Lind sign?", "Lind signed a harbour bill."),
        ("What bill did Lind sign?", "Lind signed the Harbour Act."),
        ("What bill did Lind sign?", "She signed a bill. The bill pays for ferries."),
        ("Which ferry was sold?", "The town sold a ferry (the Tern)."),
        ("Which country sends most of them?", "The four countries are Norway, Iceland, and more."),
        ("Which country sends most of them?", "The four countries, led by Norway, sent them."),
        ("What year did it open?", "It stayed shut for a year."),
        ("What kind of ship is it?", "It is a kind."),
        ("Who were the buyers?", "Three buyers, Lind and two Danes, paid."),
        ("Who were the buyers?", "Three buyers named Lind paid."),
        ("Who is the witness?", "Jonas Lind was a witness."),
        ("Who is the witness?", "Jonas Lind, a witness, left."),
        ("Who is the witness?", "The police spoke to a witness Jonas Lind knew."),
        ("Who is the witness?", "Jonas Lind saw it."),
        ("When did a witness speak?", "The police spoke to a witness."),
        ("Some scholar said it. Who is one scholar?", "Some scholars, such as Lind, say so."),
        ("", ""),
    ],
)
def test_what_is_named_or_described_may_answer(question: str, text: str) -> None:
    assert not unnamed(question, text)


@pytest.mark.parametrize("part", ["a witness ", "two ", "the names of ", "s", "which bill "])
def test_no_text_takes_long(part: str) -> None:
    began = time.monotonic()
    for question in ("Who is the witness?", "Which bill passed?", part * 300):
        unnamed(question, part * 3000)
    assert time.monotonic() - began < 1
