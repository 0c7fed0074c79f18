"""What a question takes for granted, and the article does not grant: that somebody is in it at all,
or that something is not so.
"""

import re

from chatbot.text import facts, people
from chatbot.text.numbers import numbers
from chatbot.text.words import fold, normalised, respelt, words
from index.sentences import split
from index.types import Article

_NUMBER = re.compile(r"(?<![\d.,])\d{2,}(?:,\d{3})*(?!\d)")
_MOST_CAPITALS = 0.6
_MOST_NAMES = 8
_TITLE = re.compile(rf"\b(?:{people.TITLE})\b\.?\s(?=[A-Z])")
# Abbreviations of common nouns name nobody.
_COMMON = frozenset("ceo cfo cv dj hq mp pm tv".split())

# Opens a question for what is not so: neither whether nor why, and not of what others say.
_ASKS_WHAT_IS_NOT = re.compile(
    r"\W*(?:(?:in|at|on|to|for|of|from|by|with) )?(?:who|whom|whose|what|which|where|when)\b"
    r"(?:(?!\b(?:that|who|which|whose|where|when|because|if|said|say|says)\b)[^,;:])*?"
    r"(?:\b(?:not|never|cannot)\b|n't\b)",
)
# What says without a “not” that something is not so.
_NEGATIVE = re.compile(
    r"\b(?:avoid|ban(?:s|ned)?\b|barred\b|barely|declin|den(?:y|ied|ies)\b|except|exclu|fail|few\b"
    r"|hardly|im(?:poss|prob)|in(?:abil|capab|suffic)|lack|lose|loss|lost|only\b|other than|prevent"
    r"|rare|refus|reject|skip|spare|suspend|without"
    r"|un(?:able|affected|aware|available|like|likely|paid|prepared|signed|success|touched|willing))"
)


def strangers(query: str, article: Article) -> frozenset[str]:
    """Names and numbers in `query` that `article` has in no form or spelling.

    The first word of a sentence is no name, nor is a title; and where most words have capitals they
    tell none.
    """
    return _strange_names(query, article) | _strange_numbers(query, article)


def denies_alone(question: str, text: str) -> bool:
    """Whether `question` asks what is not so and `text` tells only what is: “They signed the
    treaty” has no answer to what was not signed.
    """
    asks = _ASKS_WHAT_IS_NOT.match(fold(question)) is not None
    return asks and not (facts.denies(text) or _NEGATIVE.search(fold(text)))


def _strange_names(query: str, article: Article) -> frozenset[str]:
    query, text = normalised(query), normalised(article.text)
    capitals = [word[:1].isupper() for word in query.split()]
    if sum(capitals) > _MOST_CAPITALS * len(capitals):
        return frozenset()
    named = facts.names(text)
    known, short = frozenset(words(text)), _initials(text)
    rest = " ".join(query[start:end].partition(" ")[2] for start, end in split(query))
    return frozenset(
        name
        for name in sorted(facts.names(_TITLE.sub("", rest)) - _COMMON)[:_MOST_NAMES]
        if not facts.same_name(name, known)
        and not (name.upper() in rest and name in short)
        and not respelt(name, named)
    )


def _strange_numbers(query: str, article: Article) -> frozenset[str]:
    found = [number for number in _NUMBER.findall(query) if number not in article.text]
    told = {number.value for number in numbers(article.text)} if found else set()
    return frozenset(one for one in found if told.isdisjoint(each.value for each in numbers(one)))


def _initials(text: str) -> frozenset[str]:
    """“ilo” where `text` has the International Labour Organization."""
    wholes = (words(whole) for whole in people.names(text))
    return frozenset("".join(word[0] for word in whole) for whole in wholes if len(whole) > 1)
