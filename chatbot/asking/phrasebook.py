"""The phrasebooks: what Footnote says in each language, and what it takes for no question.

A language is one file of `phrasebooks/`; nothing else knows a word of it.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template
from typing import Any, Literal, get_args

from chatbot.text.words import fold

Language = Literal["en", "fr", "de", "es", "uk", "ru"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

Kind = Literal[
    "greeting",
    "thanks",
    "farewell",
    "self",
    "page",
    "page_at_first",
    "byline",
    "overview_at_first",
    "briefly",
    "simply",
    "fully",
    "overview",
    "task",
    "wish",
    "rules",
    "unclear",
]
"""What an utterance can be besides a question for a fact. `self` is about Footnote, `page` about
the page; `overview` asks what the article is about; `briefly`, `simply` and `fully` ask for the
answer before in another manner; `task` asks for something to be made, `rules` for rules to be
dropped or told. What is `…_at_first` is the same without that, but only where nothing was said
before that it could point back at. `byline` is as `page_at_first`, and `wish` as `task`, but only
where the article speaks of no such thing: of a journalist, of a recipe. The first that matches
counts.
"""

AT_FIRST: Mapping[Kind, Kind] = {
    "page_at_first": "page",
    "byline": "page",
    "overview_at_first": "overview",
}
UNLESS_TOLD: Mapping[Kind, Kind] = {"byline": "page", "wish": "task"}
MEANT: Mapping[Kind, Kind] = {**AT_FIRST, **UNLESS_TOLD}
"""The kind that each of them is, where it counts."""

_NAME = re.compile(r"<(\w+)>")
_BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Correction:
    """How a question before is corrected: `anew` opens one that is asked in its place, as “no” does
    in “No, where?”; `exchanges` match “not this, that” and `means` “I meant that”, where `known` is
    what “the” opens; `asks` opens a question.
    """

    anew: re.Pattern[str]
    exchanges: tuple[re.Pattern[str], ...]
    means: re.Pattern[str]
    known: re.Pattern[str]
    asks: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """One language. `markers` are words that no other language of ours has, nor a name in English;
    `before` and `after` match what a sentence may begin and end with without becoming another;
    `kinds` match plain sentences whole; `told` match what a byline or a wish may be of, and the
    same in a plain article, in English or that language. `denials` are what a sentence denies
    with, `pronouns` what it calls a third person, none where the language leaves them out.
    """

    language: Language
    markers: frozenset[str]
    denials: frozenset[str]
    pronouns: frozenset[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    kinds: Mapping[Kind, re.Pattern[str]]
    told: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    says: Mapping[str, str]
    correction: Correction

    def speaks_of(self, article: str, sentence: str) -> bool:
        """Whether the plain `article` speaks of such a thing as the plain `sentence` asks for."""
        asked = (there for here, there in self.told if here.search(sentence))
        return any(there.search(article) for there in asked)

    def say(self, name: str, **values: str) -> str:
        """The text of that name, with its `$` variables filled in."""
        return Template(self.says[name]).substitute(values)


@cache
def phrasebook(language: Language) -> Phrasebook:
    """The phrasebook of `language`, read once."""
    text = (files(__package__) / "phrasebooks" / f"{language}.toml").read_text("utf-8")
    book = tomllib.loads(text)
    parts: dict[str, str] = {}
    for name, alternatives in book["parts"].items():
        parts[name] = _any(alternatives, parts)

    def words(name: str) -> frozenset[str]:
        return frozenset(plain(book[name]).split())

    return Phrasebook(
        language=language,
        markers=words("markers"),
        denials=words("denials"),
        pronouns=words("pronouns"),
        before=re.compile(f"^(?:{parts['courtesy']}|{parts['asking']}) "),
        after=re.compile(f" {parts['courtesy']}$"),
        kinds={kind: re.compile(pattern) for kind, pattern in _kinds(book, parts)},
        told=tuple(_told(fold(each), _any([own], parts)) for each, own in book["told"].items()),
        says=book["says"],
        correction=_correction(**book["correction"]),
    )


def plain(sentence: str) -> str:
    """Words and numbers alone, in lower case, without accents, one space between them."""
    return _BETWEEN.sub(" ", fold(sentence)).strip()


def _correction(no: str, not_: str, but: str, asks: str, means: str, the: str) -> Correction:
    opening, some = rf"^\W*(?:(?:{no})\W+)", r"[^,;:.?!]+?"
    word = r"\w(?:[\w-]|[’'](?!s\b))*"
    between = rf"(?:\s*[,;.]\s*(?:(?:{but})\s+)?|\s+(?:{but}|[-–—])\s+)"
    exchanges = (
        rf"{opening}*(?:{not_})\s+(?P<wrong>{some}){between}(?P<right>{some})\W*$",
        rf"{opening}*(?:(?:{means})\s+)?(?P<right>{some})\s*,?\s(?:{but})?\s*(?:{not_})\s+(?P<wrong>{some})\W*$",
    )
    return Correction(
        anew=re.compile(rf"{opening}+(?=(?:{asks})\b)", re.IGNORECASE),
        exchanges=tuple(re.compile(each, re.IGNORECASE) for each in exchanges),
        means=re.compile(rf"{opening}*(?:{means})\s+(?P<right>(?=\S){some})\W*$", re.IGNORECASE),
        known=re.compile(rf"\b(?:{the})\s{word}" if the else r"(?!)", re.IGNORECASE),
        asks=re.compile(rf"(?:{asks})\b", re.IGNORECASE),
    )


def _kinds(book: Mapping[str, Any], parts: Mapping[str, str]) -> list[tuple[Kind, str]]:
    """Each kind with one pattern for all of its sentences. At first, “this” alone is the page."""
    whole, opening = book["whole"], book["opening"]
    at_first = _any(whole["page"], {**parts, "this": parts["bare"]})
    return [
        (
            kind,
            rf"{_any(whole.get(kind, ()), parts)}|{_any(opening.get(kind, ()), parts)}(?: .*)?"
            + (f"|{at_first}" if kind == "page_at_first" else ""),
        )
        for kind in get_args(Kind)
    ]


def _told(english: str, own: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(rf"\b(?:{own})\b"), re.compile(rf"\b(?:(?:{english})s?|{own})\b")


def _any(alternatives: Sequence[str], parts: Mapping[str, str]) -> str:
    """One pattern for all, with the parts they name put in; nothing matches where there is none."""
    if not alternatives:
        return r"(?!)"
    joined = "|".join(map(fold, alternatives))
    return f"(?:{_NAME.sub(lambda found: parts[found[1]], joined)})"
