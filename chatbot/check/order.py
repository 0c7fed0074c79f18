"""Whether a claim tells its words in the order of the article: who did what to whom."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from chatbot.check.comparison import exchanged as exchanged_sides
from chatbot.check.voice import acts_unduly
from chatbot.text import facts
from chatbot.text.speech import speakers
from chatbot.text.words import NAME, content, words

COPULA = re.compile(r"\b(?:is|are|was|were)\b")
_FEWEST = 3
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|get|got)\s+(?:\w+\s+){0,3}?(\w+(?:ed|en|n|t|d))\b"
    r"[^.;]{0,60}?\bby\b|\b(\w+(?:ed|en))\s+by\b"
)
_PLACE = re.compile(r"\b(?:in|at|on|from|near)\s[A-Z]\w+(?:\s[A-Z]\w+)*")
_UNDERGONE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|get|got)\s+(?:\w+\s+){0,2}?(\w+(?:ed|en|n|t|d))\b"
)
_NEAR = 4
_RANGE = re.compile(
    r"\bfrom\s((?:[\w’'-]+\s){1,5}?)(?:to|until|till|through)\s((?:[\w’'-]+\s?){1,4})",
    re.IGNORECASE,
)
_WHOLE = re.compile(NAME)
_FRONT = re.compile(r"^\W*(?:In|On|At|For|After|Before|By|From|During|Since|Until)\b[^,]{0,60}")


def same_roles(text: str, claim: str) -> bool:
    """Whether two who are named act on each other in `text` as they do in `claim`.

    “A is B” may be told as “B is A”, and a passive turns its sentence round: it has to. Neither
    do two things without a name exchange their places.
    """
    is_turned = voiced_otherwise(text, claim)
    if not is_turned and exchanged_sides(text, claim):
        return False
    if not is_turned and COPULA.search(claim):
        return True
    there, told = words(text), speakers(claim)
    order = [
        [at for at, word in enumerate(there) if facts.same_name(name, (word,))]
        for name in facts.named(claim)
        if name not in told  # Who speaks may come first or last.
    ]
    both = [(one, other) for one, other in pairwise(order) if one and other]
    if is_turned:
        return not both or any(max(one) > min(other) for one, other in both)
    return all(min(one) <= max(other) for one, other in both)


def names_in_place(text: str, claim: str) -> bool:
    """Whether the names of `claim` stand between its other words as they do in `text`.

    Only where those others keep the order of `text`, for who rewords a sentence moves its names.
    What speaks, or opens the claim as “In Kiev, …”, may have been moved by itself, and so may one
    name that keeps its “in”, “at” or “on”.
    """
    there = content(text)
    once = {word for word, count in Counter(there).items() if count == 1}
    told = [word for word in content(claim) if word in once]
    names = stems(claim)
    plain = [there.index(word) for word in told if word not in names]
    if len(plain) < _FEWEST or not rises(plain):
        return True
    front = _FRONT.match(claim)
    speaking = {word for name in speakers(claim) for word in content(name)}
    whole = (set(content(name)) for name in _WHOLE.findall(claim))
    movable = speaking.union(*(name for name in whole if not speaking.isdisjoint(name)))
    movable |= set(content(front[0])) if front else set()
    kept = [(word, there.index(word)) for word in told if word not in movable]
    alone = [set(content(place[0])) for place in _PLACE.finditer(claim) if place[0] in text]
    return any(rises([at for word, at in kept if word not in one]) for one in [set(), *alone])


def stems(text: str) -> set[str]:
    """The stems of the words of the names in `text`."""
    return {word for name in facts.names(text) for word in content(name)}


def voiced_otherwise(text: str, claim: str) -> bool:
    """Whether one of the two tells with “by”, as in “was blocked by dockers”, what the other tells
    without.
    """
    by, told_by = _passives(text), _passives(claim)
    return by & set(content(claim)) != told_by & set(content(text))


def misvoiced(text: str, claim: str) -> bool:
    """Whether one of the two has somebody do what the other has done to them: “the council
    criticised the mayor” for “the council was criticised by the mayor”, or for “was criticised”.
    """
    return _reverses(text, claim) or _reverses(claim, text) or acts_unduly(text, claim)


def _reverses(passive: str, active: str) -> bool:
    there = content(active)
    undergone = _passives(active) | {
        word for found in _UNDERGONE.findall(active) for word in content(found)
    }
    for found in _PASSIVE.finditer(passive):
        verb = content(found[1] or found[2] or "")
        if not verb or verb[0] not in there or verb[0] in undergone:
            continue
        before = frozenset(there[: there.index(verb[0])])
        patients = content(passive[: found.start()])[-_NEAR:]
        agents = content(passive[found.end() :])[:_NEAR]
        if before.intersection(patients) and before.isdisjoint(agents):
            return True
    return False


def _passives(text: str) -> set[str]:
    return {word for found in _PASSIVE.findall(text) for word in content(" ".join(found))}


def turned(places: Sequence[int]) -> bool:
    """Whether three `places` in a row fall: “A met B” told as “B met A”.

    What is only moved to the front, as a date or a speaker is, falls once and rises again.
    """
    return any(
        one > two > three for one, two, three in zip(places, places[1:], places[2:], strict=False)
    )


def ranges_kept(text: str, claim: str) -> bool:
    """Whether what goes “from A to B” in `text` goes from no B to an A in `claim`."""
    there, told = _ranges(text), _ranges(claim)
    return not any(
        start & other_end and end & other_start and not (start & other_start or end & other_end)
        for start, end in told
        for other_start, other_end in there
    )


def _ranges(text: str) -> list[tuple[set[str], set[str]]]:
    return [(set(content(start)), set(content(end))) for start, end in _RANGE.findall(text)]


def exchanged(places: Sequence[int]) -> bool:
    """Whether the first of four `places` or more is the last in the text, and the last the first:
    “A sold two prints to B” told as “B sold two prints to A”.
    """
    return len(places) > 3 and places[0] == max(places) and places[-1] == min(places)


def longest_rise(places: Sequence[int]) -> int:
    """Length of the longest strictly rising subsequence of `places`."""
    best: list[int] = []
    for at, place in enumerate(places):
        best.append(1 + max((best[k] for k in range(at) if places[k] < place), default=0))
    return max(best, default=0)


def rises(places: Sequence[int]) -> bool:
    """Whether each place is behind the one before."""
    return all(one < other for one, other in pairwise(places))
