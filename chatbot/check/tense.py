"""When a thing is done: what was is not told as what is, nor what goes on or is to come as done."""

import re
from collections.abc import Sequence
from itertools import takewhile

from chatbot.text import forms
from chatbot.text.forms import BE, is_past, stem, tokens
from chatbot.text.words import is_grammar

_DATE = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|next|soon|20\d\d)"
)
_STOPS, _REACH = frozenset(",;:.!?"), 12
_NOW = frozenset("is are am".split())
_USED = ("used", "to")


def misdated(text: str, claim: str) -> bool:
    """Whether `claim` tells as going on what `text` tells as past alone, “houses” for “housed”; or
    as past what goes on there, or is dated there and never past.
    """
    there, verbs = tokens(text), list(forms.told(claim))
    is_alone = BE.isdisjoint(tokens(claim)) and all(verb.form == "present" for verb in verbs)
    return any(
        (is_alone and verb is verbs[0] and _is_all_past(there, verb.stem))
        or (verb.form == "past" and _is_all_present(there, verb.stem))
        for verb in verbs
    )


def _is_all_past(there: Sequence[str], verb: str) -> bool:
    """Whether `verb` stands there as a past alone, or behind “used to”; a participle is none."""
    places = _places(there, verb)
    return bool(places) and all(
        tuple(there[max(0, at - 2) : at]) == _USED or (is_past(there[at]) and _acts(there, at))
        for at in places
    )


def _acts(there: Sequence[str], at: int) -> bool:
    """Whether the past there is no participle, which has “is” or “has” before it, or a “by”."""
    before = [word for word in there[max(0, at - 3) : at] if not word.endswith("ly")]
    is_helped = any(word in BE or word in ("has", "have", "having") for word in before)
    return not is_helped and there[at + 1 : at + 2] != ["by"] and at > 0 and before[-1:] != [","]


def _is_all_present(there: Sequence[str], verb: str) -> bool:
    """Whether `verb` stands there as “is closing” or, with a date behind it, as “closes” alone."""
    places = _places(there, verb)
    return bool(places) and all(
        _goes_on(there, at) or (_is_present(there, at) and _is_dated(there, at)) for at in places
    )


def _goes_on(there: Sequence[str], at: int) -> bool:
    before = [word for word in there[max(0, at - 3) : at] if not word.endswith("ly")]
    return there[at].endswith("ing") and before[-1:] != [] and before[-1] in _NOW


def _is_present(there: Sequence[str], at: int) -> bool:
    word = there[at]
    return (
        word.endswith("s") and not word.endswith("ss") and at > 0 and not is_grammar(there[at - 1])
    )


def _is_dated(there: Sequence[str], at: int) -> bool:
    clause = takewhile(lambda word: word not in _STOPS, there[at + 1 : at + 1 + _REACH])
    return any(_DATE.fullmatch(word) for word in clause)


def _places(there: Sequence[str], verb: str) -> list[int]:
    return [at for at, word in enumerate(there) if stem(word) == verb]
