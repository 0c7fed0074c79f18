"""What somebody is only charged with, and rejects, is no fact, wherever the sentence says so."""

import pytest

from chatbot.check.certainty import kept
from chatbot.check.charges import denied_behind
from chatbot.text.words import content
from index.article import article

CROSSED = "Tarsk troops crossed the Lesna river"
LOST = "the bank had lost 40 million crowns"


def tells(text: str, claim: str) -> bool:
    return kept(text, claim, frozenset(content(claim)), frozenset())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (f"It began when {CROSSED}, an accusation that Tarsk has always rejected.", CROSSED),
        (f"Holm rejected a claim by the former director Jan Rask that {LOST}.", LOST),
        ("Lowe left after he struck a player, an allegation that he denies.", "He struck a player"),
        ("Lind took the money, which she denies.", "Lind took the money"),
        ("Lind took the money, something that she has disputed.", "Lind took the money"),
        ("Lind took the money — an accusation he denies.", "Lind took the money"),
        ("Lind took the money (a claim that she has rejected).", "Lind took the money"),
        ("Lind took the money, yet he denies it.", "Lind took the money"),
        ("Lind took the money, but he denies it.", "Lind took the money"),
        ("Lind took the money, though she has denied any wrongdoing.", "Lind took the money"),
        (
            "Off Nice, which lies south, Lind took the money, a claim he denies.",
            "Lind took the money",
        ),
        ("It is untrue; Lind took the money, an allegation he rejects.", "Lind took the money"),
        ("Lind took the money, and the bank denies it.", "Lind took the money"),
        ("Lind took the money – she denies it.", "Lind took the money"),
        ("Lind took the money; she has denied the accusation.", "Lind took the money"),
        ("Lind took the money; she denies having done so.", "Lind took the money"),
        ("Lind took the money, but has denied ever doing so.", "Lind took the money"),
        ("Lind took the money, which she calls rubbish.", "Lind took the money"),
        ("Lind took the money (she denies wrongdoing).", "Lind took the money"),
        ("Lind took the money; this was denied by the bank.", "Lind took the money"),
        (f"Holm rejected a claim from the former director, Jan Rask, that {LOST}.", LOST),
        (f"The court threw out an argument by the director that {LOST}.", LOST),
        ("Lind took the money, accusations she called absurd.", "Lind took the money"),
        ("Lind took the money, a report denied by the bank.", "Lind took the money"),
        ("Lind took the money, a version of events that she contests.", "Lind took the money"),
        ("Lind took the money, which she says is untrue.", "Lind took the money"),
        ("Lind took the money, which she has called a lie.", "Lind took the money"),
        ("Lind took the money, but her lawyer says that is not true.", "Lind took the money"),
        ("Lind took the money, which both of them firmly denied.", "Lind took the money"),
        ("Lind took the money (denied by the bank).", "Lind took the money"),
        ("Lind took the money (the bank denies this).", "Lind took the money"),
        ("Lind took the money; the bank denies it.", "Lind took the money"),
        ("Lind took the money, while the bank denies that.", "Lind took the money"),
        ("Lind took the money, although this is disputed by the bank.", "Lind took the money"),
        ("Lind took the money, but the bank dismissed that as a smear.", "Lind took the money"),
    ],
)
def test_what_is_charged_is_not_told_as_fact(text: str, claim: str) -> None:
    assert not tells(text, claim)
    assert tells(text, text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Lowe left after he struck a player, an allegation that he denies.", "Lowe left"),
        ("The firm sold the mill, but the union rejected the plan.", "The firm sold the mill"),
        ("The firm sold the mill, the theory that made it famous.", "The firm sold the mill"),
        ("The firm sold the mill, a claim worth 5 million euros.", "The firm sold the mill"),
        (
            "Parliament passed the bill, but the president rejected it.",
            "Parliament passed the bill",
        ),
        (
            "The vote was held on 3 May, but Lind dismissed it as a farce.",
            "The vote was held on 3 May",
        ),
        ("The firm sold the mill; the union denies that it was asked.", "The firm sold the mill"),
        ("The bill came in March, but it was rejected in June.", "The bill came in March"),
        ("They fled on Monday, but it was a false alarm.", "They fled on Monday"),
        ("They fled to Ormos, which lies inland, on Monday.", "They fled to Ormos"),
        ("They sold the mill; she denies it was a mistake.", "They sold the mill"),
        ("It won in Berlin, a story of a family torn apart by a lie.", "It won in Berlin"),
        ("It came out on Monday; the report rejects a new airport.", "It came out on Monday"),
        ("They filed 31 complaints, complaints the mayor dismissed.", "They filed 31 complaints"),
        ("It bans vapes; the claim that it bans tobacco is false.", "It bans vapes"),
        ("It paid the fine in May, while it was disputing the ruling.", "It paid the fine in May"),
        ("They bought the farm, which had a false floor.", "They bought the farm"),
        ("They met over the mill, which both claim and dispute.", "They met over the mill"),
        ("The firm sold the mill, which nobody disputes.", "The firm sold the mill"),
        ("Lind was charged with fraud in March, which she denies.", "Lind was charged with fraud"),
        ("The firm sold the mill, a charge of 4 crowns on each share.", "The firm sold the mill"),
    ],
)
def test_what_stands_beside_a_charge_is_told(text: str, claim: str) -> None:
    assert tells(text, claim)


def denied(text: str, claim: str) -> bool:
    told = article("a", "A title", "A source", text)
    return denied_behind(told.sentences[:1], claim, told)


@pytest.mark.parametrize(
    "behind", ["She denies it.", "The bank has denied this.", "But her lawyer rejects the claim."]
)
def test_what_the_next_sentence_denies_is_not_told_as_fact(behind: str) -> None:
    assert denied(f"Lind took the money in May. {behind}", "Lind took the money in May.")
    assert not denied(f"Lind took the money in May. {behind}", f"Lind took it. {behind}")
    assert not denied(f"Lind is accused of theft. {behind}", "Lind is accused of theft.")


@pytest.mark.parametrize(
    "behind",
    ["The president rejected it.", "The union denies that it was asked.", "It rained.", ""],
)
def test_what_is_only_rejected_was_so(behind: str) -> None:
    assert not denied(f"Parliament passed the bill. {behind}", "Parliament passed the bill.")


@pytest.mark.parametrize(
    "told", ["was arrested in May", "left over claims of fraud", "was charged"]
)
def test_what_tells_of_a_charge_itself_stays(told: str) -> None:
    assert not denied(f"Ivo Berg {told}. He denies all charges.", f"Ivo Berg {told}.")
