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

from chatbot.words import fold

Language = Literal["en", "fr", "de", "es", "uk", "ru"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

Kind = Literal[
    "greeting",
    "thanks",
    "farewell",
    "self",
    "page",
    "page_at_first",
    "overview_at_first",
    "briefly",
    "simply",
    "fully",
    "overview",
    "task",
    "rules",
    "unclear",
]
"""What an utterance can be besides a question for a fact. `self` is about Footnote, `page` about
the page; `overview` asks what the article is about; `briefly`, `simply` and `fully` ask for the
answer before in another manner; `task` asks for something to be made, `rules` for rules to be
dropped or told. What is `…_at_first` is the same without that, but only where nothing was said
before that it could point back at. The first that matches counts.
"""

AT_FIRST: Mapping[Kind, Kind] = {"page_at_first": "page", "overview_at_first": "overview"}

_NAME = re.compile(r"<(\w+)>")
_BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Correction:
    """How a question before is corrected: `anew` opens one that is asked in its place, as “no” does
    in “No, where?”; `exchanges` match “not this, that”; `asks` opens a question.
    """

    anew: re.Pattern[str]
    exchanges: tuple[re.Pattern[str], ...]
    asks: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """One language. `markers` are words that no other language of ours has, nor a name in English;
    `before` and `after` match what a sentence may begin and end with without becoming another;
    `kinds` match plain sentences whole. `denials` are what a sentence denies with, `pronouns` what
    it calls a third person, none where the language leaves them out.
    """

    language: Language
    markers: frozenset[str]
    denials: frozenset[str]
    pronouns: frozenset[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    kinds: Mapping[Kind, re.Pattern[str]]
    says: Mapping[str, str]
    correction: Correction

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
        says=book["says"],
        correction=_correction(**book["correction"]),
    )


def plain(sentence: str) -> str:
    """Words and numbers alone, in lower case, without accents, one space between them."""
    return _BETWEEN.sub(" ", fold(sentence)).strip()


def _correction(no: str, not_: str, but: str, asks: str) -> Correction:
    opening, some = rf"^\W*(?:(?:{no})\W+)", r"[^,;:.?!]+?"
    between = rf"(?:\s*[,;.]\s*(?:(?:{but})\s+)?|\s+(?:{but}|[-–—])\s+)"
    exchanges = (
        rf"{opening}*(?:{not_})\s+(?P<wrong>{some}){between}(?P<right>{some})\W*$",
        rf"{opening}*(?P<right>{some})\s*,?\s(?:{but})?\s*(?:{not_})\s+(?P<wrong>{some})\W*$",
    )
    return Correction(
        anew=re.compile(rf"{opening}+(?=(?:{asks})\b)", re.IGNORECASE),
        exchanges=tuple(re.compile(each, re.IGNORECASE) for each in exchanges),
        asks=re.compile(rf"(?:{asks})\b", re.IGNORECASE),
    )


def _kinds(book: Mapping[str, Any], parts: Mapping[str, str]) -> list[tuple[Kind, str]]:
    """Each kind with one pattern for all of its sentences."""
    whole, opening = book["whole"], book["opening"]
    return [
        (
            kind,
            rf"{_any(whole.get(kind, ()), parts)}|{_any(opening.get(kind, ()), parts)}(?: .*)?",
        )
        for kind in get_args(Kind)
    ]


def _any(alternatives: Sequence[str], parts: Mapping[str, str]) -> str:
    """One pattern for all, with the parts they name put in; nothing matches where there is none."""
    if not alternatives:
        return r"(?!)"
    joined = "|".join(map(fold, alternatives))
    return f"(?:{_NAME.sub(lambda found: parts[found[1]], joined)})"
