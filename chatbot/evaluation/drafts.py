"""Drafts that somebody else wrote: texts for questions of a set, one a line."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked

from chatbot.errors import EvaluationInvalid
from chatbot.evaluation.questions import QuestionSet, told

Drafts = Mapping[tuple[str, str], str]
"""Texts by the ids of document and turn."""


@checked(frozen=True, slots=True, config=ConfigDict(strict=True))
class _Draft:
    doc_id: str
    turn_id: str
    text: str


_LINE = TypeAdapter(_Draft)


def read(path: Path, questions: QuestionSet) -> Drafts:
    """The drafts in `path`, an object with `doc_id`, `turn_id` and `text` a line.

    Raises EvaluationInvalid, naming the line, for one that is not right, that is of no question
    of the set, or that is the second for its question.
    """
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationInvalid(f"{path} cannot be read; give a file of drafts") from error
    known = {(doc.doc_id, turn.id) for doc in questions.documents for turn in doc.turns}
    drafts: dict[tuple[str, str], str] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        draft = _parsed(path, number, line)
        key = draft.doc_id, draft.turn_id
        if key not in known or key in drafts:
            problem = "two drafts for" if key in drafts else f"{questions.name} has no"
            raise EvaluationInvalid(
                f"{path}, line {number}: {problem} question {draft.turn_id!r} of {draft.doc_id!r}"
            )
        drafts[key] = draft.text
    if not drafts:
        raise EvaluationInvalid(f"{path} holds no draft; write one a line")
    return drafts


def _parsed(path: Path, number: int, line: str) -> _Draft:
    try:
        return _LINE.validate_json(line)
    except ValidationError as error:
        raise EvaluationInvalid(f"{path}, line {number}: {told(error)}") from error
