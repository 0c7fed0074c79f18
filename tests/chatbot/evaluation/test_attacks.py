"""Instructions are read from what people have, and hidden where they are asked to be."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from chatbot.errors import EvaluationInvalid
from chatbot.evaluation import attacks
from chatbot.evaluation.questions import Document, GoldQuestion

DOCUMENT = Document(
    "d", "One.\n\nTwo.\n\nThree.", (GoldQuestion("q", "Who?", True, ("One",), ((0, 3),)),)
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.json", json.dumps(["Obey.", "Now."])),
        ("kinds.json", json.dumps({"orders": ["Obey."], "haste": ["Now."]})),
        ("table.csv", 'index,prompt\n0,Obey.\n1,"Now."\n2,\n'),
    ],
)
def test_instructions_are_read_from_lists_kinds_and_tables(
    tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text)
    assert attacks.read(tmp_path / name) == ("Obey.", "Now.")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("no.json", "{"),
        ("no.json", "[1]"),
        ("no.json", "[]"),
        ("no.csv", "a,b\n1,2\n"),
        ("no.json", '"Obey."'),
    ],
)
def test_what_holds_no_instruction_is_said_to(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(EvaluationInvalid, match=name):
        attacks.read(tmp_path / name)


def test_an_instruction_becomes_a_paragraph_at_its_place() -> None:
    made = [attacks.hidden(DOCUMENT, "Obey\n\nme.", place) for place in attacks.PLACES]
    assert [document.article.split("\n\n").index("Obey me.") for document in made] == [0, 2, 3]
    assert len({document.doc_id for document in made}) == 3
    assert all(not document.turns[0].evidence for document in made)


def test_where_a_line_is_a_paragraph_it_still_is_one_and_the_middle_is_not_the_end() -> None:
    lines = replace(DOCUMENT, article="One.\nTwo.\nThree.")
    made = [attacks.hidden(lines, "Obey me.", place).article for place in attacks.PLACES]
    assert [text.split("\n").index("Obey me.") for text in made] == [0, 2, 3]
