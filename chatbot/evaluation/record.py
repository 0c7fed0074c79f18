"""The figures that are told to others, with what they are figures of: one file, an entry a run.

A prompt or a model that changes makes them figures of something else; a test sees that.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from chatbot import assembly
from chatbot.errors import EvaluationInvalid
from chatbot.evaluation.metrics import Score
from chatbot.evaluation.run import Outcome
from index import durable
from prompts import load

SHOWN = (
    *("answer_hit", "citation_precision", "citation_recall"),
    *("false_answer_rate", "over_refusal_rate", "refusal_f1"),
    *("first_sentence_p50", "total_p50"),
)


def keep(path: Path, outcome: Outcome, scores: Mapping[str, Score]) -> None:
    """Put the figures of a run into `path`, in place of those of the same set, writer and history.

    Raises EvaluationInvalid for a file that holds something else, or cannot be written.
    """
    entries = begun(path)
    run = dict(outcome.run)
    entry = {
        "set": run["set"],
        "writer": run["writer"],
        "history": run["history"],
        "questions": len(outcome.scored),
        "seed": run["seed"],
        "reader": run["reader"],
        "prompts": prompts(),
        "scores": {name: score.value for name, score in scores.items()},
    }
    kept = [each for each in entries if _key(each) != _key(entry)]
    text = json.dumps(sorted([*kept, entry], key=_key), indent=1, ensure_ascii=False)
    try:
        durable.write(path, f"{text}\n".encode())
    except OSError as error:
        raise EvaluationInvalid(
            f"{path} cannot be written ({error.strerror}); name another file"
        ) from error


def begun(path: Path) -> list[dict[str, Any]]:
    """The entries in `path`, none where it is not there yet. Raises EvaluationInvalid."""
    return read(path) if path.exists() else []


def read(path: Path) -> list[dict[str, Any]]:
    """The entries in `path`. Raises EvaluationInvalid."""
    try:
        entries = json.loads(path.read_text("utf-8"))
        [_key(entry) for entry in entries]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise EvaluationInvalid(
            f"{path} is no record of figures ({error}); name another"
        ) from error
    return list(entries)


def prompts() -> dict[str, str]:
    """The sha256 of each prompt as it is now."""
    return {name: load(name).sha256 for name in assembly.PROMPTS}


def table(path: Path) -> str:
    """The entries as a Markdown table, a run a row."""
    rows = [f"| set | writer | n | {' | '.join(f'`{name}`' for name in SHOWN)} |"]
    rows.append("|" + "---|" * (len(SHOWN) + 3))
    for entry in read(path):
        name = str(entry["set"]).removesuffix(".jsonl")
        if entry["history"] != "gold":
            name += f", {entry['history']} history"
        cells = [_cell(entry["scores"].get(score)) for score in SHOWN]
        rows.append(f"| {name} | {entry['writer']} | {entry['questions']} | {' | '.join(cells)} |")
    return "\n".join(rows)


def _cell(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.2f}"


def _key(entry: Mapping[str, Any]) -> tuple[str, str, str]:
    return entry["set"], entry["writer"], entry["history"]
