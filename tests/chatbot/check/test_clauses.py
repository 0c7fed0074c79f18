"""A claim takes nothing from two clauses that do not belong together."""

import time

import pytest

from chatbot.check.clauses import mixed

PAID = "The city paid 3 million euros for the roof and the province paid 5 million for the wing."
SOLD = "The museum sold two prints to the Louvre and bought a vase from Leiden."
ILL = "Anna Lind, whose brother was arrested in May, has returned to work."
STRUCK = "Captains of the line struck because the company cut their breaks."
REPORT = "After the council came out with its report in May 2014, officials circulated a video."
PICASSO = "Picasso’s early works are a far cry from his Cubist work later in his career."
RARE = "Side effects were rare among adults but common among children."


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (PAID, "The city paid for the wing."),
        (PAID, "The province paid 3 million euros."),
        (SOLD, "The museum sold a vase."),
        (SOLD, "The museum sold two prints to Leiden."),
        (ILL, "Anna Lind was arrested in May."),
        (ILL, "Lind's brother has returned to work."),
        (STRUCK, "Captains cut their breaks."),
        (RARE, "Side effects were common among adults."),
        ("Lind, born in 1951, was elected in 2010.", "Lind was born in 2010."),
        ("Lind, born in 1951, was elected in 2010.", "Lind was elected in 1951."),
        ("The Marlin, built in Holm, sank off Riga.", "The Marlin sank off Holm."),
        ("Mira beat Karel Novotny on Monday and won the cup.", "Karel Novotny won the cup."),
    ],
)
def test_two_clauses_are_not_mixed(text: str, claim: str) -> None:
    assert mixed(text, claim)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (PAID, PAID),
        (REPORT, REPORT),
        (PICASSO, PICASSO),
        (PAID, "The province paid 5 million for the wing."),
        (PAID, "The city paid for the roof and the province for the wing."),
        (SOLD, "The museum bought a vase from Leiden."),
        (ILL, "Anna Lind has returned to work."),
        ("Lind, born in 1951, was elected in 2010.", "Lind was born in 1951."),
        ("Lind, born in 1951, was elected in 2010.", "Lind was elected in 2010."),
        ("On Monday, armed men robbed it, left and sank.", "Armed men robbed it on Monday."),
        (ILL, "Lind's brother was arrested in May."),
        (STRUCK, "Captains struck because the company cut their breaks."),
        ("Poland and Ukraine signed a pact in Riga.", "Poland signed a pact in Riga."),
        ("Lind said that since May, two ships have sunk.", "Two ships have sunk, Lind said."),
        ("Lind left because she was ill.", "Lind was ill."),
        ("It closed in 2003, when the Marlin sank off Holm.", "The Marlin sank off Holm in 2003."),
        ("He said that Mira Lind won the cup and left.", "Mira Lind won the cup, he said."),
    ],
)
def test_what_clauses_share_may_be_told_of_either(text: str, claim: str) -> None:
    assert not mixed(text, claim)


def test_a_sentence_of_many_joints_takes_no_time() -> None:
    begun = time.process_time()
    mixed("he sat and she ran, who met " * 400, "Who sat and met and ran? " * 20)
    assert time.process_time() - begun < 5
