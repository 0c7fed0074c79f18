"""Whether a claim tells of a thing what a text tells of something of it: a wing of the palace is
not the palace, nor are the gates of the lock the lock.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise, takewhile

from chatbot.text.verbs import is_verb
from chatbot.text.words import WORD, content, fold

_TOKEN = re.compile(rf"{WORD}|[,;:.!?]")
_STOPS = frozenset(",;:.!?")
_OWNS = re.compile(r"(?:['’]s|(?<=s)['’])$")
_OF = frozenset(("of",))
# “A stake in the yard” is not the yard: what one may have of a thing behind another word than “of”.
_BEHIND = frozenset("for in on to".split())
_HAVING = frozenset(
    content(
        "bid bids claim claims interest lease lien mortgage offer option options share shares stake"
    )
)
_LINKS = _OF | frozenset("in on at for from to with by near under over".split())
_BEING = frozenset("is are was were be been has have had will would can may must".split())
_CLOSING = _LINKS | _BEING | _STOPS
_FIXED = frozenset("the a an its his her their this that these those all".split())
# What counts or names a thing is not something else: “a dozen of boats”, “the city of Leeds”.
_NAMING = frozenset(
    content(
        """amount bulk city county couple dozen dozens group handful hundred hundreds island kind
        lot lots majority million millions month number pair plenty province republic river
        series set sort state sum thousand thousands total town type types version village year"""
    )
)


def beheaded(text: str, claim: str) -> bool:
    """Whether `claim` begins with a thing, or puts it behind the same “on” or “found”, of which
    `text` has only something of it there, which `claim` leaves out.
    """
    told = set(content(claim))
    there, head = list(_belongings(text)), _subject(claim)
    held = [stem for _, stem, _ in there]
    count = content(text).count
    return any(
        head == stem and count(stem) <= held.count(stem) and told.isdisjoint(heads)
        for heads, stem, _ in there
    ) or any(
        told.isdisjoint(heads)
        and (before, stem) in _led(claim)
        and (before, stem) not in _led(text)
        for heads, stem, before in there
    )


def _subject(claim: str) -> str:
    """The stem of what `claim` begins with: “dam” in “The old dam near Ulm burst”."""
    stems: list[str] = []
    for token in _TOKEN.findall(claim):
        word = fold(token)
        ends = word in _FIXED or is_verb(token)
        if word in _CLOSING or (stems and ends):
            break
        stems += content(_OWNS.sub("", word)) if word not in _FIXED else []
    return stems[-1] if stems else ""


def _belongings(text: str) -> Iterator[tuple[Collection[str], str, str]]:
    """What is something of a thing, the thing, and the word before both, as stems."""
    tokens = _TOKEN.findall(fold(text))
    for at, word in enumerate(tokens):
        if 0 < at < len(tokens) - 1 and _is_of(word, tokens[at - 1]):
            heads, start = content(tokens[at - 1]), _opens(tokens, at - 1)
            thing = content(tokens[_closes(tokens, at + 1)])
        elif _OWNS.search(word) and at < len(tokens) - 1:
            heads, start = content(" ".join(_owned(tokens[at + 1 : at + 4]))), _opens(tokens, at)
            thing = content(_OWNS.sub("", word))
        else:
            continue
        if heads and thing and _NAMING.isdisjoint(heads) and not heads[0].isdigit():
            yield heads, thing[-1], tokens[start - 1] if start else ""


def _is_of(word: str, before: str) -> bool:
    return word in _OF or (word in _BEHIND and not _HAVING.isdisjoint(content(before)))


def _owned(tokens: Sequence[str]) -> Iterator[str]:
    """What is owned, of the words behind “Lind's”: the noun and what stands before it."""
    return takewhile(lambda word: word not in _CLOSING and not is_verb(word), tokens)


def _opens(tokens: list[str], at: int) -> int:
    """Where the phrase that ends `at` there begins: a word before, and its “the”."""
    start = at
    while start and tokens[start - 1] in _FIXED:
        start -= 1
    return start


def _closes(tokens: list[str], at: int) -> int:
    """Where the thing stands that begins `at` there, behind its “the” and “of its”."""
    while at < len(tokens) - 1 and tokens[at] in _FIXED:
        at += 1
    return at


def _led(text: str) -> set[tuple[str, str]]:
    """Each word with the stem of the next behind it, any “the” between them left out."""
    tokens = [token for token in _TOKEN.findall(fold(text)) if token not in _FIXED]
    return {
        (one, stem)
        for one, other in pairwise(tokens)
        for stem in content(_OWNS.sub("", other))
        if not content(one) or is_verb(one)
    }
