"""The hard facts of a text: names, quoted words and denial. These must match to the
letter of the article; nearness in meaning is no excuse for another date or another name.
"""

import re
from collections.abc import Collection, Iterable

from chatbot.text.numbers import numbers
from chatbot.text.words import akin, content, fold, is_grammar, normalised, words

# What turns a country into its people and back. “-ia” is not among them: Niger is not Nigeria.
_ENDINGS = frozenset(
    ("s", "es", "n", "an", "ans", "ian", "ians", "ish", "ese", "ns", "ic", "y", "i", "is")
)
_CAPITALS = r"[^\W\d_a-z][\w’'-]*(?:\s[^\W\d_a-z][\w’'-]*)*"
_RUN = re.compile(rf"\b{_CAPITALS}")
_DATES = "January February March April May June July August September October November December"
_DATES += " Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
# Who is struck “on” or fired “at” is one who is acted upon: no setting.
_SETTING = re.compile(
    rf"\b(?:[Ii]n|[Dd]uring|[Aa]t(?=\sthe\s\d)|[Oo]n(?=\s(?:{'|'.join(_DATES.split())})\b))"
    rf"\s(?:the\s(?:\d{{4}}\s)?)?(?P<where>{_CAPITALS})"
)
TITLES = frozenset(("mr", "mrs", "ms", "dr"))
"""Words with a capital that name nobody by themselves."""
_INACTIVE = frozenset((*fold(_DATES).split(), *TITLES))
_QUOTED = re.compile(r'"([^"]+)"')
_CAPITALISED = re.compile(r"[^\W\d_][\w’'.-]*")
_DENIAL = frozenset(content("no not never none nobody nothing neither nor without cannot"))
# Grammar in small letters; a month, a name. “US” and “WHO” are told by their capitals.
_HOMONYMS = frozenset(("May", "Will"))


def names(text: str) -> frozenset[str]:
    """Words with a capital, folded; of the first word only what cannot be plain grammar."""
    found = (word.strip("’'.-") for word in _CAPITALISED.findall(normalised(text)))
    return frozenset(
        part
        for word in found
        if word[:1].isupper() and word != "According" and _is_told(word)
        for part in words(word)
        if not part.isdigit()
    )


def named(text: str) -> tuple[str, ...]:
    """The last word of each run of capitalised words in `text`, folded, in order: those who act
    in it. Titles, days and months do not, nor does where or when something happens, as “in Kiev”
    or “at the 2011 New York City Marathon”.
    """
    runs = (found[0].split() for found in _RUN.finditer(_SETTING.sub(_unsettled, normalised(text))))
    actors = (run for run in runs if run[0] not in ("In", "At", "On") and _is_told(run[-1]))
    lasts = (words(run[-1]) for run in actors)
    return tuple(last[-1] for last in lasts if last and last[-1] not in _INACTIVE)


def _unsettled(setting: re.Match[str]) -> str:
    """Nothing; after “On Monday” and “In May” somebody may follow at once, who stays."""
    first, _, rest = setting["where"].partition(" ")
    return f", {first}, {rest}" if fold(first) in _INACTIVE else ", "


def _is_told(word: str) -> bool:
    """Whether `word`, with a capital, is more than grammar or a number."""
    is_homonym = word in _HOMONYMS or (len(word) > 1 and word.isupper())
    return is_homonym or not (is_grammar(word) or numbers(word))


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


def stands(word: str, others: Collection[str]) -> bool:
    """Whether `word`, or another of its root, stands among `others`, in whatever form."""
    return same_name(word, others) or akin(word, others)


def _kin(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    stem = shorter[:-1] if shorter[-1:] in "aeoy" else shorter
    endings = {longer.removeprefix(start) for start in (shorter, stem) if longer.startswith(start)}
    return len(shorter) >= 4 and not endings.isdisjoint(_ENDINGS)


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" .,;:!?")
