"""What an utterance is, if it is no question about the article.

Precise rather than greedy: a pattern must match a whole sentence or its very beginning, and what
matches none is a question. So “What code did the hackers write?” and “Did he ignore the rules?”
go on to the search.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from chatbot.asking.phrasebook import (
    AT_FIRST,
    LANGUAGES,
    MEANT,
    UNLESS_TOLD,
    Kind,
    Language,
    Phrasebook,
    phrasebook,
    plain,
)
from chatbot.text.words import words

_QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"")
# Begins at the first of several stops only: else a line of dots would take its square in time.
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]+(?:\s+|$)")
_MOST = 500
"""Characters that are looked at."""

_MOST_COURTESIES = 8
_COURTEOUS = frozenset(("greeting", "thanks"))

# Rows of keys, folded: “и” stands for “й”. No third Russian row, for it holds the name “Смит”.
_KEYBOARD = (
    *("qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "qsdfghjklm", "zxcvbnm"),
    *("ицукенгшщзхъ", "фывапролджэ", "фивапролджє"),
)
_FEWEST_KEYS = 4
_VOWEL = re.compile(r"[aeiouyаеёиоуыэюяіїє]")
_ALPHABETS = re.compile(r"[a-z]+|[а-яёіїєґ]+")
_ONE_LETTER = re.compile(r"(\w)\1\1+")


def kind(
    text: str, likely: Language, is_first: bool, article: str = ""
) -> tuple[Kind, Language] | None:
    """The kind of `text` and the language it was recognised in; None for a question.

    What several languages share is `likely`; `is_first` tells that nothing was said before. What
    the text `article` speaks of itself may be asked of it: a recipe, a journalist.
    """
    sentences = [plain(part) for part in _SENTENCE_END.split(_QUOTED.sub("", text[:_MOST]))]
    for language in dict.fromkeys((likely, *LANGUAGES)):
        book = phrasebook(language)
        found = [_kind(each, book, is_first, article) for each in sentences if each]
        if known := _together(found):
            return known, language
    return None


def means_nothing(text: str, article: str) -> bool:
    """Whether every word of `text` was typed at random: neighbouring keys, one letter over and
    over, consonants alone. A word of `article` always means something.
    """
    typed = words(text)
    if not typed or not all(map(_is_random, typed)):
        return False
    return frozenset(typed).isdisjoint(words(article))


def _kind(sentence: str, book: Phrasebook, is_first: bool, article: str) -> Kind | None:
    for form in _forms(sentence, book):
        for found, pattern in book.kinds.items():
            if (found in AT_FIRST and not is_first) or not pattern.fullmatch(form):
                continue
            if found not in UNLESS_TOLD or not book.speaks_of(_plain(article), form):
                return MEANT.get(found, found)
    return None


@lru_cache(maxsize=4)
def _plain(article: str) -> str:
    return plain(article)


def _forms(sentence: str, book: Phrasebook) -> Iterator[str]:
    """`sentence`, then as it is without one more of the courtesies around it, then the next."""
    for _ in range(_MOST_COURTESIES):
        yield sentence
        shorter = book.before.sub("", sentence)
        if shorter == sentence:
            shorter = book.after.sub("", sentence)
        if shorter == sentence:
            return
        sentence = shorter


def _together(found: Sequence[Kind | None]) -> Kind | None:
    """One kind for all sentences: an order to drop the rules spoils the rest, a question among
    courtesies is a question.
    """
    if "rules" in found:
        return "rules"
    rest = [each for each in found if each not in _COURTEOUS]
    if rest[:1] == ["task"]:
        return "task"
    if not found or None in found:
        return None
    return (rest or found)[-1]


def _is_random(word: str) -> bool:
    if not word.isalpha():
        return False
    if len(word) < _FEWEST_KEYS:
        return bool(_ONE_LETTER.fullmatch(word))
    runs = any(word in row or word[::-1] in row for row in _KEYBOARD)
    spelt = _ALPHABETS.fullmatch(word)  # Other scripts need no vowels.
    return runs or bool(_ONE_LETTER.fullmatch(word)) or bool(spelt and not _VOWEL.search(word))
