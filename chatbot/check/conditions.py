"""Whether a claim keeps the condition under which something holds: “Entry is free for children”
does not tell that entry is free.
"""

import re
from collections.abc import Iterator
from itertools import chain

from chatbot.text.words import content, fold

# What is said to hold, behind which a condition may stand.
_STATE = (
    r"(?:is|are|be|been|was|were|remains?|stays?)(?: (?:also|not|now|only|still))? "
    r"(?:allowed|available|banned|barred|closed|eligible|entitled|exempt|forbidden|free|open"
    r"|permitted|prohibited|required|valid)"
)
_PRICE = r"costs? [^\s,;]+(?: [^\s,;]+){0,2}"
_LEAVE = r"(?:can|cannot|may|must) [^\s,;]+(?: [^\s,;]+){0,3}"
_MAY = r"(?:can|could|may|might|must|will|would|(?:allow|enabl|entitl|permit)\w*|lets?)"
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
        (rf"{_MAY}(?: {_WORD}){{1,5}}", rf"only (?:after|by|from|in|once|when|with) {_PHRASE}"),
    )
)
"""What holds, and its condition, each pattern with these two groups."""

_IF = (
    r"(?:if|unless|provid(?:ed|ing) that|on (?:the )?condition that"
    r"|in (?:the event that|case(?! of))"
    r"|(?:as|so) long as(?! (?:it t(?:akes|ook)|needed|necessary|possible|planned|\d)))"
)
_SUPPOSED = re.compile(
    rf"(?P<held>{_WORD}(?: {_WORD}){{0,3}}),? \(?(?:but )?(?:only )?\b{_IF} (?P<limit>[^,;:.!?)]+)"
)
# A “would” alone keeps none of these: “He said he would pay, provided that …”.
_STRICT = re.compile(r"\b(?:unless|provid(?:ed|ing) that|on (?:the )?condition that)\b")
_OPEN = frozenset("could should would".split())
_SAID = re.compile(r",\s(?:[^\s,]+\s){1,3}(?:said|says|added|adds),")
# Behind these an “if” asks, concedes, compares or binds who speaks, and sets no condition.
_NO_IF = re.compile(
    r"\b(?:(?:ask|check|decid|doubt|know|wonder)\w*|(?:un)?(?:certain|clear|sure)|knew|see|sees|saw)\b"
    r"|\b(?:as|even|half|sa(?:id|ys?)|sp(?:oke|eaking)|times|twice|what)$"
)
_KEEPS_IF = re.compile(
    rf"\b(?:{_IF}|after|conditions?|conditional(?:ly)?|could|depends?|once|should|when|whether"
    r"|without|would)\b"
)


def dropped(text: str, claim: str, asked: frozenset[str]) -> bool:
    """Whether `claim` tells what `text` says to hold, and neither it nor the question, whose stems
    are `asked`, has a word of the condition.
    """
    told = frozenset(content(claim))
    supposed = () if _keeps_if(text, claim) else _supposed(text)
    return any(
        held and limit and held <= told and limit.isdisjoint(told | asked)
        for held, limit in chain(_conditions(text), supposed)
    )


def _keeps_if(text: str, claim: str) -> bool:
    """Whether `claim` tells a condition, or leaves one open that `text` does not insist on."""
    kept = [found[0] for found in _KEEPS_IF.finditer(fold(claim))]
    return any(word not in _OPEN for word in kept) or (
        bool(kept) and not _STRICT.search(fold(text))
    )


def _conditions(text: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """The stems of what holds, and those of its condition."""
    folded = fold(text)
    for pattern in _CONDITIONS:
        for held, limit in pattern.findall(folded):
            yield frozenset(content(held)), frozenset(content(limit))


def _supposed(text: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """The same of an “if”: in “Orr will resign if the vote fails” she resigns where it fails."""
    for found in _SUPPOSED.finditer(_SAID.sub(",", fold(text))):
        held, limit = content(found["held"]), content(found["limit"])
        if not _NO_IF.search(found["held"]):
            yield frozenset(held[-2:]), frozenset(limit).difference(held)
