"""Deeds that hang on another word: who is charged with stealing need not have stolen, and who is
told to pay need not have paid. A text has such a deed with “to” or “-ing”; a claim that tells it as
done frees it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from chatbot.text import forms
from chatbot.text.forms import stem, tokens
from chatbot.text.words import is_grammar

_STOPS = frozenset(',;:.!?"()')
_REACH = 6
# What was begun, managed or brought about was done, and the first to do a thing did it.
_DOES = frozenset(
    map(
        stem,
        """able begin cause come continue enable force go help lead manage proceed prove succeed
        turn first last second third used""".split(),
    )
)
_GOVERNS_ING = frozenset(
    "with from of for over about against at on to without than toward towards".split()
)
_TAKES_ING = frozenset(
    map(
        stem,
        """advocated avoided backed banned ceased considered contemplated delayed denied discouraged
        discussed dropped encouraged ended envisaged escaped favoured forbade halted imagined mean
        missed opposed postponed prevented proposed prohibited quit recommended rejected resisted
        risked stopped suggested suspended supported urged weighed""".split(),
    )
)
_NOUNS = frozenset("during evening everything king morning nothing something thing".split())


def freed(text: str, claim: str) -> bool:
    """Whether `claim` tells as done a deed that `text` has only hanging on another word."""
    hanging = hung(text)
    told = {each.stem for each in forms.told(claim)}
    if hanging.keys().isdisjoint(told):
        return False
    there = Counter(stem(word) for word in tokens(text))
    return any(there[deed] <= count for deed, count in hanging.items() if deed in told)


def hung(text: str) -> Counter[str]:
    """The stems of deeds in `text` that hang on another word, and how often they do."""
    there = tokens(text)
    return Counter(found for at in range(len(there)) for found in _hung(there, at))


def _hung(there: Sequence[str], at: int) -> Iterator[str]:
    word = there[at]
    if word == "to" and not _is_done(there, at):
        yield from _infinitive(there, at + 1)
    elif word.endswith("ing") and len(word) > 5 and word not in _NOUNS and _is_gerund(there, at):
        yield stem(word)


def _infinitive(there: Sequence[str], at: int) -> Iterator[str]:
    """The verb behind “to”, and one that an “and” adds to it."""
    has_helper = False
    while at < len(there) and (there[at] in ("be", "have", "been") or there[at].endswith("ly")):
        has_helper |= not there[at].endswith("ly")
        at += 1
    if at < len(there) and _is_plain(there[at], has_helper):
        yield stem(there[at])
        behind = _clause(there, at + 1)
        for place, word in enumerate(behind[:-1]):
            if word in ("and", "or") and _is_plain(behind[place + 1], has_helper):
                yield stem(behind[place + 1])


def _is_plain(word: str, has_helper: bool) -> bool:
    """Whether `word` may be a verb behind “to”, or behind “to be” where it `has_helper`."""
    if not word.isalpha() or is_grammar(word):
        return False
    if has_helper:
        return forms.is_past(word) or word.endswith("ing")
    return not forms.is_past(word) and (not word.endswith("s") or word.endswith("ss"))


def _is_done(there: Sequence[str], at: int) -> bool:
    """Whether what stands before the “to” there says that what follows was done."""
    before = _lead(there, at)
    return any(stem(word) in _DOES or word == "only" for word in before) or before[-1:] == ["had"]


def _is_gerund(there: Sequence[str], at: int) -> bool:
    """Whether the “-ing” there hangs on the word before it, or on one that an “and” repeats."""
    last = there[at - 1] if at else ""
    if last in ("not", "being") or last.endswith("ly"):
        return at > 1 and _is_gerund(there, at - 1)
    if last in ("and", "or"):
        before = enumerate(there[max(0, at - _REACH) : at - 1], start=max(0, at - _REACH))
        return any(word.endswith("ing") and _is_gerund(there, place) for place, word in before)
    return last in _GOVERNS_ING or stem(last) in _TAKES_ING


def _lead(there: Sequence[str], at: int) -> list[str]:
    """Up to six words before, from the last stop on."""
    before = list(there[max(0, at - _REACH) : at])
    stops = [place for place, word in enumerate(before) if word in _STOPS]
    return before[stops[-1] + 1 :] if stops else before


def _clause(there: Sequence[str], at: int) -> list[str]:
    """Up to six words from there on, up to the next stop."""
    behind = list(there[at : at + _REACH])
    stops = [place for place, word in enumerate(behind) if word in _STOPS]
    return behind[: stops[0]] if stops else behind
