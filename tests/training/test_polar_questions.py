import random

import pytest

from index.article import article
from training.polar import turned, with_polar
from training.questions import Sheet

TEXT = "The Marlin was built in 1964. Lind has sold the Marlin. It sank. In 1990 it was raised."


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("The Marlin was built in 1964.", "Was the Marlin built in 1964?"),
        ("Lind has sold the Marlin, he said.", "Has Lind sold the Marlin?"),
        ("Lind sold the Marlin in May.", "Did Lind sell the Marlin in May?"),
        ("Lind carried her off twice.", "Did Lind carry her off twice?"),
        ("The crew stopped the pumps at noon.", "Did the crew stop the pumps at noon?"),
        ("The firm created 40 places.", "Did the firm create 40 places?"),
        ("In 1990, the Marlin was raised again.", "Was the Marlin raised again in 1990?"),
        ("Lind voted for it in May.", "Did Lind vote for it in May?"),
        ("Lind treated the crew at noon.", "Did Lind treat the crew at noon?"),
        ("Lind decided on it in May.", "Did Lind decide on it in May?"),
        ("Lind accused the crew of theft.", "Did Lind accuse the crew of theft?"),
        ("Lind died at home in May.", "Did Lind die at home in May?"),
        ("Lind agreed to it in May.", "Did Lind agree to it in May?"),
        ("Lind added a deck in May.", "Did Lind add a deck in May?"),
        ("Lind controlled the pumps at noon.", "Did Lind control the pumps at noon?"),
        ("Lind says it in public twice.", ""),
        ("The Marlin sank.", ""),
        ("In 1990 the Marlin was raised again.", ""),
        ("The mayor who sold it was never elected.", ""),
        ("Suddenly the crew left the harbour.", ""),
        ("He led it.", ""),
    ],
)
def test_a_statement_is_turned_where_its_verb_is_plain(told: str, asked: str) -> None:
    assert turned(told) == asked


def test_the_sentence_answers_what_was_made_of_it_true_or_false() -> None:
    sheet = Sheet("group", article("a", "A", "", TEXT), ())
    made = [one for seed in range(40) for one in with_polar(sheet, 1, random.Random(seed)).asked]
    assert {TEXT[a:b] for one in made for a, b in one.spans} <= set(
        TEXT.replace(". ", ".|").split("|")
    )
    assert len({one.text for one in made}) > 2
    assert with_polar(sheet, 0, random.Random(1)) is sheet
