"""Two people of one family name: what one of them says or does answers nothing about the other."""

import re
from collections.abc import Collection, Mapping, Sequence

from chatbot.text.people import TITLE

_WORD = r"[^\W\d_a-z][\w’'-]*"
_FULL = re.compile(rf"\b({_WORD})\s({_WORD})(?<![’']s)")

Namesakes = Mapping[str, tuple[str, frozenset[str]]]
"""By family name: the first name that is asked for, and those of all who share the other."""


def namesakes(question: str, article: str) -> Namesakes:
    """Whom `question` names in full, as far as `article` names others of that family name."""
    found = {}
    for first, last in _FULL.findall(question):
        firsts = frozenset(_firsts(last, article))
        if first in firsts and len(firsts) > 1:
            found[last] = first, firsts
    return found


def of_namesake(asked: Namesakes, at: int, sentences: Sequence[str]) -> bool:
    """Whether the sentence at that place names another of a family name than is `asked` for: in
    full, or by the family name where another was the last to be named in full before.
    """
    for last, (first, firsts) in asked.items():
        if not re.search(rf"\b{re.escape(last)}\b", sentences[at]):
            continue
        if here := _known(last, sentences[at], firsts):
            return first not in here
        earlier = (_known(last, one, firsts) for one in reversed(sentences[:at]))
        return next((named[-1] != first for named in earlier if named), False)
    return False


def _known(last: str, text: str, firsts: Collection[str]) -> list[str]:
    return [first for first in _firsts(last, text) if first in firsts]


def _firsts(last: str, text: str) -> list[str]:
    """The first names before `last`; a title is none."""
    found = re.findall(rf"\b({_WORD})\s(?:[A-Z]\.\s)?{re.escape(last)}\b", text)
    return [first for first in found if not re.fullmatch(TITLE, first)]
