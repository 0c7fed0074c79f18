"""Whether a claim keeps on which side of a thing something is: “before the trial” is not “at the
trial”, nor is “under the bridge” on it. Dates and lengths of time have rules of their own.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import takewhile

from chatbot.text.numerals import LENGTHS, MONTHS
from chatbot.text.verbs import is_verb
from chatbot.text.words import WORD, content, fold, is_grammar

_LONGER = (
    (re.compile(r"\b(?:ahead of|prior to|in the run-up to)\b"), "before"),
    (re.compile(r"\bin front of\b"), "facing"),
    (re.compile(r"\bon top of\b"), "on"),
    (re.compile(r"\bin the (?:middle|midst|course) of\b"), "during"),
    (re.compile(r"\b(?:in the wake of|in the aftermath of)\b"), "after"),
)
_BEFORE, _AFTER = frozenset(("before",)), frozenset(("after", "since"))
_DURING, _AT = frozenset(("amid", "during", "throughout")), frozenset(("at", "in", "on"))
_LOW = frozenset(("below", "beneath", "under", "underneath"))
# Sides that no thing is on at once.
_APART = (
    (_BEFORE, _AFTER | _DURING | _AT),
    (_AFTER, _DURING | _AT),
    (frozenset(("outside",)), frozenset(("inside", "within")) | _AT),
    (_LOW, frozenset(("above", "on", "over"))),
    (frozenset(("behind",)), frozenset(("before", "beside", "facing"))),
)
_SIDES = frozenset().union(*(side for pair in _APART for side in pair))
_MEETS = _AT | _DURING
_DATE = re.compile(rf"(?:{MONTHS}|(?:{LENGTHS})s?|\w+day|noon|midnight|time|end|start|beginning)")
_TOKEN = re.compile(rf"{WORD}|[,;:.!?()]")
_FIXED = frozenset("the a an its his her their this that these those own".split())
_TELLS = frozenset("that which who whom where when".split())
_LONGEST = 5


def displaced(text: str, claim: str) -> bool:
    """Whether `claim` puts what it tells on a side of a thing that goes with none on which `text`
    has that. What is told of the thing itself, as in “after a fire that hurt two”, was at it.
    """
    there, told = _sides(text), _sides(claim)
    return any(
        all(_contradict(side, other) for other in there[head])
        and not (side in _MEETS and _is_told_of(head, text))
        for head, sides in told.items()
        if head in there and sides.isdisjoint(there[head])
        for side in sides
    )


def _contradict(one: str, other: str) -> bool:
    return any(
        (one in here and other in apart) or (one in apart and other in here)
        for here, apart in _APART
    )


def _sides(text: str) -> dict[str, set[str]]:
    """The sides told of each thing, by the stem of its last word."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for side, thing, _ in _settings(text):
        found[thing].add(side)
    return found


def _is_told_of(head: str, text: str) -> bool:
    """Whether `text` has `head` elsewhere than behind a side, or goes on to tell of it."""
    there = [goes_on for _, thing, goes_on in _settings(text) if thing == head]
    return content(text).count(head) > len(there) or any(there)


def _settings(text: str) -> Iterator[tuple[str, str, bool]]:
    """Each side in `text` with the stem of the thing behind it, and whether more is told of that
    thing.
    """
    tokens = _TOKEN.findall(_shortened(text))
    for at, side in enumerate(tokens):
        if side not in _SIDES:
            continue
        start = _behind(tokens, at)
        thing = list(takewhile(_goes_on, tokens[start : start + _LONGEST]))
        named = [word for word in thing if word not in _FIXED]
        end = start + len(thing)
        if named and not _is_date(named) and (stems := content(named[-1])):
            yield side, stems[-1], _tells_on(tokens[end : end + 3])


def _behind(tokens: list[str], at: int) -> int:
    """Where what stands behind the side there begins; “before and after the vote” has two."""
    start = at + 1
    while tokens[start : start + 1] in (["and"], ["or"]) and {*tokens[start + 1 :][:1]} & _SIDES:
        start += 2
    return start


def _tells_on(rest: list[str]) -> bool:
    """Whether `rest`, what stands behind a thing, tells of it: “that hurt two”, “, in which”."""
    told = rest[1:] if rest[:1] == [","] else rest
    return bool(told) and (is_verb(told[0]) or not _TELLS.isdisjoint(told[:2]))


def _shortened(text: str) -> str:
    text = fold(text)
    for longer, side in _LONGER:
        text = longer.sub(side, text)
    return text


def _goes_on(token: str) -> bool:
    """Whether `token` may stand in the name of a thing: no stop, no verb, no grammar but “the”."""
    return token in _FIXED or (
        token[0].isalnum() and not is_grammar(token) and token not in _SIDES and not is_verb(token)
    )


def _is_date(named: list[str]) -> bool:
    return any(word[0].isdigit() or _DATE.fullmatch(word) for word in named)
