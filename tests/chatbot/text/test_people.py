import time

import pytest
from newsroom import HARBOUR, SEED

from chatbot.text.people import names, people, person, refers_to


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor Ines Okafor met Lind’s board.", ("Mayor Ines Okafor", "Lind")),
        ("The board met In Aske", ("Aske",)),
        ("nobody", ()),
    ],
)
def test_names_are_runs_of_capitalised_words(text: str, expected: tuple[str, ...]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("name", ["Jens Stoltenberg", "Stoltenberg", "Zelenskyy", "Peskov"])
def test_who_speaks_is_a_person(name: str) -> None:
    assert person(name, SEED.text)


@pytest.mark.parametrize("name", ["Kiev", "Bucha", "Vilnius", "Moscow", "NATO", "Secretary"])
def test_places_offices_and_bodies_are_not_persons(name: str) -> None:
    assert not person(name, SEED.text)


@pytest.mark.parametrize(
    "text",
    [
        "Solberg's deputy, Jonas Lind, will run it.",
        "The chemist Jonas Lind collected it.",
        "Jonas Lind, a retired teacher, left.",
        "Jonas Lind, 47, left.",
        "His coach Lind left.",
        "Jonas Lind, the council’s spokesman, left.",
    ],
)
def test_who_has_an_age_or_plays_a_part_is_a_person(text: str) -> None:
    assert person("Lind", text)


@pytest.mark.parametrize(
    "text",
    [
        "The river Lind is long.",
        "The company, Lind, was sold.",
        "Lind, a town of 300 souls, is old.",
        "The winner of the race in Lind left for Oslo.",
    ],
)
def test_what_plays_another_part_is_no_person(text: str) -> None:
    assert not person("Lind", text)


def test_many_are_no_person() -> None:
    assert not person("Greens", "The Greens said no. Haddad of the Greens, a teacher, left.")
    assert person("Williams", "Ann Williams, 30, left. The Williams’s house is old.")


def test_a_body_that_the_article_calls_by_what_it_is_is_no_person() -> None:
    told = "The Sund Museum said Ida Holm, its director, will leave. Holm led the museum."
    assert list(people(told, told)) == ["Ida Holm", "Holm"]


def test_a_name_that_is_everywhere_takes_no_time() -> None:
    begun = time.process_time()
    assert person("Lind", "Jonas Lind left. " * 4000 + "It rained all day. " * 4000)
    assert time.process_time() - begun < 5


def test_people_come_in_the_order_of_the_text() -> None:
    text = "In Larkholm, Okafor met Jonas Lind and the dockers."
    assert list(people(text, HARBOUR.text)) == ["Okafor", "Jonas Lind"]


@pytest.mark.parametrize(
    ("text", "name", "before", "refers"),
    [
        ("He called.", "lind", "Okafor said so. Then Lind said no.", True),
        ("He called.", "okafor", "Okafor said so. Then Lind said no.", False),
        ("They called.", "lind", "Then Lind said no.", False),
        ("The theory held.", "lind", "Then Lind said no.", False),
        ("He called.", "lind", "", False),
        ("He called.", "lind", "Lind said no." + " It rained." * 60, False),
        ("Okafor lost his hat.", "lind", "Lind said no.", False),
        ("Okafor told him.", "lind", "Lind said no.", True),
        ("Okafor left. He stayed.", "lind", "Lind said no.", True),
    ],
    ids=[
        *("last", "earlier", "no pronoun", "he inside a word", "nobody", "too far back"),
        *("behind another", "done to", "in a sentence of its own"),
    ],
)
def test_a_pronoun_is_the_person_named_last(
    text: str, name: str, before: str, refers: bool
) -> None:
    assert refers_to(text, name, before, HARBOUR.text) is refers


@pytest.mark.parametrize(
    ("text", "name", "is_meant"),
    [
        ("She resigned.", "Lind", False),
        ("She resigned.", "Okafor", True),
        ("He resigned.", "Lind", True),
        ("He resigned.", "Okafor", False),
    ],
)
def test_no_mr_is_she_and_no_mrs_he(text: str, name: str, is_meant: bool) -> None:
    before = "Mrs. Okafor met Mr. Lind. "
    assert refers_to(text, name, before, before + text) is is_meant
