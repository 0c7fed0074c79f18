"""Questions for yes or no, made of an article's sentences by rule.

“The bridge was built in 1964.” becomes “Was the bridge built in 1964?”, or, with one fact changed,
“Was the bridge built in 1971?”: the sentence answers both.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from chatbot.words import is_grammar
from index.types import Article, Sentence
from training.changes import CHANGES
from training.questions import Asked, Sheet

_FALSE = 0.4
_SUBJECT = re.compile(
    r"(?P<subject>(?:[\w’'-]+ ){1,7}?)(?P<verb>is|are|was|were|has|have|had|can|could|will|would) "
    r"(?P<rest>[^;:“”\"()]{8,110})\."
)
_LEADING = frozenset(
    "in on at during after before by since from when while if as although though among here".split()
)
_CLAUSE = re.compile(r"\b(?:that|which|who|and|but|because|there)\b", re.IGNORECASE)


def with_polar(sheet: Sheet, share: float, draw: random.Random) -> Sheet:
    """The sheet with questions for yes or no about a `share` of its sentences."""
    if not share:
        return sheet
    return replace(sheet, asked=(*sheet.asked, *_asked(sheet.article, share, draw)))


def _asked(article: Article, share: float, draw: random.Random) -> Iterator[Asked]:
    for sentence in article.sentences:
        if draw.random() < share:
            yield from _about(sentence, article, draw)


def _about(sentence: Sentence, article: Article, draw: random.Random) -> Iterator[Asked]:
    text = sentence.text
    if draw.random() < _FALSE:
        text = draw.choice(CHANGES)(text, article.text, draw) or text
    if question := turned(text):
        spans = ((sentence.start, sentence.end),)
        yield Asked(f"{article.id}-{sentence.number}", question, (), spans)


def turned(text: str) -> str:
    """The statement as a question, or "" where its verb or subject is not plain to see."""
    found = _SUBJECT.match(text)
    if not found or _CLAUSE.search(found["subject"]):
        return ""
    first, rest = found["subject"].split()[0], found["rest"].partition(",")[0]
    if first.lower() in _LEADING:
        return ""
    subject = found["subject"].strip()
    subject = subject[0].lower() + subject[1:] if is_grammar(first) else subject
    return f"{found['verb'].capitalize()} {subject} {rest}?"
