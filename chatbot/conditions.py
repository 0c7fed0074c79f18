"""Whether a claim keeps the condition under which something holds: “Entry is free for children”
does not tell that entry is free.
"""

import re
from collections.abc import Iterator

from chatbot.narrowing import widened
from chatbot.words import content, fold

# What is said to hold, behind which a condition may stand.
_STATE = (
    r"(?:is|are|be|been|was|were|remains?|stays?)(?: (?:also|not|now|only|still))? "
    r"(?:allowed|available|banned|barred|closed|eligible|entitled|exempt|forbidden|free|open"
    r"|permitted|prohibited|required|valid)"
)
_PRICE = r"costs? [^\s,;]+(?: [^\s,;]+){0,2}"
_LEAVE = r"(?:can|cannot|may|must) [^\s,;]+(?: [^\s,;]+){0,3}"
_DAYS = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days|week(?:days|ends)"
    r"|(?:public |school )?holidays)"
)
_AGE = r"(?:aged|older than|younger than|under the age of|over the age of)"

_WORD = r"[^\s,;:.!?]+"
_GOES_ON = r"(?!(?:and|at|but|for|from|in|on|or|to|until|while|with)\b)"
_PHRASE = rf"{_WORD}(?: {_GOES_ON}{_WORD}){{0,3}}"
_STANDS_BY = r"(?:at|between|during|for|from|in|on|to|under|with|without)"
_CONDITIONS = tuple(
    re.compile(rf"\b({held}),? (?:only )?({limit})")
    for held, limit in (
        (rf"{_STATE}(?: [^\s,;]+ly)?", rf"{_STANDS_BY} {_PHRASE}"),
        (_PRICE, rf"for {_PHRASE}"),
        (rf"{_LEAVE}?", rf"with(?:out)? {_PHRASE}"),
        (rf"{_WORD}(?: {_WORD}){{0,2}}", rf"on {_DAYS}"),
        (_WORD, rf"{_AGE} {_WORD}"),
    )
)
"""What holds, and its condition, each pattern with these two groups."""

# What stands before an “if”, and what stands behind it: “asked if” and “even if” set no condition.
_IF = (
    r"(?:if|unless|provided(?: that)?|providing(?: that)?|on (?:the )?condition that|as long as"
    r"|in case)"
)
_SUPPOSED = re.compile(
    rf"(?P<held>[^\s,;:.!?]+(?: [^\s,;:.!?]+){{0,3}}),? (?:but )?(?:only )?(?<!even )(?<!as )"
    rf"(?<!what )(?<!asked )(?<!wonder )(?<!see )\b{_IF} (?P<limit>[^,;:.!?]+)"
)
_KEEPS_IF = re.compile(rf"\b(?:{_IF}|depends?|would|could|conditions?|conditional(?:ly)?)\b")


def dropped(text: str, claim: str, asked: frozenset[str]) -> bool:
    """Whether `claim` tells what `text` says to hold, and neither it nor the question, whose stems
    are `asked`, has a word of the condition; or tells of a kind what holds only of some of it.
    """
    told = frozenset(content(claim))
    if widened(text, claim, asked) or _unconditional(text, claim, asked):
        return True
    return any(
        held and limit and held <= told and limit.isdisjoint(told | asked)
        for held, limit in _conditions(text)
    )


def _unconditional(text: str, claim: str, asked: frozenset[str]) -> bool:
    """Whether `claim` tells without its “if” what `text` has right before one: “Orr will resign”,
    where she will if the vote fails.
    """
    if _KEEPS_IF.search(fold(claim)):
        return False
    told = frozenset(content(claim))
    return any(
        (last := frozenset(content(found["held"])[-2:]))
        and last <= told
        and not frozenset(content(found["limit"])) <= asked
        for found in _SUPPOSED.finditer(fold(text))
    )


def _conditions(text: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """The stems of what holds, and those of its condition."""
    folded = fold(text)
    for pattern in _CONDITIONS:
        for held, limit in pattern.findall(folded):
            yield frozenset(content(held)), frozenset(content(limit))
