"""SQuAD 1.1 as a question set to train on: `python -m training.squad train-v1.1.json OUT.jsonl`.

Its training part holds 87,599 questions about 442 articles of Wikipedia (Rajpurkar et al. 2016,
CC BY-SA 4.0). A share of them is drawn, paragraph by paragraph, so that every article is in it;
`--beyond 0.22` draws it from what a share of 0.22 with the same seed leaves.
"""

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_SHARE = 0.4


def lines(
    given: dict[str, Any], share: float, draw: random.Random, beyond: float = 0.0
) -> Iterator[dict[str, Any]]:
    """One object a paragraph, as `footnote eval` reads them; paragraphs with no question stay."""
    for article in given["data"]:
        title = article["title"].replace("_", " ")
        for number, paragraph in enumerate(article["paragraphs"]):
            asked = [
                _turn(qa) for qa in paragraph["qas"] if beyond <= draw.random() < beyond + share
            ]
            yield {
                "dataset": "squad1",
                "doc_id": f"{title}#{number}",
                "title": title,
                "conversational": False,
                "article": paragraph["context"],
                "turns": [{"turn": at, **one} for at, one in enumerate(asked, start=1)],
            }


def _turn(qa: dict[str, Any]) -> dict[str, Any]:
    answers = qa["answers"]
    return {
        "id": qa["id"],
        "question": qa["question"].strip(),
        "answerable": True,
        "answers": [one["text"] for one in answers],
        "evidence": [
            [one["answer_start"], one["answer_start"] + len(one["text"])] for one in answers
        ],
    }


def main() -> None:
    """Convert."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("given", type=Path, help="SQuAD's train-v1.1.json")
    parser.add_argument("out", type=Path, help="the question set to write")
    parser.add_argument("--share", type=float, default=_SHARE, help="the share of questions kept")
    parser.add_argument("--beyond", type=float, default=0.0, help="the share drawn before")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    given = json.loads(options.given.read_text("utf-8"))
    made = lines(given, options.share, random.Random(options.seed), options.beyond)
    options.out.write_text("".join(f"{json.dumps(line)}\n" for line in made), "utf-8")


if __name__ == "__main__":
    main()
