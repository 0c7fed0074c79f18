"""Measures a trained cross-encoder: `python -m training.measure SETS MODEL`.

Per set: how often a sentence that answers comes first and among the first three (answerable
questions), and AUROC of the best score, telling answerable questions from unanswerable ones.
"""

import argparse
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from chatbot.pairs import Pair, pair
from training.batches import padded
from training.questions import Asked, Sheet, read, split

SETS = {
    "nyt_articles": False,
    "squad2_paragraphs": True,
    "clapnq": True,
    "coqa_wikipedia_gutenberg": False,
}
"""Each set, and whether only what was held back from training counts."""

_TALK = "coqa_wikipedia_gutenberg"
_TURNS = 6
_AT_ONCE = 32

Score = Callable[[str, Sequence[str], Sequence[str]], list[float]]
"""A question, the turns before it and an article's sentences to a score for each sentence."""


@dataclass(frozen=True, slots=True)
class Scored:
    """The scores of an article's sentences for one question; `gold` are those that answer."""

    id: str
    article: str
    scores: tuple[float, ...]
    gold: tuple[int, ...]


def scored(score: Score, sheets: Sequence[Sheet], is_talk: bool) -> Iterator[Scored]:
    """Every question of `sheets`; in a talk each knows those before it and their first answers."""
    for sheet in sheets:
        history: list[str] = []
        texts = [sentence.text for sentence in sheet.article.sentences]
        for asked in sheet.asked:
            scores = score(asked.text, history[-_TURNS:] if is_talk else (), texts)
            yield Scored(asked.id, sheet.article.id, tuple(scores), _gold(sheet, asked))
            history += [asked.text, *asked.answers[:1]]


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """The share of pairs in which the positive scores higher; a tie counts half."""
    wins = sum((one > other) + (one == other) / 2 for one in positive for other in negative)
    return wins / max(1, len(positive) * len(negative))


def figures(rows: Sequence[Scored]) -> dict[str, float]:
    """The figures of one set."""
    answerable = [row for row in rows if row.gold]
    silent = [max(row.scores) for row in rows if not row.gold]
    ranks = [_rank(row) for row in answerable]
    found = {
        "first": sum(rank == 0 for rank in ranks) / len(ranks),
        "first three": sum(rank < 3 for rank in ranks) / len(ranks),
        "questions": float(len(rows)),
    }
    if silent:
        found["auroc"] = auroc([max(row.scores) for row in answerable], silent)
    return found


def _gold(sheet: Sheet, asked: Asked) -> tuple[int, ...]:
    return tuple(
        sentence.number
        for sentence in sheet.article.sentences
        if any(start < sentence.end and end > sentence.start for start, end in asked.spans)
    )


def _rank(row: Scored) -> int:
    order = sorted(range(len(row.scores)), key=lambda at: -row.scores[at])
    return min(order.index(number) for number in row.gold)


def _scorer(folder: Path) -> Score:
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSequenceClassification.from_pretrained(folder, dtype=torch.float32).eval()

    @cache
    def tokens(text: str) -> Sequence[int]:
        return tuple(tokenizer(text, add_special_tokens=False)["input_ids"])

    def forward(pairs: Sequence[Pair]) -> list[float]:
        with torch.inference_mode():
            scores: list[float] = (
                model(
                    input_ids=padded([one.ids for one in pairs]),
                    token_type_ids=padded([one.types for one in pairs]),
                    attention_mask=padded([[1] * len(one.ids) for one in pairs]),
                )
                .logits[:, 0]
                .tolist()
            )
        return scores

    def score(question: str, history: Sequence[str], sentences: Sequence[str]) -> list[float]:
        pairs = [pair(question, history, sentences, at, tokens) for at in range(len(sentences))]
        parts = (pairs[at : at + _AT_ONCE] for at in range(0, len(pairs), _AT_ONCE))
        return [each for part in parts for each in forward(part)]

    return score


def main() -> None:
    """Print the figures; keep the scores, to choose thresholds by."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path, help="folder of the question sets")
    parser.add_argument("model", type=Path, help="folder of the model")
    parser.add_argument("--limit", type=int, help="articles of each set, drawn with seed 1")
    parser.add_argument("--out", type=Path, help="file to add every question's scores to")
    given = parser.parse_args()
    score = _scorer(given.model)
    for name, is_held_back in SETS.items():
        sheets = read(given.sets / f"{name}.jsonl")
        sheets = split(sheets)[1] if is_held_back else sheets
        if given.limit:
            sheets = random.Random(1).sample(sheets, min(given.limit, len(sheets)))
        rows = list(scored(score, sheets, name == _TALK))
        print(name, {key: round(value, 3) for key, value in figures(rows).items()}, flush=True)
        if given.out:
            with given.out.open("a", encoding="utf-8") as file:
                file.writelines(json.dumps({"set": name, **asdict(row)}) + "\n" for row in rows)


if __name__ == "__main__":
    main()
