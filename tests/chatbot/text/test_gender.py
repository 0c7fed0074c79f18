"""The article tells whom it calls “he” and whom “she”, by title, kinship and pronoun."""

import time
from itertools import product
from string import ascii_lowercase

import pytest

from chatbot.text.gender import described, gender

SAID = "Lind said no. Lind said yes. Okafor said no. Okafor said yes."


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Carla Lind said that she will stay.", "Carla Lind", "she"),
        ("Carla Lind left. Her deputy stays.", "Lind", "she"),
        ("Lind left for the day. The rain fell. She stays.", "Lind", None),
        ("Mr Lind left.", "Lind", "he"),
        ("Mr Lind left, and so did Mrs Lind.", "Lind", None),
        ("Her spokeswoman, Carla Lind, left.", "Lind", "she"),
        ("She came with her husband, Carl Lind.", "Lind", "he"),
        ("She met her brother, Lind said.", "Lind", None),
        ("They miss Lind.", "Lind", None),
        ("He met Lind in Aske and asked her to wait.", "Lind", "she"),
        ("Okafor left. He met Lind and asked her to wait.", "Okafor", "he"),
        ("Lind met Okafor, and she told him to wait.", "Okafor", None),
        ("Lind met Okafor. Lind said she was glad. Okafor met her again.", "Lind", "she"),
        ("“She must go,” Lind said.", "Lind", None),
        ("Lind left. “She is gone,” Okafor said.", "Lind", None),
        ("Ada Lind left. She met her husband, Carl Lind.", "Ada Lind", "she"),
        ("Ada Lind left. She met her husband, Carl Lind.", "Lind", "she"),
        ("Ada Lind left. She met her husband, Carl Lind.", "Carl Lind", "he"),
        ("The town paid the widow of Carl Lind.", "Carl Lind", "he"),
        ("The town paid Lind’s husband.", "Lind", "she"),
        ("The minister Carl Lind, her brother, sent soldiers.", "Carl Lind", "he"),
        ("Okafor met Lind, a young woman from Aske.", "Lind", "she"),
        ("Lind left. The town paid the widow of Carl Marsh.", "Lind", None),
    ],
)
def test_the_article_calls_a_person_by_one_pronoun_or_by_none_that_is_sure(
    text: str, name: str, expected: str | None
) -> None:
    assert gender(name, f"{text} {SAID}") == expected


def test_people_are_named_by_what_they_are_too() -> None:
    text = "Did the young woman of Aske or Lind’s brother see the girl? The chairman did."
    assert described(text) == [
        ("Lind’s brother", "he"),
        ("the chairman", "he"),
        ("the young woman of Aske", "she"),
        ("the girl", "she"),
    ]


@pytest.mark.parametrize(
    "text", ["The girl band won.", "Who built the man cave?", "The girl’s dog"]
)
def test_what_is_called_after_people_is_nobody(text: str) -> None:
    assert described(text) == []


def test_a_family_of_thousands_takes_no_time() -> None:
    firsts = ("".join(letters).title() for letters in product(ascii_lowercase, repeat=3))
    saga = " ".join(f"{first} Lind ran." for first, _ in zip(firsts, range(8000), strict=False))
    begun = time.process_time()
    gender("Lind", saga)
    assert time.process_time() - begun < 3
