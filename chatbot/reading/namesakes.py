"""Two people of one family name: what one of them says or does answers nothing about the other."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from chatbot.text.gender import is_first_name
from chatbot.text.people import person
from chatbot.text.words import CAPITALISED

# Each with the next, and so “Paul Fischer” of “Dr Paul Fischer” too.
_FULL = re.compile(rf"\b(?=({CAPITALISED})\s(?:[A-Z]\.\s)?({CAPITALISED})\b)")
_KIN = re.compile(
    r"\b(?:aunt|brother|cousin|daughter|famil(?:y|ies)|father|grand\w+|husband|marri\w+|mother"
    r"|nephew|niece|sister|son|uncle|widow\w*|wife)s?\b",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"\b[^\W\d_A-Z][\w’'-]*")
_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Yesterday|Today|January|February|March|April|May"
    r"|June|July|August|September|October|November|December"
)
_BACK = 20
"""How many sentences back a family name is looked for in full."""

Namesakes = Mapping[str, tuple[str, frozenset[str]]]
"""By family name: the first name that is asked for, and those of all who share the other."""


def namesakes(question: str, article: str) -> Namesakes:
    """Whom `question` names in full, as far as `article` names other people of that family name."""
    named = _FULL.findall(question)
    found = {last: (first, _firsts(last, article)) for first, last in named}
    return {
        last: (first, firsts)
        for last, (first, firsts) in found.items()
        if first in firsts and len(firsts) > 1
    }


def of_namesake(asked: Namesakes, at: int, sentences: Sequence[str]) -> bool:
    """Whether the sentence at that place names another of a family name than is `asked` for: in
    full, or by the family name where another was the last to be named in full before.
    """
    text = sentences[at]
    if not asked or _KIN.search(text):  # Of kin, who shares a name may be who is asked for.
        return False
    for last, (first, firsts) in asked.items():
        if re.search(rf"\b{re.escape(first)}\b", text) or not re.search(
            rf"\b{re.escape(last)}\b", text
        ):
            continue
        nearest = reversed(sentences[max(0, at - _BACK) : at + 1])
        named = (_known(last, one, firsts) for one in nearest)
        return next((each[-1] != first for each in named if each), False)
    return False


def _known(last: str, text: str, firsts: Collection[str]) -> list[str]:
    return [one for one, other in _FULL.findall(text) if other == last and one in firsts]


@lru_cache(maxsize=256)
def _firsts(last: str, article: str) -> frozenset[str]:
    """The first names before that family name, none where that is a plain word: no title, no day
    and no word that opens a sentence with a capital, once.
    """
    plain = frozenset(_PLAIN.findall(article))
    if last.lower() in plain:
        return frozenset()
    named = rf"(?:(?P<before>\S+)\s)?(?P<first>{CAPITALISED})\s(?:[A-Z]\.\s)?{re.escape(last)}\b"
    found = Counter[str]()
    for each in re.finditer(named, article):
        is_inside = bool(each["before"]) and each["before"][-1] not in '.!?”"'
        found[each["first"]] += 2 if is_inside else 1
    return frozenset(
        first
        for first, count in found.items()
        if count > 1
        and not _DAY.fullmatch(first)
        and is_first_name(first, plain)
        and person(f"{first} {last}", article)
    )
