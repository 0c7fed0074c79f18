"""From question sheets to training examples: a window of sentences, and which of them answer.

Per question, anew in every epoch:
    its own paragraph among its neighbours             some sentences answer, or none does
    the same without every sentence that has the answer   none answers: the article was cut
    the paragraph of its source that is most like it   none answers: the article was cut
    its own paragraph, a fact of the question changed  none answers: a false premise
    any of these as a follow-up in a conversation
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from chatbot.text.words import content
from index.types import Article, Sentence
from training.changes import KINDS
from training.conversations import follow_up
from training.questions import Asked, Sheet

_CUT, _ELSEWHERE, _CHANGED, _TALK = 0.3, 0.25, 0.3, 0.3
_ALONE = 0.4
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
        sheets_around = _around(sheet, near, draw)
        yield _window(text, history, asked, sheets_around)
        if asked.answerable and draw.random() < _CUT:
            yield from _cut(text, history, asked, sheets_around)
        if asked.answerable and draw.random() < _ELSEWHERE:
            others = [one for one in near if one is not sheet]
            away = _likest(asked, others or [draw.choice(sheets)], draw)
            if away:
                yield _window(asked.text, (), None, _around(away, near, draw, asked.answers))
        changed = _changed(asked, sheet, draw) if draw.random() < _CHANGED else None
        # One for yes or no is answered whatever it asks, and has no words that answer.
        if asked.answers and changed:
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


def _around(
    sheet: Sheet, near: Sequence[Sheet], draw: random.Random, without: Sequence[str] = ()
) -> list[Sheet]:
    """`sheet` alone, or with up to two paragraphs before and after it in its source that have
    nothing of `without`.
    """
    at = near.index(sheet) if sheet in near else 0
    if draw.random() < _ALONE or sheet not in near:
        return [sheet]
    reach = range(max(0, at - draw.randrange(3)), min(len(near), at + 1 + draw.randrange(3)))
    found = [near[number] for number in reach]
    return [one for one in found if one is sheet or not _has(one.article.text, without)]


def _has(text: str, answers: Sequence[str]) -> bool:
    return any(answer.lower() in text.lower() for answer in answers)


def _cut(
    text: str, history: tuple[str, ...], asked: Asked, sheets: Sequence[Sheet]
) -> Iterator[Example]:
    """Without the sentences that have an answer, if others are left."""
    left = tuple(
        sentence.text
        for sheet in sheets
        for sentence in sheet.article.sentences
        if not _has(sentence.text, asked.answers)
        and not (asked in sheet.asked and _answer(asked, sentence))
    )
    if left:
        yield Example(text, history, left, (None,) * len(left))


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
