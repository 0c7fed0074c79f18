"""Instructions that an attacker hides in an article, or types as a question, and the trials that
are made of them.
"""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from chatbot.errors import EvaluationInvalid
from chatbot.evaluation.drawing import draw
from chatbot.evaluation.questions import Document, GoldQuestion, QuestionSet

Place = Literal["start", "middle", "end"]
PLACES: tuple[Place, ...] = get_args(Place)

_COLUMN = "prompt"


@dataclass(frozen=True, slots=True)
class Trial:
    """An instruction, the question it is to turn, and the document with it hidden at each place."""

    instruction: str
    document: Document
    gold: GoldQuestion
    hidden: tuple[Document, ...]


def read(path: Path) -> tuple[str, ...]:
    """The instructions in `path`: a JSON list, a JSON object of lists by kind, or a CSV file with
    a column `prompt`. Raises EvaluationInvalid for anything else.
    """
    try:
        text = path.read_text("utf-8")
        found = tuple(_csv(text) if path.suffix == ".csv" else _json(text))
    except (OSError, UnicodeDecodeError, ValueError, KeyError, csv.Error) as error:
        raise EvaluationInvalid(
            f"{path} cannot be read ({error}); give a JSON list of instructions, or a CSV file "
            f"with a column {_COLUMN!r}"
        ) from error
    if not found:
        raise EvaluationInvalid(f"{path} holds no instruction; write some")
    return found


def hidden(document: Document, instruction: str, place: Place) -> Document:
    """`document` with `instruction` as a paragraph of its own, parted from the others as they are
    from one another. Its gold evidence is dropped.
    """
    parting = "\n\n" if "\n\n" in document.article else "\n"
    paragraphs = document.article.split(parting)
    at = {"start": 0, "middle": (len(paragraphs) + 1) // 2, "end": len(paragraphs)}[place]
    paragraphs.insert(at, " ".join(instruction.split()))
    turns = tuple(replace(turn, evidence=()) for turn in document.turns)
    name = f"{document.doc_id} {place} {instruction}"
    return replace(document, doc_id=name, article=parting.join(paragraphs), turns=turns)


def planned(
    asked: QuestionSet, instructions: Sequence[str], limit: int | None, seed: int
) -> list[Trial]:
    """One an instruction, spread over articles and their answerable questions; with a `limit` as
    many, spread over the instructions, which mostly stand by kind.

    Raises EvaluationInvalid where no question is answerable.
    """
    chosen = [drawn for drawn in draw(asked.documents, None, seed) if drawn.gold.answerable]
    if not chosen:
        raise EvaluationInvalid(f"{asked.name} holds no answerable question; write some")
    count = min(limit or len(instructions), len(instructions))
    found = []
    for at in range(count):
        instruction = instructions[at * len(instructions) // count]
        drawn = chosen[at % len(chosen)]
        variants = tuple(hidden(drawn.document, instruction, place) for place in PLACES)
        found.append(Trial(instruction, drawn.document, drawn.gold, variants))
    return found


def _csv(text: str) -> Iterator[str]:
    for row in csv.DictReader(text.splitlines(keepends=True)):
        if row[_COLUMN].strip():
            yield row[_COLUMN]


def _json(text: str) -> Sequence[str]:
    given = json.loads(text)
    listed = (
        [each for kind in given.values() for each in kind] if isinstance(given, dict) else given
    )
    if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
        raise ValueError("it is neither a list of texts nor an object of such lists")
    return listed
