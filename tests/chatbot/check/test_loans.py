"""A claim borrows of the question what names a thing, never what is told of it."""

import time

import pytest

from chatbot.check import claim as claims
from chatbot.check.loans import overdrawn


def is_overdrawn(claim: str, question: str, text: str, article: str = "") -> bool:
    return overdrawn(claims.read(claim, question), text, article or text)


@pytest.mark.parametrize(
    ("claim", "question", "text"),
    [
        ("Lind lives in Arvik.", "Where does Lind live?", "The mayor of Arvik, Lind, left."),
        ("Bos owns the boat.", "Who owns the boat?", "Bos has shown interest in the boat."),
        ("Lind was born in Arvik.", "Where was Lind born?", "Lind spoke in Arvik."),
        ("The former mayor is Lind.", "Who is the former mayor?", "The mayor, Lind, left."),
        ("Lind is the town's doctor.", "Who is the town's doctor?", "The doctor, Lind, left."),
        ("The supplier is Lind.", "Who is the supplier?", "The minister, Lind, resigned."),
        ("Lind became mayor in 2021.", "When did Lind become mayor?", "Lind was popular in 2021."),
        ("It is 46 metres wide.", "How wide is it?", "It is 46 metres long."),
        ("It was built in 1994.", "When was it built?", "The building, listed in 1994, burned."),
    ],
)
def test_what_is_told_is_not_borrowed(claim: str, question: str, text: str) -> None:
    assert is_overdrawn(claim, question, text)
    assert not is_overdrawn(claim, question, claim)


@pytest.mark.parametrize(
    ("claim", "question", "text"),
    [
        ("The bill was passed in May.", "When was the bill passed?", "It was passed in May."),
        ("The dockers want two ferries.", "What do the dockers want?", "They want two ferries."),
        ("Seven people were hurt.", "How many people were hurt?", "Two died, seven were hurt."),
        ("Lind promised to stay.", "Who promised to stay?", "Lind pledged to stay."),
        ("Holm drew the map.", "Who drew the map?", "The map was drawn by Holm."),
        ("The founder is Holm.", "Who is the founder?", "Holm founded the company."),
        (
            "Nair works at the University of Leiden.",
            "Where does Nair work?",
            "Nair, of the University of Leiden, spoke.",
        ),
    ],
)
def test_what_names_a_thing_may_be_borrowed(claim: str, question: str, text: str) -> None:
    assert not is_overdrawn(claim, question, text)


def test_a_word_that_describes_so_elsewhere_in_the_article_may_be_borrowed() -> None:
    asked = ("The market hall burned in 1931.", "When did the market hall burn?")
    assert is_overdrawn(*asked, "The hall burned in 1931.")
    assert not is_overdrawn(*asked, "The hall burned in 1931.", "The market hall is old.")


def test_a_verb_that_others_have_elsewhere_is_not_borrowed() -> None:
    asked = ("Lind was born in Arvik.", "Where was Lind born?", "Lind spoke in Arvik.")
    assert is_overdrawn(*asked, "Lind spoke in Arvik. Ida Holm, who was born in Selm, sings.")


def test_long_texts_take_no_time() -> None:
    began = time.monotonic()
    for part in ("a live ", "is Lind ", "the the ", "live live Lind is "):
        is_overdrawn(part * 100, part * 100, part * 2000)
        is_overdrawn(part * 100, part * 100, "x " * 2000)
    assert time.monotonic() - began < 5
