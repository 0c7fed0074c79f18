"""Words of a text as the reader model and the check compare them: folded, stemmed, in order."""

import re
import unicodedata

import Stemmer

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_STRAIGHT = str.maketrans("‘’‛“”„«»", "'''" + '"' * 5)
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


def fold(text: str) -> str:
    """Lower case, without accents, with straight quotation marks."""
    plain = unicodedata.normalize("NFKD", text).translate(_STRAIGHT)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def words(text: str) -> list[str]:
    """Every word and number of `text` in order, folded, possessives taken off."""
    return [_POSSESSIVE.sub("", word) for word in _WORD.findall(fold(text))]


def content(text: str) -> list[str]:
    """The words that carry facts, stemmed (Snowball English), in order, repeats kept."""
    # A stemmer's cache has no lock, and threads share nothing else here: so none is shared.
    stem = Stemmer.Stemmer("english").stemWord
    return [stem(word) for word in words(text) if word not in _GRAMMAR]


def is_grammar(word: str) -> bool:
    """Whether `word` carries grammar only, in whatever case it is written."""
    return fold(word) in _GRAMMAR
