"""Whether a claim keeps what narrows a noun from behind: what “guests without a ticket” pay, guests
do not; nor does “access for lorries” tell of access.

Only nouns that stand for their whole kind count: many without an article or a number, or all, most
or each of them. Two guests without a ticket are two guests; and guests who arrived are guests.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from chatbot.text.numerals import VALUE
from chatbot.text.verbs import is_lasting, is_told, is_verb
from chatbot.text.words import WORD, content, fold, is_grammar
from index.sentences import split

_TOKEN = re.compile(rf"{WORD}|[,;:.!?()“”\"]")
_STOPS = frozenset(',;:.!?()“”"')
_MANY = re.compile(r"[a-z-]+(?<![su])s|(?:[a-z]*wo)?m[ae]n|[a-z]*people|children|mice|cattle|geese")
_WHOLES = frozenset("all any each every most no".split())
# Before a noun these leave it to be some of its kind, or known ones.
_SOME = frozenset(
    """the a an this that these those its his her their our my your whose some several many few
    both another other one dozens hundreds thousands of""".split()
)
_KNOWN = frozenset("the this these those its his her their our my your".split())
_NUMBER = re.compile(rf"{VALUE}(?:-(?:one|{VALUE}))?")
_WHO = frozenset("who that which whose".split())
# Behind “that” these open what is said, not what narrows: “He told guests that the bus was late”.
_CLAUSES = _KNOWN | frozenset("a an he i it no she there they we you".split())
_PERSONS = frozenset("he it she they we you".split())
_LIMITS = frozenset("aged born".split())
_BOUND = re.compile(
    r"(?:above|below|over|under|(?:(?!other|rather)[a-z]+er|less|more) than) (?:the age of )?"
    rf"(?:one|{VALUE})\b"
)
# Behind the subject these go with it; behind another noun they may go with the verb.
_LINKS = frozenset("about against among for from to toward towards with without".split())
_PLACED = frozenset("at in on".split())
_SIZES = frozenset(("age", "than"))
_ABSTRACT = ("ing", "tion", "sion", "ment", "ity", "ance", "ence", "ship", "dom", "ess")
_NO_NOUNS = frozenset("according including towards".split())
_REACH, _WORDS, _FACTS = 6, 4, 2


@dataclass(frozen=True, slots=True)
class _Noun:
    """A noun of a text and the words that narrow it, none where it stands alone.

    What is told of it `is_general` where it is told of all of its kind, or at any time. What
    narrows it may else be left out, unless it `is_sure`, as “without” is; where it `is_strict`, an
    age or a size, no question lends it.
    """

    stem: str
    is_general: bool
    limit: tuple[str, ...]
    is_strict: bool
    is_sure: bool


def widened(text: str, claim: str, asked: Collection[str]) -> bool:
    """Whether `claim` tells of a kind, as of “guests”, what `text` tells only of some of that kind,
    without a word of what narrows it there. The question, whose stems are `asked`, may have named
    all of that, but for an age or a size.
    """
    told = frozenset(content(claim))
    bare = {(noun.stem, noun.is_general) for noun in _nouns(claim)}
    there = content(text)
    stems = {stem for stem, _ in bare}
    narrowed = [noun for noun in _nouns(text) if noun.limit and noun.stem in stems]
    return any(
        (noun.is_sure or (noun.stem, True) in bare)
        and there.count(noun.stem) <= sum(other.stem == noun.stem for other in narrowed)
        and not _keeps(noun, told, asked)
        for noun in narrowed
    )


def _keeps(noun: _Noun, told: Collection[str], asked: Collection[str]) -> bool:
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
    if _is_deed(tokens, at) or not (stems := content(word)):
        return None
    is_whole = any(word in _WHOLES or _NUMBER.fullmatch(word) for word in before)
    words = ["" if word == "May" else fold(word) for word in tokens]
    is_general = is_whole or is_lasting(words, at)
    return _Noun(stems[0], is_general, *_narrower(tokens, at, is_subject))


def _is_deed(tokens: Sequence[str], at: int) -> bool:
    """Whether it is a verb: “says”, or one behind a name or pronoun: “Orr works with children”."""
    lead, rest = tokens[at - 1] if at else ",", [fold(word) for word in tokens[at + 1 :]]
    is_name = lead[0].isupper() and fold(lead) not in _WHOLES and not is_grammar(lead)
    # “German guests who stayed paid” has a verb of its own.
    is_sole = at > 1 or rest[:1] == ["that"] or not any(map(is_told, rest))
    return is_verb(fold(tokens[at])) or fold(lead) in _PERSONS or (is_name and is_sole)


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
    if any(word in _SOME or re.search(r"['’]s?$", word) for word in before):
        return False
    counted = [place for place, word in enumerate(before) if _NUMBER.fullmatch(word)]
    lead = fold(tokens[at - len(before) - 1]) if at > len(before) else ""
    return not counted or (lead == "in" and counted[0] == 0)


def _opens(tokens: Sequence[str], at: int, before: Sequence[str]) -> bool:
    """Whether the noun's phrase opens a sentence, and so is its subject."""
    return at == len(before) or (at > len(before) and tokens[at - len(before) - 1] in ";:")


def _narrower(
    tokens: Sequence[str], at: int, is_subject: bool
) -> tuple[tuple[str, ...], bool, bool]:
    """The words that narrow the noun there, whether by an age or a size, and whether surely."""
    behind = [fold(token) for token in tokens[at + 1 : at + 2 + _REACH]] or ["."]
    first, rest = behind[0], tokens[at + 2 : at + 2 + _REACH]
    if first in _LIMITS or _BOUND.match(" ".join(behind)):
        return _limit([word for word in rest if word not in _SIZES]), True, True
    is_limit = _relates(first, rest) if first in _WHO else is_subject and _links(first, rest)
    return _limit(rest) if is_limit else (), False, first == "without"


def _relates(first: str, rest: Sequence[str]) -> bool:
    """Whether “who” or “that” narrows; not where it opens what is said: “that the bus is late”."""
    is_clause = bool(rest) and (rest[0][0].isupper() or fold(rest[0]) in _CLAUSES)
    return first != "that" or not is_clause


def _links(first: str, rest: Sequence[str]) -> bool:
    """Whether “for lorries” or “in hospices” narrows; “for the family” only tells whose."""
    if not rest or first not in _LINKS | _PLACED:
        return False
    if first in _PLACED:
        return rest[0][0].islower() and not is_grammar(rest[0])
    return first == "without" or fold(rest[0]) not in _KNOWN


def _limit(words: Sequence[str]) -> tuple[str, ...]:
    """The first two words behind “who” or “without” that carry facts, or one that is a name, a
    number or many: what follows that may be the verb.
    """
    found: list[str] = []
    for word in words:
        if word in _STOPS or (found and is_told(fold(word))):
            break
        if is_grammar(word):
            continue
        found.append(word)
        is_whole = not word.islower() or _NUMBER.fullmatch(word) or _MANY.fullmatch(word)
        if len(found) == _FACTS or is_whole:
            break
    return tuple(found)
