"""Which words of a text are verbs that tell what was done, as far as their form shows it."""

import re

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


def is_verb(word: str) -> bool:
    """Whether `word` has the form of a verb of the past, or is a common one of any time."""
    return word in _IRREGULAR or _REGULAR.fullmatch(word) is not None


def is_participle(word: str) -> bool:
    """Whether “who was” may stand before `word`: “born”, “elected”."""
    return word in _PARTICIPLES or is_verb(word)
