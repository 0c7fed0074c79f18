"""Claims to learn the check from: true ones, and ones with a single fact made false.

True: a sentence of the article, whole or shortened, or a question told with its answer. False: the
same with one number, name, negation, direction, role or doubt changed, a question told with
another answer, or one that the article does not answer told with any (after FactCC, Kryscinski et
al. 2020, which changes one fact of a true sentence at a time).
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence

from index.types import Sentence
from training.changes import CHANGES, NUMBER
from training.examples import Example
from training.questions import Asked, Sheet

_WH = re.compile(
    r"\b(?:what|which|who|whom|whose|when|where|how (?:many|much|long|old|far|often))\b"
    r"(?:\s(?:type|kind|sort|name|year|century|percentage|number|country|city|group|person)s?"
    r"(?:\sof\s\w+)?)?",
    re.IGNORECASE,
)
_DO = re.compile(r"\b(?:did|does|do)\s", re.IGNORECASE)
_LEADING = re.compile(r"^(?:In|On|At|During|After|Before|By|Since|From)\s[^,]{3,40},\s(?=\w)")
_ASIDE = re.compile(r"\s\([^)]*\)|,\swhich\s[^,.;]+(?=[.;])")
_SHARE_OF_SENTENCES = 0.25
_SHARE_OF_QUESTIONS = 0.45
_SHARE_OF_SILENT = 0.5


def claims(sheets: Sequence[Sheet], draw: random.Random) -> Iterator[Example]:
    """One epoch: about as many true claims as false ones, each with the paragraph it is about."""
    for sheet in sheets:
        for sentence in sheet.article.sentences:
            if draw.random() < _SHARE_OF_SENTENCES and len(sentence.text) > 40:
                yield from _from_sentence(sheet, sentence, draw)
        for asked in sheet.asked:
            if draw.random() < _SHARE_OF_QUESTIONS:
                yield from _from_question(sheet, asked, draw)


def _from_sentence(sheet: Sheet, sentence: Sentence, draw: random.Random) -> Iterator[Example]:
    true = sentence.text
    for shorten in draw.sample(_SHORTER, draw.randrange(len(_SHORTER))):
        true = shorten(true)
    yield _example(true, sheet, sentence.number)
    changes = draw.sample(CHANGES, len(CHANGES))
    false = (change(true, sheet.article.text, draw) for change in changes)
    for changed in [text for text in false if text and text != true][:1]:
        yield _example(changed, sheet, None)


def _from_question(sheet: Sheet, asked: Asked, draw: random.Random) -> Iterator[Example]:
    answers = [one for other in sheet.asked for one in other.answers]
    if asked.answerable:
        yield from _from_answer(sheet, asked, answers, draw)
        return
    told = _told(asked.text, draw.choice(answers)) if answers else ""
    if told and draw.random() < _SHARE_OF_SILENT:
        yield _example(told, sheet, None)


def _from_answer(
    sheet: Sheet, asked: Asked, answers: Sequence[str], draw: random.Random
) -> Iterator[Example]:
    right, start = draw.choice(asked.answers), asked.spans[0][0]
    carriers = [s.number for s in sheet.article.sentences if s.start <= start < s.end]
    told = _told(asked.text, right)
    if not told or not carriers:
        return
    yield _example(told, sheet, carriers[0])
    said = " ".join(asked.answers).lower()
    wrong = [one for one in answers if one.lower() not in said and _alike(one, right)]
    false = _told(asked.text, draw.choice(wrong)) if wrong else ""
    if false := false or draw.choice(CHANGES)(told, sheet.article.text, draw):
        yield _example(false, sheet, None)


def _example(text: str, sheet: Sheet, carrier: int | None) -> Example:
    sentences = sheet.article.sentences
    answers = tuple(
        (0, len(sentence.text)) if sentence.number == carrier else None for sentence in sentences
    )
    shown = tuple(sentence.text for sentence in sentences)
    return Example(text, (), shown, answers, is_claim=True)


def _told(question: str, answer: str) -> str:
    """The question as a statement, the answer where the question word stood, or ""."""
    place = _WH.search(question)
    if not place or len(answer) > 120:
        return ""
    text = question[: place.start()] + answer + question[place.end() :]
    text = _DO.sub("", text, count=1).strip().rstrip("?").strip()
    return f"{text[:1].upper()}{text[1:]}."


def _alike(one: str, other: str) -> bool:
    numeric = bool(NUMBER.search(one)) == bool(NUMBER.search(other))
    return numeric and one[:1].isupper() == other[:1].isupper()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_SHORTER: list[Callable[[str], str]] = [
    lambda text: _capital(_LEADING.sub("", text)),
    lambda text: _ASIDE.sub("", text),
    lambda text: text.partition("; ")[0].rstrip(".") + ".",
]
