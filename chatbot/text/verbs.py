"""Which words of a text are verbs that tell what was done, and which of them tell what is so at any
time, as far as their form shows it.
"""

import re
from collections.abc import Sequence

from chatbot.text.forms import BE
from chatbot.text.words import is_grammar

_IRREGULAR = frozenset(
    """are ate beat became began bent bit blew bought broke brought built burst came can cast caught
    chose could cut dealt did do does drank drew drove dug fed fell felt fled flew forbade forgot
    fought found froze gave got grew had has have heard held hid hit hung hurt is kept knew laid lay
    led left lent let lit lost made may met might must oversaw paid put ran rang read rode rose said
    sang sank sat saw says sent set shall shook shot should shut slept sold sought spent split
    spoke spread stole stood struck stuck sued swam swept swore taught tells thought threw told took
    tore understood upheld was went were will withdrew woke won wore would wrote""".split()
)
_PARTICIPLES = frozenset("born chosen driven given known seen shown taken written".split())
_REGULAR = re.compile(r"[a-z]{2,}ed")
_LASTING = frozenset("is are do does can cannot may must should will".split())
_HELPS = _LASTING | BE | frozenset("have has had would could might".split())
_QUANTITY = re.compile(
    r"(?:rose|fell|grew|shrank|doubled|tripled|halved|(?:in|de)creased|declined|dropped"
    r"|[a-z]+ (?:less|fewer|half|an? (?:third|quarter|[a-z]+th) of|\S+ per ?cent))\b"
)


def is_verb(word: str) -> bool:
    """Whether `word` has the form of a verb of the past, or is a common one of any time."""
    return word in _IRREGULAR or _REGULAR.fullmatch(word) is not None


def is_participle(word: str) -> bool:
    """Whether “who was” may stand before `word`: “born”, “elected”."""
    return word in _PARTICIPLES or is_verb(word)


def is_told(word: str) -> bool:
    """Whether `word` is a verb that a subject may have: “must”, “went”; plain “go” has no sign."""
    return word in _HELPS or is_verb(word)


def is_lasting(words: Sequence[str], at: int) -> bool:
    """Whether the sentence of these folded words tells of the noun at `at` what is so at any time,
    “is”, “must” or “eat”, or that it became more or less; not what once happened or goes on now.
    """
    if _QUANTITY.match(" ".join(words[at + 1 : at + 5])):
        return True
    first = next((place for place, word in enumerate(words) if is_told(word)), None)
    if first is None:
        return True
    is_first = first == at + 1 or (first > at and is_grammar(words[at + 1]))
    after = words[first + 1] if first + 1 < len(words) else ""
    is_held = words[first] in (_LASTING if is_first else _LASTING - {"will"})
    return is_held and (is_first or first < at) and not after.endswith("ing")
