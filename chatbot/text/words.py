"""Words of a text as the reader model and the check compare them: folded, stemmed, in order."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

import Stemmer

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
# Apostrophes as people type them, hyphens, and double marks.
_STRAIGHT = str.maketrans("‘’‛ʼ´`′‐‑“”„«»", "'" * 7 + "--" + '"' * 5)
_PERSON = re.compile(r"(?<=\w{4})(?:person|people|wom[ae]n|m[ae]n)$")
_LEAST_ROOT, _SOFT = 5, "eiy"
# Not “er”, “ee” or “ist”: who trains is no trainee, and who suffers terror no terrorist.
_DERIVED = frozenset("al ation ion ment or ship".split())
_ALIKE = 0.75
"""Likeness (difflib) from which two spellings are one name, as Kyiv and Kiev are."""
_DOTTED = re.compile(r"\b(?:[A-Z]\.)+[A-Z]\b\.?")
_SPELLINGS = tuple(
    (re.compile(rf"\b(?:{spellings})\b"), one)
    for spellings, one in (
        (r"US|United\sStates(?:\sof\sAmerica)?", "USA"),
        (r"United\sKingdom", "UK"),
        (r"United\sNations", "UN"),
        (r"European\sUnion", "EU"),
        (r"CEO|chief\sexecutive\sofficer", "chief executive"),
        (r"TV", "television"),
    )
)
_POSSESSIVE = re.compile(r"['’]s?$")

# Words that carry grammar rather than facts. Negations and “must” are not among them: they carry
# facts.
_GRAMMAR = frozenset(
    """a about after all also am an and any are as at be been before being between both but by can
    could did do does doing during each for from had has have having he her here hers him his how i
    if in into is it its itself just many may me might more most much my of off on once only or
    other our out over own same shall she should so some such than that the their theirs them then
    there these they this those through to too under until up us very was we were what when where
    which while who whom whose why will with would yes you your""".split()
)

WORD = r"[^\W_]+(?:[.,’'-][^\W_]+)*"
"""Matches a word or a number, with what joins its parts."""
CAPITALISED = r"[^\W\d_a-z][\w’'-]*"
NAME = rf"{CAPITALISED}(?:\s{CAPITALISED})*"
"""Matches words with a capital in a row, as names are written."""


def fold(text: str) -> str:
    """Lower case, without accents, with straight quotation marks."""
    plain = unicodedata.normalize("NFKD", text.translate(_STRAIGHT))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def normalised(text: str) -> str:
    """`text` with each abbreviation in one spelling: “N.F.L.” is “NFL”, a CEO a chief executive,
    and “U.S.” and “the United States” are “the USA”, lest they read as “us”.
    """
    text = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    for spellings, one in _SPELLINGS:
        text = spellings.sub(one, text)
    return text


def words(text: str) -> list[str]:
    """Every word and number of `text` in order, folded, possessives taken off, abbreviations
    `normalised`.
    """
    return [_POSSESSIVE.sub("", word) for word in _WORD.findall(fold(normalised(text)))]


def content(text: str) -> list[str]:
    """The words that carry facts, stemmed (Snowball English), in order, repeats kept."""
    # A stemmer's cache has no lock, and threads share nothing else here: so none is shared.
    stem = Stemmer.Stemmer("english").stemWord
    return [stem(word) for word in words(text) if word not in _GRAMMAR]


def is_grammar(word: str) -> bool:
    """Whether `word` carries grammar only, in whatever case it is written."""
    return fold(word) in _GRAMMAR


def akin(word: str, others: Iterable[str]) -> bool:
    """Whether one of `others` has the root of `word`, both stemmed: supervisor and supervised,
    spokesperson and spokeswoman.
    """
    return any(_shares_root(word, other) for other in others)


def respelt(word: str, others: Iterable[str]) -> bool:
    """Whether `word` is, but for a slip of the pen or another alphabet, one of `others`."""
    return bool(get_close_matches(word, list(others), 1, _ALIKE))


def _shares_root(one: str, other: str) -> bool:
    if _PERSON.search(one) and _PERSON.search(other):
        return _PERSON.sub("", one) == _PERSON.sub("", other)
    shorter, longer = sorted((one.rstrip(_SOFT), other.rstrip(_SOFT)), key=len)
    is_root = len(shorter) >= _LEAST_ROOT and longer.startswith(shorter)
    return is_root and longer.removeprefix(shorter) in _DERIVED
