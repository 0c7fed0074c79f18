"""The hard facts of a text: numbers, names, quoted words and denial. These must match to the
letter of the article; nearness in meaning is no excuse for another date or another name.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from chatbot.words import content, fold, is_grammar, words

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
_UNITS += " fifteen sixteen seventeen eighteen nineteen"
_SMALL = {word: number for number, word in enumerate(_UNITS.split()) if word not in ("zero", "one")}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "m": 10**6,
    "bn": 10**9,
    "tn": 10**12,
}
_WORDED = {**_SMALL, **_TENS}
_NUMBER = re.compile(
    r"(?P<digits>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)|\b(?P<tens>" + "|".join(_TENS) + r")\b"
    r"(?:-(?P<unit>"
    + "|".join(("one", *_SMALL))
    + r")\b)?|\b(?P<word>"
    + "|".join(_SMALL)
    + r")\b",
)
_SCALE = re.compile(r"[\s-]?(" + "|".join(_SCALES) + r")s?\b")
_QUOTED = re.compile(r'"([^"]+)"')
_CAPITALISED = re.compile(r"[^\W\d_][\w’'.-]*")
_DENIAL = frozenset(content("no not never none nobody nothing neither nor without cannot"))
# Grammar in small letters; a month, a name. “US” and “WHO” are told by their capitals.
_HOMONYMS = frozenset(("May", "Will"))


def numbers(text: str) -> frozenset[Decimal]:
    """The values that `text` names, in digits or words; “€1.5 billion” is 1500000000.

    “One” is left out: it is more often a pronoun. So are ordinals; they are compared as words.
    """
    folded = fold(text)
    return frozenset(_scaled(found, folded) for found in _NUMBER.finditer(folded))


def _scaled(found: re.Match[str], text: str) -> Decimal:
    if found["digits"]:
        value = Decimal(found["digits"].replace(",", ""))
    elif found["tens"]:
        value = Decimal(_TENS[found["tens"]] + ({"one": 1} | _SMALL).get(found["unit"] or "", 0))
    else:
        value = Decimal(_SMALL[found["word"]])
    at = found.end()
    while scale := _SCALE.match(text, at):
        value, at = value * _SCALES[scale[1]], scale.end()
    return value


def names(text: str) -> frozenset[str]:
    """Words with a capital, folded; of the first word only what cannot be plain grammar."""
    found = (word.strip("’'.-") for word in _CAPITALISED.findall(text))
    return frozenset(
        part
        for word in found
        if word[:1].isupper() and (not is_grammar(word) or _is_homonym(word))
        for part in words(word)
        if not part.isdigit()
    )


def _is_homonym(word: str) -> bool:
    return word in _HOMONYMS or (len(word) > 1 and word.isupper())


def quoted(text: str) -> tuple[str, ...]:
    """What stands in double quotation marks, folded, outer stops taken off."""
    return tuple(_tidy(found) for found in _QUOTED.findall(fold(text)))


def quotes(text: str, phrase: str) -> bool:
    """Whether `text` holds `phrase`, as `quoted` gives it, word for word."""
    return phrase in _tidy(fold(text))


def denies(text: str) -> bool:
    """Whether `text`, which may be stemmed, holds a negation."""
    found = content(text)
    return not _DENIAL.isdisjoint(found) or any(word.endswith("n't") for word in found)


def same_name(name: str, others: Iterable[str]) -> bool:
    """Whether `name` stands among `others`, in whatever form: Russia, Russian, Russians."""
    return any(name == other or _kin(name, other) for other in others)


def _kin(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    shared = len(shorter) - 1 if len(shorter) > 5 else len(shorter)
    return len(shorter) >= 4 and longer.startswith(shorter[:shared]) and len(longer) <= shared + 4


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" .,;:!?")
