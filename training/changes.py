"""Changes that make one fact of a true sentence false: what a check must notice.

Each takes the sentence, the text it is from and a source of chance, and gives the changed
sentence, or "" where it has nothing to change.
"""

import random
import re
from collections.abc import Callable

from chatbot.text.words import is_grammar

Change = Callable[[str, str, random.Random], str]

NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b")
_NAME = re.compile(r"\b[A-Z][\w’'-]*[a-z][\w’'-]*(?:\s(?:of\s|the\s)?[A-Z][\w’'-]*)*")
_AUXILIARY = re.compile(r"\b(is|are|was|were|can|could|will|would|has|have|had|should|may|must)\b")
_NOT = re.compile(r"\s(?:not|never|no longer)\b|n['’]t\b")
_HEDGE = re.compile(
    r"\b(?:is|are|was|were)?\s?(?:allegedly|reportedly|probably|possibly|believed to|expected to"
    r"|thought to|said to|likely to|may|might|could|considered)\s"
)
_ATTRIBUTION = re.compile(
    r",?\s(?:according to [^,.]+|[A-Z][\w. ]{2,30} (?:said|argued|claimed|wrote|believed))"
    r"(?=[,.]|$)"
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
# A “May” or “March” that opens a sentence may be a verb.
_DATE = re.compile(rf"(?<!^)\b(?:{'|'.join(_DAYS + _MONTHS)})\b|\b(?:1[5-9]|20)\d\d\b")
_OPPOSITES = [
    pair.split("/")
    for pair in (
        "first/last more/fewer before/after north/south east/west increase/decrease "
        "increased/decreased largest/smallest higher/lower won/lost all/none always/never most/few "
        "rose/fell began/ended early/late many/few above/below allowed/banned supported/opposed "
        "accepted/rejected opened/closed bought/sold older/younger stronger/weaker gained/lost "
        "majority/minority inside/outside best/worst major/minor success/failure joined/left "
        "public/private major/minor short/long upper/lower northern/southern eastern/western"
    ).split()
]
_OTHER_WAY = {a: b for pair in _OPPOSITES for a, b in (pair, pair[::-1])}
_DIRECTION = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(_OTHER_WAY))) + r")\b")


def _replaced(pattern: re.Pattern[str], text: str, source: str, draw: random.Random) -> str:
    """`text` with one match of `pattern` replaced by another of `source`, or ""."""
    places = _found(pattern, text)
    others = sorted({found[0] for found in _found(pattern, source) if found[0] not in text})
    if not places or not others:
        return ""
    place = draw.choice(places)
    return text[: place.start()] + draw.choice(others) + text[place.end() :]


def _found(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """The matches, without words that have a capital only because they open a sentence."""
    return [found for found in pattern.finditer(text) if not is_grammar(found[0].split()[0])]


def _number(text: str, source: str, draw: random.Random) -> str:
    if draw.random() < 0.5 and (changed := _replaced(NUMBER, text, source, draw)):
        return changed
    places = list(NUMBER.finditer(text))
    if not places:
        return ""
    place = draw.choice(places)
    digits = list(place[0])
    at = draw.choice([n for n, digit in enumerate(digits) if digit.isdigit()])
    digits[at] = draw.choice([digit for digit in "123456789" if digit != digits[at]])
    return text[: place.start()] + "".join(digits) + text[place.end() :]


def _date(text: str, source: str, draw: random.Random) -> str:
    """Another day of the week, month or year."""
    places = list(_DATE.finditer(text))
    if not places:
        return ""
    place = draw.choice(places)
    if place[0].isdigit():
        other = str(int(place[0]) + draw.choice((-3, -2, -1, 1, 2, 3)))
    else:
        among = _DAYS if place[0] in _DAYS else _MONTHS
        other = draw.choice([one for one in among if one != place[0]])
    return text[: place.start()] + other + text[place.end() :]


def _name(text: str, source: str, draw: random.Random) -> str:
    return _replaced(_NAME, text, source, draw)


def _swapped(text: str, source: str, draw: random.Random) -> str:
    """Two names of the sentence in each other's place: who did what to whom."""
    names = [place for place in _found(_NAME, text) if len(place[0]) > 2]
    if len(names) < 2:
        return ""
    one, two = sorted(draw.sample(names, 2), key=lambda place: place.start())
    if one[0] in two[0] or two[0] in one[0]:
        return ""
    between = text[one.end() : two.start()]
    if re.fullmatch(r"(?:,\s|\s?and\s|,\sand\s|\sor\s|\s)+", between):
        return ""  # In a list they mean the same either way.
    return text[: one.start()] + two[0] + between + one[0] + text[two.end() :]


def _denied(text: str, source: str, draw: random.Random) -> str:
    if found := _NOT.search(text):
        return text[: found.start()] + text[found.end() :]
    if found := _AUXILIARY.search(text):
        return f"{text[: found.end()]} {draw.choice(('not', 'not', 'never'))}{text[found.end() :]}"
    return ""


def _turned(text: str, source: str, draw: random.Random) -> str:
    places = list(_DIRECTION.finditer(text))
    if not places:
        return ""
    place = draw.choice(places)
    return text[: place.start()] + _OTHER_WAY[place[0]] + text[place.end() :]


def _certain(text: str, source: str, draw: random.Random) -> str:
    return _HEDGE.sub(" ", text, count=1)


def _unattributed(text: str, source: str, draw: random.Random) -> str:
    return _ATTRIBUTION.sub("", text, count=1)


KINDS: dict[str, Change] = {
    "number": _number,
    "date": _date,
    "name": _name,
    "role": _swapped,
    "negation": _denied,
    "direction": _turned,
    "doubt": _certain,
    "attribution": _unattributed,
}

# What the rules of the check catch least comes most often.
CHANGES: tuple[Change, ...] = (
    *(_name, _name, _name, _swapped, _swapped, _swapped),
    *(_number, _denied, _turned, _certain, _unattributed),
)
