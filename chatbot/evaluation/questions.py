"""The question set: articles with their questions, gold answers and gold evidence, one article a
line of a JSON Lines file. Read whole and checked before anything is asked.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked

from chatbot.errors import EvaluationInvalid

Span = tuple[int, int]


@checked(frozen=True, slots=True, config=ConfigDict(strict=True))
class GoldQuestion:
    """One question as people answered it. `answers` and `evidence` hold an entry an annotator.

    `evidence` spans are characters of the document's `article`. `options` are those of a
    multiple choice, the right one being the first of `answers`.
    """

    id: str
    question: str
    answerable: bool
    answers: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    options: tuple[str, ...] = ()


@checked(frozen=True, slots=True, config=ConfigDict(strict=True))
class Document:
    """One line: an article and its questions, which `conversational` makes one conversation."""

    doc_id: str
    article: str
    turns: tuple[GoldQuestion, ...]
    title: str = ""
    conversational: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """All documents of a file. `sha256` is that of the file, `name` its name."""

    name: str
    sha256: str
    documents: tuple[Document, ...]


_LINE = TypeAdapter(Document)


def read(path: Path) -> QuestionSet:
    """The question set in `path`.

    Raises EvaluationInvalid, naming the line and the field, for the first that is not right.
    """
    try:
        data = path.read_bytes()
        lines = data.decode("utf-8-sig").split("\n")
    except OSError as error:
        raise EvaluationInvalid(
            f"{path} cannot be read ({error.strerror}); give a question set"
        ) from error
    except UnicodeDecodeError as error:
        raise EvaluationInvalid(f"{path} is not UTF-8; save it as UTF-8") from error
    documents = tuple(
        _document(path, number, line) for number, line in enumerate(lines, start=1) if line.strip()
    )
    if not documents:
        raise EvaluationInvalid(f"{path} holds no article; write one a line")
    _expect_unique(path, documents)
    return QuestionSet(path.name, hashlib.sha256(data).hexdigest(), documents)


def _document(path: Path, number: int, line: str) -> Document:
    try:
        document = replace(_LINE.validate_json(line), line=number)
    except ValidationError as error:
        raise EvaluationInvalid(f"{path}, line {number}: {told(error)}") from error
    for place, turn in enumerate(document.turns):
        if problem := _problem(turn, len(document.article)):
            raise EvaluationInvalid(f"{path}, line {number}: turns.{place}.{problem}")
    _expect_unique_turns(path, document)
    return document


def told(error: ValidationError) -> str:
    """The first of pydantic's complaints, in one line."""
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(map(str, first["loc"]))
    return f"{where}: {first['msg']}" if where else first["msg"]


def _problem(turn: GoldQuestion, length: int) -> str:
    """What is wrong in a question of an article of `length` characters, or ""."""
    if turn.answerable and not any(answer.strip() for answer in turn.answers):
        return "answers: empty; give an answer, or set answerable to false"
    if turn.options and turn.answerable and turn.answers[0] not in turn.options:
        return "answers: the first is none of the options; write it as the option is"
    for start, end in turn.evidence:
        if not 0 <= start < end <= length:
            return (
                f"evidence: [{start}, {end}] is no span of the article, "
                f"which has {length} characters"
            )
    return ""


def _expect_unique(path: Path, documents: Sequence[Document]) -> None:
    lines: dict[str, int] = {}
    for document in documents:
        if (other := lines.setdefault(document.doc_id, document.line)) != document.line:
            raise EvaluationInvalid(
                f"{path}, line {document.line}: the doc_id {document.doc_id!r} was given on line "
                f"{other}; give each article its own"
            )


def _expect_unique_turns(path: Path, document: Document) -> None:
    seen: set[str] = set()
    for turn in document.turns:
        if turn.id in seen:
            raise EvaluationInvalid(
                f"{path}, line {document.line}: two questions have the id {turn.id!r}; "
                "give each its own"
            )
        seen.add(turn.id)
