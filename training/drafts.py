"""Drafts to measure the check by: `python -m training.drafts SET.jsonl KIND OUT.jsonl`.

For each answerable question of the set the sentence that holds the answer, as it is (`evidence`)
or with one fact made false. `footnote eval SET.jsonl --drafts OUT.jsonl` then tells how many the
check keeps: `draft_kept` should be near 1 for the first, and near 0 for all others.
"""

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

from training.changes import KINDS
from training.questions import Asked, Sheet, lines, read

EVIDENCE = "evidence"


def drafts(lines: list[str], sheets: list[Sheet], kind: str, seed: int) -> Iterator[str]:
    """Lines of drafts, in random order; a question whose sentence has nothing to change has none.

    `lines` are those of the set, from which the ids of the documents are taken.
    """
    ids = [json.loads(line)["doc_id"] for line in lines]
    draw = random.Random(seed)
    pairs = [(at, asked) for at, sheet in enumerate(sheets) for asked in sheet.asked]
    draw.shuffle(pairs)
    for at, asked in pairs:
        text = _draft(sheets[at], asked, kind, draw) if asked.answerable else ""
        if text:
            draft = {"doc_id": ids[sheets[at].line], "turn_id": asked.id, "text": text}
            yield json.dumps(draft, ensure_ascii=False)


def _draft(sheet: Sheet, asked: Asked, kind: str, draw: random.Random) -> str:
    start = asked.spans[0][0]
    for sentence in sheet.article.sentences:
        if sentence.start <= start < sentence.end:
            text = " ".join(sentence.text.split())
            changed = text if kind == EVIDENCE else KINDS[kind](text, sheet.article.text, draw)
            return changed if kind == EVIDENCE or changed != text else ""
    return ""


def main() -> None:
    """Write the drafts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", type=Path, help="a question set")
    parser.add_argument("kind", choices=[EVIDENCE, *KINDS], help="what is changed")
    parser.add_argument("out", type=Path, help="file to write")
    parser.add_argument("--limit", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    made = drafts(lines(given.set), read(given.set), given.kind, given.seed)
    chosen = [line for line, _ in zip(made, range(given.limit), strict=False)]
    given.out.write_text("".join(f"{line}\n" for line in chosen), "utf-8")
    print(f"{len(chosen)} drafts")


if __name__ == "__main__":
    main()
