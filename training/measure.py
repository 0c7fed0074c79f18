"""Measures a model that is fit to be shipped: `python -m training.measure SETS CACHE`.

Per set: how often a sentence that answers comes first and among the first three (answerable
questions), and AUROC of the best score, telling answerable questions from unanswerable ones. What
was seen of every sentence can be kept, for `training.calibrate`.
"""

import argparse
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from chatbot.asking.condense import stand_alone
from chatbot.asking.question import Turn
from chatbot.reading.crossencoder import CrossEncoder
from chatbot.reading.likeness import likeness
from chatbot.reading.premise import strangers
from chatbot.reading.quoting import with_speakers
from chatbot.reading.windows import around, head
from chatbot.weights import assets, card
from index.embedder import load
from index.types import Article
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

View = tuple[float, float, float]
"""What is seen of a sentence: log odds of the model, cosine, shared words."""

Look = Callable[[Article, str], Sequence[View]]
"""An article and a query to a view of each of its sentences."""


@dataclass(frozen=True, slots=True)
class Scored:
    """The views of an article's sentences for one question; `gold` are those that answer.

    `strange` tells whether the query names somebody or a number that the article has nowhere.
    """

    id: str
    article: str
    views: tuple[View, ...]
    gold: tuple[int, ...]
    strange: bool


def scored(look: Look, sheets: Sequence[Sheet], is_talk: bool) -> Iterator[Scored]:
    """Every question of `sheets`, in a talk made to stand alone as the product makes it."""
    for sheet in sheets:
        history: list[Turn] = []
        for asked in sheet.asked:
            text = asked.text
            if is_talk:
                text = stand_alone(text, history[-2 * _TURNS :], sheet.article.text)
            yield Scored(
                id=asked.id,
                article=sheet.article.id,
                views=tuple(look(sheet.article, text)),
                gold=_gold(sheet, asked),
                strange=bool(strangers(text, sheet.article)),
            )
            history += [Turn("user", asked.text)]
            history += [Turn("assistant", answer) for answer in asked.answers[:1]]


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """The share of pairs in which the positive scores higher; a tie counts half."""
    wins = sum((one > other) + (one == other) / 2 for one in positive for other in negative)
    return wins / max(1, len(positive) * len(negative))


def figures(rows: Sequence[tuple[Sequence[float], Sequence[int]]]) -> dict[str, float]:
    """The figures of one set, from each question's scores and the numbers of its gold sentences."""
    answerable = [row for row in rows if row[1]]
    silent = [max(scores) for scores, gold in rows if not gold]
    ranks = [_rank(scores, gold) for scores, gold in answerable]
    found = {
        "first": sum(rank == 0 for rank in ranks) / len(ranks),
        "first three": sum(rank < 3 for rank in ranks) / len(ranks),
        "questions": float(len(rows)),
    }
    if silent:
        found["auroc"] = auroc([max(scores) for scores, _ in answerable], silent)
    return found


def _gold(sheet: Sheet, asked: Asked) -> tuple[int, ...]:
    return tuple(
        sentence.number
        for sentence in sheet.article.sentences
        if any(start < sentence.end and end > sentence.start for start, end in asked.spans)
    )


def _rank(scores: Sequence[float], gold: Sequence[int]) -> int:
    order = sorted(range(len(scores)), key=lambda at: -scores[at])
    return min(order.index(number) for number in gold)


def _looker(cache: Path) -> Look:
    model = CrossEncoder(card.SHIPPED, assets.READER.path(cache), threads=2)
    embedder = load(assets.EMBEDDER.path(cache), threads=2)

    def look(article: Article, query: str) -> list[View]:
        texts, opening = with_speakers(article), head(query, (), model.tokens)
        near = likeness(query, article, article.sentences, embedder)
        likely = np.argsort(-near.sum(axis=1), kind="stable").tolist()
        odds = model.log_odds(around(opening, texts, likely, model.tokens, len(texts)))
        return [(odds[at], float(near[at, 0]), float(near[at, 1])) for at in range(len(texts))]

    return look


def main() -> None:
    """Print the figures of the model's own score; keep the views."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path, help="folder of the question sets")
    parser.add_argument("cache", type=Path, help="folder of what `footnote fetch` brought")
    parser.add_argument("--only", nargs="*", default=list(SETS), choices=SETS, help="which sets")
    parser.add_argument("--limit", type=int, help="questions of each set, drawn with seed 1")
    parser.add_argument("--out", type=Path, help="file to add every question's views to")
    given = parser.parse_args()
    look = _looker(given.cache)
    for name in given.only:
        is_held_back = SETS[name]
        sheets = read(given.sets / f"{name}.jsonl")
        sheets = split(sheets)[1] if is_held_back else sheets
        sheets = _some(sheets, given.limit, name == _TALK) if given.limit else sheets
        rows = list(scored(look, sheets, name == _TALK))
        told = figures([([view[0] for view in row.views], row.gold) for row in rows])
        print(name, {key: round(value, 3) for key, value in told.items()}, flush=True)
        if given.out:
            with given.out.open("a", encoding="utf-8") as file:
                file.writelines(json.dumps({"set": name, **asdict(row)}) + "\n" for row in rows)


def _some(sheets: Sequence[Sheet], limit: int, is_talk: bool) -> list[Sheet]:
    """`limit` questions, drawn from all articles alike; of talks whole ones, until there are."""
    draw = random.Random(1)
    shuffled = draw.sample(sheets, len(sheets))
    if is_talk:
        counts = [sum(len(each.asked) for each in shuffled[:at]) for at in range(len(shuffled))]
        return [sheet for sheet, before in zip(shuffled, counts, strict=True) if before < limit]
    pairs = [(at, asked) for at, sheet in enumerate(shuffled) for asked in sheet.asked]
    chosen = draw.sample(pairs, min(limit, len(pairs)))
    return [
        replace(sheet, asked=tuple(asked for there, asked in chosen if there == at))
        for at, sheet in enumerate(shuffled)
    ]


if __name__ == "__main__":
    main()
