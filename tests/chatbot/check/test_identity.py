from collections.abc import Callable

import pytest

from chatbot.check.identity import (
    hangs,
    misnamed,
    restates,
    same_identity,
    same_owners,
    same_subject,
    succeeded,
)


@pytest.mark.parametrize(
    ("rule", "text", "true", "false"),
    [
        (
            same_subject,
            "Maria Silva was elected in a race against Paulo Costa.",
            "Maria Silva was elected.",
            "Paulo Costa was elected.",
        ),
        (
            same_owners,
            "Anna Reed, whose boss is Tom Hale, left.",
            "Tom Hale is Anna Reed's boss.",
            "Anna Reed is Tom Hale's boss.",
        ),
        (
            same_identity,
            "Ines Okafor, the mayor, met Jonas Lind, the treasurer.",
            "Jonas Lind is the treasurer.",
            "Jonas Lind is the mayor.",
        ),
    ],
)
def test_what_is_one_persons_is_told_of_no_other(
    rule: Callable[[str, str], bool], text: str, true: str, false: str
) -> None:
    assert rule(text, true)
    assert not rule(text, false)


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        ("The campaign's communications director is Tim Miller.", True),
        ("Tim Miller is the campaign's communications director.", True),
        ("Miller Tim is the campaign's communications director.", False),
        ("Tim Miller met the director.", False),
    ],
)
def test_who_somebody_is_may_be_told_either_way_round(claim: str, holds: bool) -> None:
    text = "“No,” said Tim Miller, the campaign’s communications director."
    assert restates(text, claim) is holds


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The man who shot Jonas Lind was arrested.", "Lind was arrested."),
        ("The lawyer for Lind resigned.", "Lind resigned."),
        ("A woman working for Lind was fined.", "Jonas Lind was fined on Monday."),
        ("Okafor, unlike Lind, resigned.", "Lind resigned."),
        ("A truck carrying Mr. Lind has crashed.", "Mr. Lind crashed."),
    ],
)
def test_nobody_does_what_another_did_on_whom_the_name_hangs(text: str, claim: str) -> None:
    assert hangs(text, claim)
    assert not hangs("On Monday " + claim, claim)


@pytest.mark.parametrize(
    ("text", "claim", "is_false"),
    [
        ("Ines Okafor succeeded Jonas Lind as mayor in May.", "Lind became mayor in May.", True),
        ("Okafor will replace Lind as mayor.", "Jonas Lind will be the mayor.", True),
        ("Okafor succeeded Lind as mayor.", "Okafor became mayor.", False),
        ("Okafor was succeeded by Lind as mayor.", "Lind became mayor.", False),
        ("Okafor succeeded Lind as mayor.", "Lind is ill.", False),
        ("Okafor succeeded Lind as mayor.", "Lind was succeeded as mayor by Okafor.", False),
    ],
)
def test_nobody_has_the_office_that_went_to_another(text: str, claim: str, is_false: bool) -> None:
    assert succeeded(text, claim) is is_false


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("With the help of Okafor, Lind resigned.", "Lind resigned."),
        (
            "The charges by the Holm district attorney, Eva Lind, shook it.",
            "The Holm district attorney is Eva Lind.",
        ),
        (
            "He heads the Centre for Tides, a body that has had funds from Aske.",
            "The Centre for Tides has had funds from Aske.",
        ),
        ("On Monday Lind resigned.", "Lind resigned."),
        ("The lawyer for Lind resigned, and Lind resigned too.", "Lind resigned."),
        ("Okafor voted for Lind.", "Lind resigned."),
        ("A film about Lind by Okafor won a prize.", "A film by Okafor won a prize."),
        ("According to Lind said to be ill, it rained.", "Lind said it rained."),
    ],
)
def test_a_name_that_hangs_on_nobody_may_do_it(text: str, claim: str) -> None:
    assert not hangs(text, claim)


def test_a_name_is_another_only_where_the_text_has_both_side_by_side() -> None:
    assert misnamed("Kit landed Don Bos.", "Kit is Don Bos.")
    assert not misnamed("Kit, also known as Don Bos, landed.", "Kit is Don Bos.")
    assert not misnamed("Don Bos (Kit) landed.", "Kit is Don Bos.")
    assert not misnamed("Lind came first. He is American.", "Lind is American.")
    assert not misnamed("Kit landed Don Bos.", "Kit landed.")
