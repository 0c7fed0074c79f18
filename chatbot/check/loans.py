"""What of a question's words a claim may borrow that its sentences lack: nouns that stand for what
these call “it”, never what the claim tells of anybody.

“Where does Lind live?” must not lend “lives” to “Lind, the mayor of Arvik”, nor “Who is the former
mayor?” the “former”. But where “it burned in 1931”, “the hall” may have, when that was asked.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise, takewhile

from chatbot.check.claim import Claim
from chatbot.text import facts
from chatbot.text.forms import plain
from chatbot.text.numerals import VALUE
from chatbot.text.verbs import is_participle, is_told
from chatbot.text.words import WORD, content, fold, is_grammar

_TOKEN = re.compile(rf"{WORD}['’]?|[,;:.!?()“”\"]")
_NUMBER = re.compile(rf"\d\S*|(?:{VALUE})")
_BUILDING = re.compile(r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\bbuildings?\b")
_FIXED = frozenset(
    """a all an another any both each every few her his its many more most my no other our several
    some that the their these this those your""".split()
)
_LINKS = frozenset(
    "about after against at before between by during for from in into of on over through under "
    "until with".split()
)
_IS = frozenset("are is was were".split())
# One of these says what another does.
_SAME = tuple(
    frozenset(content(group))
    for group in (
        "acquire bought buy purchase",
        "applaud hail praise",
        "assist help",
        "author writer wrote written",
        "began begin commence start started",
        "build built construct erect",
        "chair head lead leader led",
        "choose chose chosen pick select",
        "condemn criticise criticize denounce",
        "demand urge",
        "depend rely",
        "display exhibit show",
        "film movie",
        "found founded founder",
        "hurt injure wound",
        "instruct taught teach",
        "lawyer attorney",
        "quit resign",
        "live reside",
        "obtain receive",
        "own owned owner",
        "pledge promise vow",
        "triumph win winner won",
    )
)
_DONE = re.compile(r"\b(?:he|it|she|they|who|which) (?:\w+ly )?([a-z]+)")
_REACH = 5
_BECOMES = frozenset("became become becomes remain remained remains".split())


@dataclass(frozen=True, slots=True)
class _Word:
    """A token with the stem of what carries facts in it, "" where nothing does, and whether it
    `is_lent`: the question has it and the sentences do not.
    """

    text: str
    stem: str
    is_lent: bool


def overdrawn(claim: Claim, text: str, article: str) -> bool:
    """Whether `claim` tells something with a word that it only borrows, for `text` lacks it: one
    that is no noun behind “the” or a number, or that describes another as `article` never does;
    or by which somebody is what the question calls them.
    """
    lent = _lent(claim, text)
    if not lent:
        return False
    told = _words(claim, lent)
    units = [list(unit) for is_lent, unit in groupby(enumerate(told), _is_lent) if is_lent]
    done = frozenset(content(" ".join(_DONE.findall(fold(text)))))
    return _is_identity(told) or any(
        not _is_noun(told, unit[0][0], unit[-1][0], article, done) for unit in units
    )


def _is_lent(numbered: tuple[int, _Word]) -> bool:
    return numbered[1].is_lent


def _lent(claim: Claim, text: str) -> frozenset[str]:
    """The words that `claim` borrows, stemmed."""
    # Who has a building has not built it.
    bare = _BUILDING.sub(" ", text)
    there = [*content(bare), *content(plain(bare))]
    return frozenset(stem for stem in claim.lendable if not _stands(stem, there))


def _words(claim: Claim, lent: Collection[str]) -> list[_Word]:
    stems = ((token, "".join(content(token)[:1])) for token in _TOKEN.findall(claim.text))
    return [_Word(token, stem, stem in lent) for token, stem in stems]


def _stands(stem: str, there: Sequence[str]) -> bool:
    """Whether `there` has the word, or one that says the same."""
    same = (group for group in _SAME if stem in group)
    is_same = any(not group.isdisjoint(there) for group in same)
    base = content(plain(stem))
    return is_same or any(facts.stands(one, there) for one in (stem, *base))


def _is_noun(
    told: Sequence[_Word], first: int, last: int, article: str, done: Collection[str]
) -> bool:
    """Whether the words from `first` to `last` are a noun with what is before it, as far as the
    words around them show it: what is `done` there by a “she” or “it” is a verb.
    """
    before, after = (told[first - 1] if first else None), told[last + 1 : last + 2]
    is_opened = before is None or _opens(before) or _beside(before, told[first], article)
    is_closed = not after or not after[0].stem or is_told(fold(after[0].text))
    is_closed = is_closed or after[0].stem in done
    return is_opened and (is_closed or _beside(told[last], after[0], article))


def _opens(word: _Word) -> bool:
    told = fold(word.text)
    is_owner = told.endswith(("'", "'s"))
    return told in _FIXED | _LINKS or is_owner or _NUMBER.fullmatch(told) is not None


def _beside(one: _Word, other: _Word, article: str) -> bool:
    return bool(one.stem) and (one.stem, other.stem) in _pairs(article)


@lru_cache(maxsize=8)
def _pairs(article: str) -> frozenset[tuple[str, str]]:
    """The stems of words that stand side by side."""
    stems = ["".join(content(token)[:1]) for token in _TOKEN.findall(article)]
    return frozenset(pairwise(stems))


def _is_identity(told: Sequence[_Word]) -> bool:
    """Whether “the supplier is Lind” or “Lind became mayor” borrows what Lind is or became."""
    for at, word in enumerate(told):
        verb = fold(word.text)
        if verb not in _IS | _BECOMES:
            continue
        subject, rest = told[:at], told[at + 1 :]
        if not rest or (verb in _IS and not _opens_noun(rest[0])):
            continue
        one, other = list(_phrase(subject)), list(_phrase(rest))
        if (_is_named(rest[:_REACH]) and _heads(one)) or (_is_named(subject) and _heads(other)):
            return True
    return False


def _opens_noun(word: _Word) -> bool:
    told = fold(word.text)
    return not is_participle(told) and (not is_grammar(told) or told in _FIXED)


def _phrase(words: Sequence[_Word]) -> Iterator[_Word]:
    """What they open with, to the first link or mark."""
    return takewhile(lambda one: one.text[0].isalnum() and fold(one.text) not in _LINKS, words)


def _heads(phrase: Sequence[_Word]) -> bool:
    """Whether its last word that carries facts is lent."""
    return next((word.is_lent for word in reversed(phrase) if word.stem), False)


def _is_named(words: Sequence[_Word]) -> bool:
    return any(word.text[0].isupper() and word.stem for word in words)
