"""One prediction a line, in the order the questions are asked, and beside it what run they are of.

PREDICTIONS.jsonl            the answers, each with the ids of its document and of its turn
PREDICTIONS.jsonl.run.json   the run: it is gone on with only where all of that is the same
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

Run = Mapping[str, str | int | None]
"""What run predictions are of: set, seed, history, drafts, versions."""


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence of a replayed draft. `kept`: True if it passed the check, False if it did not,
    None if the check never saw it, since the answer had enough sentences or said it already. It is
    `mended` where it was kept with its speaker put behind it.
    """

    text: str
    kept: bool | None
    mended: bool = False


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
            with _mapped(Path(self._file.name)):
                self._file.write(line.encode() + b"\n")
                self._file.flush()


def expect_same(path: Path | None, run: Run) -> None:
    """Raises EvaluationInvalid where `path` holds predictions of a run in which a value of `run`
    was another, or of a run unknown.
    """
    if path is None or not _whole(path):
        return
    try:
        before = json.loads(_beside(path).read_bytes())
        different = [name for name in run if before.get(name) != run[name]]
    except (OSError, ValueError, AttributeError) as error:
        raise EvaluationInvalid(
            f"{path} is there without {_beside(path).name}, which tells what run it is of; "
            "name another file"
        ) from error
    for name in different[:1]:
        raise EvaluationInvalid(
            f"{path} is of another run ({name} is {before.get(name)!r} there and {run[name]!r} "
            "here); name another file"
        )


@contextmanager
def opened(path: Path | None, run: Run, drawn: Sequence[Drawn]) -> Iterator[Journal]:
    """A journal in `path`, going on after the predictions that are there; in memory without one.

    A last line that was cut short is dropped. Raises EvaluationInvalid where the file is of
    another run, which is then left as it is.
    """
    if path is None:
        yield Journal(None, ())
        return
    expect_same(path, run)
    whole = _whole(path)
    done = _resumed(path, whole, drawn)
    with _mapped(path):
        durable.write(_beside(path), json.dumps(run, ensure_ascii=False, indent=2).encode() + b"\n")
        file = path.open("ab")
    with file:
        with _mapped(path):
            file.truncate(len(whole))
        yield Journal(file, done)


@contextmanager
def _mapped(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EvaluationInvalid(
            f"{path} cannot be written ({error.strerror}); name another file"
        ) from error


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.run.json")


def _whole(path: Path) -> bytes:
    """The lines of `path` that are whole."""
    try:
        data = path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise EvaluationInvalid(f"{path} cannot be read ({error.strerror})") from error
    return data[: data.rfind(b"\n") + 1]


def _resumed(path: Path, whole: bytes, drawn: Sequence[Drawn]) -> list[Prediction]:
    """The predictions there are, each of the question that this run asks in its place."""
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
    return done


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
