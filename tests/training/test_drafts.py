"""Drafts to measure the check by change one fact, or none."""

import json
from pathlib import Path

import pytest

from training.changes import KINDS
from training.drafts import drafts
from training.questions import read

TEXT = (
    "Ada Brandt met Jonas Lind in Holm in 1964. It could carry 212 people before the storm, "
    "according to the minutes. Mayor Okafor is expected to sell it to Norway."
)
LINE = json.dumps(
    {
        "doc_id": "a",
        "article": TEXT,
        "turns": [
            {
                "id": str(at),
                "question": "What happened?",
                "answerable": True,
                "answers": [word],
                "evidence": [[TEXT.index(word), TEXT.index(word) + len(word)]],
            }
            for at, word in enumerate(("1964", "212", "Norway"))
        ],
    }
)


def made(tmp_path: Path, kind: str) -> list[str]:
    path = tmp_path / "set.jsonl"
    path.write_text(f"\n{LINE}\n".lstrip())
    lines = path.read_text().splitlines()
    return [json.loads(line)["text"] for line in drafts(lines, read(path), kind, seed=1)]


def test_evidence_is_the_sentence_as_it_is(tmp_path: Path) -> None:
    found = made(tmp_path, "evidence")
    assert len(found) == 3
    assert all(text in TEXT for text in found)


@pytest.mark.parametrize("kind", KINDS)
def test_a_change_makes_another_sentence(tmp_path: Path, kind: str) -> None:
    found = made(tmp_path, kind)
    assert found
    assert all(text not in TEXT for text in found)


def test_a_direction_is_turned_and_a_doubt_is_dropped(tmp_path: Path) -> None:
    assert any("after the storm" in text for text in made(tmp_path, "direction"))
    assert not any("expected" in text for text in made(tmp_path, "doubt"))
