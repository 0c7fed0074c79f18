"""Whether a claim keeps what narrows a noun from behind: what “guests without a ticket” pay, guests
do not; nor does “access for lorries” tell of access.

Only nouns that stand for their whole kind count: many without an article or a number, or all, most
or each of them. Two guests without a ticket are two guests.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from chatbot.forms import BE
from chatbot.verbs import is_verb
from chatbot.words import content, fold, is_grammar
from index.sentences import split

_TOKEN = re.compile(r"[^\W_]+(?:[.,’'-][^\W_]+)*|[,;:.!?()“”\"]")
_STOPS = frozenset(',;:.!?()“”"')
_MANY = re.compile(r"[a-z-]+(?<![su])s|(?:[a-z]*wo)?m[ae]n|[a-z]*people|children|mice|cattle|geese")
_WHOLES = frozenset("all any each every most no".split())
# Before a noun these leave it to be some of its kind, or known ones.
_SOME = frozenset(
    """the a an this that these those its his her their our my your whose some several many few
    both another other one dozens hundreds thousands of""".split()
)
_NUMBER = re.compile(r"\d[\d.,]*|[a-z]+(?:teen|ty)|t(?:wo|hree|en|welve)|fo?ur|five|six|seven|nine")
_WHO = frozenset("who that which whose".split())
_LIMITS = frozenset("aged born".split())
_BOUNDS = frozenset("above below over under".split())
_COMPARED = re.compile(r"[a-z]+er|more|less")
# Behind the subject these go with it; behind another noun they may go with the verb.
_LINKS = frozenset("about against among for from to toward towards with without".split())
_PLACED = frozenset("at in on".split())
_HELPS = BE | frozenset("has have had will would can could may might must should".split())
_TO_COME = frozenset("is are can may must should will".split())
_SIZES = frozenset(("age", "than"))
_ABSTRACT = ("ing", "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "dom", "ess")
_NO_NOUNS = _LINKS | _LIMITS | frozenset(("during", "including", "according"))
_REACH, _WORDS, _FACTS = 6, 4, 2


@dataclass(frozen=True, slots=True)
class _Noun:
    """A noun of a text and the words that narrow it, none where it stands alone."""

    stem: str
    limit: tuple[str, ...]
    is_strict: bool = False


def widened(text: str, claim: str, asked: Collection[str]) -> bool:
    """Whether `claim` tells of a kind, as of “guests”, what `text` tells only of some of that kind,
    without a word of what narrows it there. The question, whose stems are `asked`, may have named
    all of that, but for an age or a size.
    """
    told = frozenset(content(claim))
    bare = {noun.stem for noun in _nouns(claim)}
    there = content(text)
    narrowed = [noun for noun in _nouns(text) if noun.limit and noun.stem in bare]
    return any(
        there.count(noun.stem) <= sum(other.stem == noun.stem for other in narrowed)
        and not _keeps(noun, claim, told, asked)
        for noun in narrowed
    )


def _keeps(noun: _Noun, claim: str, told: Collection[str], asked: Collection[str]) -> bool:
    limits = set(content(" ".join(noun.limit))) - {noun.stem}
    is_lent = not noun.is_strict and limits <= set(asked)
    return not limits or is_lent or not limits.isdisjoint(told)


def _nouns(text: str) -> Iterator[_Noun]:
    """The nouns that stand for their kind, each with what narrows it."""
    for start, end in split(text):
        tokens = _TOKEN.findall(text[start:end])
        yield from (noun for at in range(len(tokens)) if (noun := _noun(tokens, at)))


def _noun(tokens: Sequence[str], at: int) -> _Noun | None:
    word, before = fold(tokens[at]), _before(tokens, at)
    is_many = _MANY.fullmatch(word) is not None or bool(before and before[0] in _WHOLES)
    is_subject = _opens(tokens, at, before)
    is_name = tokens[at][0].isupper() and (before or not is_subject)
    may_be = is_many or (is_subject and word.endswith(_ABSTRACT))
    if is_name or not may_be or word in _NO_NOUNS or not _is_kind(tokens, at, before):
        return None
    return _Noun(stems[0], *_narrower(tokens, at, is_subject)) if (stems := content(word)) else None


def _before(tokens: Sequence[str], at: int) -> list[str]:
    """What stands before the noun in its phrase, as “all older” in “for all older guests”."""
    words = [fold(token) for token in tokens[max(0, at - _WORDS) : at]]
    inside = takewhile(lambda word: not _ends(word), reversed(words))
    return list(inside)[::-1]


def _ends(word: str) -> bool:
    is_phrase = word in _WHOLES or word in _SOME
    return word in _STOPS or (is_grammar(word) and not is_phrase) or is_verb(word)


def _is_kind(tokens: Sequence[str], at: int, before: Sequence[str]) -> bool:
    """Whether neither an article, an owner nor a number makes it some of its kind; “three in ten
    guests” are some of all.
    """
    if any(word in _SOME or re.search(r"['’]s?$", word) for word in before if word != "of"):
        return False
    counted = [place for place, word in enumerate(before) if _NUMBER.fullmatch(word)]
    lead = fold(tokens[at - len(before) - 1]) if at > len(before) else ""
    return not counted or (lead == "in" and counted[0] == 0)


def _opens(tokens: Sequence[str], at: int, before: Sequence[str]) -> bool:
    """Whether the noun's phrase opens a sentence, and so is its subject."""
    return at == len(before) or (at > len(before) and tokens[at - len(before) - 1] in ";:")


def _narrower(tokens: Sequence[str], at: int, is_subject: bool) -> tuple[tuple[str, ...], bool]:
    """The words that narrow the noun there, and whether by an age or a size."""
    behind = tokens[at + 1 : at + 2 + _REACH]
    first, rest = fold(behind[0]) if behind else ".", behind[1:]
    is_bound = first in _BOUNDS and any(_NUMBER.fullmatch(word) for word in rest[:_WORDS])
    is_compared = _COMPARED.fullmatch(first) and "than" in rest[:2]
    if first in _LIMITS or is_bound or is_compared:
        return _limit([word for word in rest if word not in _SIZES]), True
    if first in _WHO or (is_subject and first in _LINKS):
        return _limit(rest), False
    if is_subject and first in _PLACED and _is_plain(rest) and _goes_on(rest):
        return _limit(rest), False
    return (), False


def _is_plain(words: Sequence[str]) -> bool:
    return bool(words) and words[0][0].islower() and not is_grammar(words[0])


def _goes_on(words: Sequence[str]) -> bool:
    """Whether what is told is so at any time: “is”, “must”; not what once happened."""
    helps = [word for word in words if word in _HELPS]
    return bool(helps) and helps[0] in _TO_COME


def _limit(words: Sequence[str]) -> tuple[str, ...]:
    """The first two words behind “who” or “without” that carry facts, or one that is a name, a
    number or many: what follows that may be the verb.
    """
    found: list[str] = []
    for word in words:
        if word in _STOPS or (found and (fold(word) in _HELPS or is_verb(word))):
            break
        if is_grammar(word):
            continue
        found.append(word)
        is_whole = not word.islower() or _NUMBER.fullmatch(word) or _MANY.fullmatch(word)
        if len(found) == _FACTS or is_whole:
            break
    return tuple(found)
