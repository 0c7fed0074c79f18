"""From question sheets to training examples: a window of sentences, and which of them answer.

Per question, anew in every epoch:
    its own paragraph among its neighbours             some sentences answer, or none does
    the paragraph of its source that is most like it   none answers: the article was cut
    its own paragraph, a fact of the question changed  none answers: a false premise
    any of these as a follow-up in a conversation
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from chatbot.words import content
from index.types import Article, Sentence
from training.changes import KINDS
from training.conversations import follow_up
from training.questions import Asked, Sheet

_ELSEWHERE, _CHANGED, _TALK = 0.5, 0.4, 0.3
_OTHERWISE = 0.3
"""Of the changed questions, how many are denied or turned round first of all."""
_NUMBER = re.compile(r"\b\d[\d,.]*\b")
_NAME = re.compile(r"(?<!^)(?<![.?!] )\b[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*")


@dataclass(frozen=True, slots=True)
class Example:
    """A question, the turns before it, sentences in order, and for each the span in its text
    that answers (characters), or None where it does not.

    Where it `is_claim`, the question is a claim instead, and a sentence answers that carries it.
    """

    question: str
    history: tuple[str, ...]
    sentences: tuple[str, ...]
    answers: tuple[tuple[int, int] | None, ...]
    is_claim: bool = False


def examples(sheets: Sequence[Sheet], draw: random.Random) -> Iterator[Example]:
    """One epoch over `sheets`, in random order."""
    groups: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        groups.setdefault(sheet.group, []).append(sheet)
    pairs = [(sheet, asked) for sheet in sheets for asked in sheet.asked]
    draw.shuffle(pairs)
    for sheet, asked in pairs:
        near = groups[sheet.group]
        text, history = follow_up(sheet, asked, draw) if draw.random() < _TALK else (asked.text, ())
        yield _window(text, history, asked, _around(sheet, near, draw))
        if asked.answerable and draw.random() < _ELSEWHERE:
            others = [one for one in near if one is not sheet]
            away = _likest(asked, others or [draw.choice(sheets)], draw)
            if away:
                yield _window(asked.text, (), None, [away])
        changed = _changed(asked, sheet, draw) if draw.random() < _CHANGED else None
        if asked.answerable and changed:
            yield _window(changed, history if draw.random() < 0.3 else (), None, [sheet])


def plain(sheets: Sequence[Sheet]) -> Iterator[Example]:
    """Every question with its own article alone, unchanged: to measure with."""
    for sheet in sheets:
        for asked in sheet.asked:
            yield _window(asked.text, (), asked, [sheet])


def _window(
    text: str, history: tuple[str, ...], asked: Asked | None, sheets: Sequence[Sheet]
) -> Example:
    sentences = [(sheet, sentence) for sheet in sheets for sentence in sheet.article.sentences]
    answers = tuple(
        _answer(asked, sentence) if asked and asked in sheet.asked else None
        for sheet, sentence in sentences
    )
    return Example(text, history, tuple(sentence.text for _, sentence in sentences), answers)


def _answer(asked: Asked, sentence: Sentence) -> tuple[int, int] | None:
    """The first of its answers that overlaps `sentence`, within the sentence's text."""
    for start, end in asked.spans:
        first, last = max(start, sentence.start), min(end, sentence.end)
        if last > first:
            return first - sentence.start, last - sentence.start
    return None


def _likest(asked: Asked, others: Sequence[Sheet], draw: random.Random) -> Sheet | None:
    """The one that shares most words with the question and holds none of its answers."""
    wanted = frozenset(content(asked.text))
    silent = [
        one for one in others if not any(answer in one.article.text for answer in asked.answers)
    ]
    return max(
        silent, key=lambda one: (len(wanted & _words(one.article)), draw.random()), default=None
    )


@cache
def _words(article: Article) -> frozenset[str]:
    return frozenset(content(article.text))


def _around(sheet: Sheet, near: Sequence[Sheet], draw: random.Random) -> list[Sheet]:
    """`sheet` alone, or with the paragraphs before and after it in its source."""
    at = near.index(sheet) if sheet in near else 0
    before = near[at - 1 : at] if at and draw.random() < 0.2 else []
    after = near[at + 1 : at + 2] if draw.random() < 0.2 else []
    return [*before, sheet, *after]


def _changed(asked: Asked, sheet: Sheet, draw: random.Random) -> str | None:
    """The question with one fact made another: a name or number replaced by another of the
    paragraph, or the question denied or turned round. None where it has nothing to change.
    """
    otherwise = KINDS[draw.choice(("direction", "direction", "negation"))]
    if draw.random() < _OTHERWISE and (text := otherwise(asked.text, "", draw)):
        return text
    answers = " ".join(asked.answers)
    for pattern in draw.sample((_NUMBER, _NAME), 2):
        places = list(pattern.finditer(asked.text))
        if not places:
            continue
        place = draw.choice(places)
        others = {
            found[0]
            for found in pattern.finditer(sheet.article.text)
            if found[0] not in asked.text + answers and place[0] not in found[0]
        }
        if others:
            other = draw.choice(sorted(others))
            return asked.text[: place.start()] + other + asked.text[place.end() :]
    return None
