"""Questions for yes or no, made of an article's sentences by rule.

“The bridge was built in 1964.” becomes “Was the bridge built in 1964?”, “Lind sold it.” becomes
“Did Lind sell it?”, or, with one fact changed, “Did Moe sell it?”: the sentence answers each.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from chatbot.text.forms import plain
from chatbot.text.verbs import is_verb
from chatbot.text.words import is_grammar
from index.types import Article, Sentence
from training.changes import CHANGES
from training.questions import Asked, Sheet

_FALSE = 0.4
_LEADING = re.compile(
    r"(?P<lead>(?:In|On|At|During|After|Before|By|Since|From) [^,]{3,40}), (?P<rest>\S.*)"
)
_VERB = re.compile(r"(?<= )(?:(is|are|was|were|has|have|had|can|could|will|would)|([a-z]+))(?= )")
_REST = re.compile(r" ([^,;:“”\"()]{6,110})[.,;]")
_SUBJECT = re.compile(r"(?:[\w’'-]+ ){1,6}")
_NO_SUBJECT = frozenset(
    "in on at during after before by since from when while if as although though among here "
    "there for nor to of with by".split()
)
_CUT_OFF = re.compile(r"\b(?:that|which|who|and|or|but|because|there|to|by|of) $", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:that|which|who|but|because|there)\b", re.IGNORECASE)
# What has the form of a verb, and is no past or none that spelling leads back.
_NO_PAST = frozenset("fed says tells".split())
# What a verb ends in whose plain form has an “e” more: “vot(e)”, “creat(e)”, not “treat”, “visit”.
_E = re.compile(
    r"[^aeiou]*(?:[aeiouy]|(?<=q)u[aeiou])[^aeiouwxy]"
    r"|.*(?:creat|(?<![eo])at|(?<!foc)us|[aio]s|[lnpr]s|(?<!z)z|v|c|(?<!long)(?<!g)g|u|e|uad"
    r"|[bcdfgkpstz]l|(?:mpl|mp|del)et|(?:inv|un)it|(?:ign|pl|st|ad)or|vok|(?<![aeo])ir"
    r"|(?<![aeiou])(?:[aiou]d|in|[ou]t|[aiu]m|com|[iu]l|a[kpr]|ur))"
)
_SINGLED = re.compile(r".*(?:[^aeioulsfz]|[aeiou].*(?:el|trol)l)")


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
    if leading := _LEADING.fullmatch(text):
        lead, text = leading["lead"], leading["rest"]
    when = f" {lead[0].lower()}{lead[1:]}" if leading else ""
    verb = next((v for v in _VERB.finditer(text, 0, 70) if v[1] or _is_past(v[2])), None)
    rest = verb and _REST.match(text, verb.end())
    if not verb or not rest or not _is_subject(text[: verb.start()]):
        return ""
    first, *more = text[: verb.start()].split()
    subject = " ".join([first.lower() if is_grammar(first) else first, *more])
    asked = f"{verb[1].capitalize()} {subject}" if verb[1] else f"Did {subject} {_base(verb[2])}"
    return f"{asked} {rest[1]}{when}?"


def _is_past(word: str) -> bool:
    return is_verb(word) and not is_grammar(word) and word not in _NO_PAST


def _is_subject(text: str) -> bool:
    if not _SUBJECT.fullmatch(text) or _CUT_OFF.search(text) or _CLAUSE.search(text):
        return False
    first = text.split()[0].lower()
    return first not in _NO_SUBJECT and not first.endswith("ly")


def _base(past: str) -> str:
    """The plain form of a past tense, as spelling shows it."""
    if (known := plain(past)) != past or not past.endswith("ed"):
        return known
    root = past[:-2]
    if root.endswith("i"):
        return f"{root[:-1]}y" if len(root) > 2 else f"{root}e"
    if root[-1:] == root[-2:-1] and root != "add" and _SINGLED.fullmatch(root):
        return root[:-1]
    return f"{root}e" if _E.fullmatch(root) else root
