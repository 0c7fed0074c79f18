"""What a text calls a mere charge: in front of it with whose it is, “a claim by Rask that …”, or
behind it, “…, an accusation that he denies”.
"""

import re
from collections.abc import Collection

from chatbot.text.words import content

STOP = re.compile(r"[.!?;:\"](?=\s|$)")
SUBORDINATE = frozenset("after although because but though when whereas while".split())
"""What stands before one of these is another matter than what stands behind it."""

_CHARGES = r"(?:accusation|allegation|assertion|charge|claim|contention|rumou?r|suggestion|theory)"
_WHOSE = re.compile(rf"\b({_CHARGES}s?)\s(?:by|from|of)\s(?:[^\s,;.]+\s){{1,8}}?(?=that\b)")
_DENIES = r"(?:contest|den[iy]|disput)\w*"
_REJECTS = rf"(?:{_DENIES}|(?:dismiss|refut|reject)\w*)"
_MARK = r"(?:,|\s[–—-]|\s\()\s?"
_BEHIND = re.compile(
    rf"{_MARK}(?:(?:an?|the)\s(?:\w+\s)?)?{_CHARGES}s?\b[^.;:]{{0,60}}?\b{_REJECTS}"
    rf"|{_MARK}(?:something|which)\s(?!all\b|both\b|few\b|no\b|nobody\b)(?:[\w’']+\s){{0,5}}?{_DENIES}"
    rf"|{_MARK}(?:although|but|though|while|yet)\s(?:[\w’']+\s){{1,4}}?den[iy]\w*"
    rf"\s(?:it\b|this\b|wrongdoing|(?:all|any|the)\s(?:wrongdoing|{_CHARGES}))"
)
# What says so itself is told as that, and no more.
_CHARGED = re.compile(r"\b(?:accus|alleg|charg|convict|sentenc|su(?:ed|es)\b|suspect|trial\b)")
_LATER = re.compile(rf"\b(?:{'|'.join(sorted(SUBORDINATE))})\b")


def nameless(text: str) -> str:
    """The folded `text` without whose a charge is, so that what it charges stands beside it."""
    return _WHOSE.sub(r"\1 ", text)


def charged(text: str, claim: str, words: Collection[str]) -> bool:
    """Whether some of `words`, stems of `claim`, stand in what the folded `text` calls a charge
    behind it, as `claim` does not.
    """
    if _BEHIND.search(claim):
        return False
    told = (
        _LATER.split(sentence[: charge.start()])[-1]
        for sentence in STOP.split(text)
        if (charge := _BEHIND.search(sentence))
    )
    return any(
        not _CHARGED.search(part) and not frozenset(words).isdisjoint(content(part))
        for part in told
    )
