"""One prediction a line, in the order the questions are asked, and beside it what run they are of.

PREDICTIONS.jsonl            the answers, each with the ids of its document and of its turn
PREDICTIONS.jsonl.run.json   set, seed, history, writer, versions: a run goes on only where it fits
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import TypeAdapter, ValidationError

from chatbot.answer import Answer
from chatbot.errors import EvaluationInvalid
from chatbot.evaluation.drawing import Drawn
from index import durable


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence of a replayed draft. `kept`: True if it passed the check, False if it did not,
    None if the check never saw it, since the answer had enough sentences or said it already.
    """

    text: str
    kept: bool | None


@dataclass(frozen=True, slots=True)
class Prediction:
    """The answer to one question of the set; `draft` where one was replayed."""

    doc_id: str
    turn_id: str
    answer: Answer
    draft: tuple[DraftSentence, ...] | None = None

    def as_json(self) -> dict[str, Any]:
        """The answer object with the ids before it and the draft behind it."""
        drafted = {} if self.draft is None else {"draft": [asdict(each) for each in self.draft]}
        ids = {"doc_id": self.doc_id, "turn_id": self.turn_id}
        return ids | self.answer.as_json() | drafted


_ANSWER: TypeAdapter[Answer] = TypeAdapter(Answer)
_DRAFT: TypeAdapter[tuple[DraftSentence, ...] | None] = TypeAdapter(
    tuple[DraftSentence, ...] | None
)


class Journal:
    """The predictions so far, and where the next ones go. Each is on disk once `add` returns."""

    def __init__(self, file: BinaryIO | None, done: Sequence[Prediction]) -> None:
        self._file = file
        self.done = list(done)

    def add(self, prediction: Prediction) -> None:
        """Write one prediction."""
        self.done.append(prediction)
        if self._file is not None:
            line = json.dumps(prediction.as_json(), ensure_ascii=False)
            self._file.write(line.encode() + b"\n")
            self._file.flush()


@contextmanager
def opened(path: Path | None, run: Mapping[str, Any], drawn: Sequence[Drawn]) -> Iterator[Journal]:
    """A journal in `path`, going on after the predictions that are there; in memory without one.

    A last line that was cut short is dropped. Raises EvaluationInvalid where the file is of
    another run, which is then left as it is.
    """
    if path is None:
        yield Journal(None, ())
        return
    try:
        done, size = _resumed(path, run, drawn)
        with path.open("ab") as file:
            file.truncate(size)
            yield Journal(file, done)
    except OSError as error:
        raise EvaluationInvalid(f"{path} cannot be written ({error.strerror})") from error


def _resumed(
    path: Path, run: Mapping[str, Any], drawn: Sequence[Drawn]
) -> tuple[list[Prediction], int]:
    """The predictions in `path` that are whole, and how many bytes they take."""
    data = path.read_bytes() if path.exists() else b""
    whole = data[: data.rfind(b"\n") + 1]
    beside = path.with_name(f"{path.name}.run.json")
    if whole:
        _expect_same(path, beside, run)
    else:
        durable.write(beside, json.dumps(run, ensure_ascii=False, indent=2).encode() + b"\n")
    lines = whole.splitlines()
    if len(lines) > len(drawn):
        says = f"{path} holds {len(lines)} predictions, more than the {len(drawn)} asked for"
        raise EvaluationInvalid(f"{says}; raise --limit or name another file")
    done = [_prediction(path, at, line) for at, line in enumerate(lines, start=1)]
    for at, (each, wanted) in enumerate(zip(done, drawn, strict=False), start=1):
        if (each.doc_id, each.turn_id) != wanted.key:
            raise EvaluationInvalid(
                f"{path}, line {at}, answers another question than this run asks there; "
                "name another file"
            )
    return done, len(whole)


def _expect_same(path: Path, beside: Path, run: Mapping[str, Any]) -> None:
    try:
        before = json.loads(beside.read_bytes())
        different = [name for name in run if before.get(name) != run[name]]
    except (OSError, ValueError, AttributeError) as error:
        raise EvaluationInvalid(
            f"{path} is there, but not {beside.name}, which tells what run it is of; "
            "name another file"
        ) from error
    if different:
        name = different[0]
        raise EvaluationInvalid(
            f"{path} is of another run ({name} is {before.get(name)!r} there and {run[name]!r} "
            "here); name another file"
        )


def _prediction(path: Path, number: int, line: bytes) -> Prediction:
    try:
        given = json.loads(line)
        answer = {name: value for name, value in given.items() if name in _FIELDS}
        return Prediction(
            given["doc_id"],
            given["turn_id"],
            _ANSWER.validate_python(answer),
            _DRAFT.validate_python(given.get("draft")),
        )
    except (ValueError, KeyError, TypeError, AttributeError, ValidationError) as error:
        raise EvaluationInvalid(
            f"{path}, line {number}, is no prediction; name another file"
        ) from error


_FIELDS = frozenset(Answer.__dataclass_fields__)
