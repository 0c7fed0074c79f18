"""Which verbs a text tells as done or going on, and in what form, as far as spelling shows it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from chatbot.text.words import content, fold, is_grammar

Form = Literal["past", "present", "going"]
"""“Closed”, “closes” and “is closing”."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d[\d.,]*|[,;:.!?\"()]")
_IRREGULAR = """
beat beaten; become became; begin began begun; bite bit bitten; blow blew blown; break broke broken;
bring brought; build built; buy bought; catch caught; choose chose chosen; come came;
draw drew drawn; drive drove driven; eat ate eaten; do did done; forgive forgave forgiven;
freeze froze frozen; overtake overtook overtaken; overthrow overthrew overthrown;
shake shook shaken; show showed shown; swear swore sworn;
tear tore torn; fall fell fallen; feel felt; fight fought; find found; flee fled; fly flew
flown; forget forgot forgotten; get got; give gave given; go went gone; grow grew grown; hear heard;
hide hid hidden; hold held; keep kept; know knew known; lead led; leave left; lend lent; lose lost;
make made; meet met; pay paid; ride rode ridden; rise rose risen; run ran; say said; see saw seen;
seek sought; sell sold; send sent; shoot shot; sing sang sung; sink sank sunk; sit sat; speak spoke
spoken; spend spent; stand stood; steal stole stolen; strike struck; swim swam; take took taken;
teach taught; tell told; think thought; throw threw thrown; wear wore worn; win won; withdraw
withdrew withdrawn; write wrote written"""
_WORD = re.compile(r"\b[a-z]+\b")
_VERBS = [verb.split() for verb in _IRREGULAR.replace("\n", " ").split(";")]
_PASTS = {past: base for base, *pasts in _VERBS for past in pasts}
_PAST_OF = {past: pasts[0] for _, *pasts in _VERBS for past in pasts}
BE = frozenset("am are be been being is was were".split())
_TO_COME = frozenset("to will would shall should may might can could must cannot".split())
_BETWEEN = frozenset("be been being have has had not also already then".split())
_MANY = frozenset("they we who which that these those people police".split())
_NO_SUBJECT = frozenset(
    """a an the this these that those his her its their our my your every each some any no of in on
    at by for from with to into over under about and or as than between during more all both
    several many few other two three four five six seven eight nine ten""".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """A verb, by the stem of its plain form, that a text tells in this form."""

    stem: str
    form: Form


def tokens(text: str) -> list[str]:
    """Words, numbers and stops, folded."""
    return _TOKEN.findall(fold(text))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The stem of the plain form: one for “buy”, “buys”, “buying” and “bought”; "" for grammar."""
    return next(iter(content(_PASTS.get(word, word))), "")


def plain(text: str) -> str:
    """`text` with “make” for every “made”, and so on for common irregular verbs."""
    return _WORD.sub(lambda found: _PASTS.get(found[0], found[0]), text)


def past_of(participle: str) -> str:
    """The past tense with the verb of `participle`: “gave” for “given”, “fined” for “fined”."""
    return _PAST_OF.get(participle, participle)


def is_past(word: str) -> bool:
    """Whether `word` may be a verb's past or participle."""
    return word in _PASTS or (len(word) > 4 and word.endswith("ed"))


def told(text: str) -> Iterator[Told]:
    """The verbs that `text` tells as done or going on: none behind a “to”, a “will” or the like."""
    there = tokens(text)
    for at, word in enumerate(there):
        form = _form(there, at)
        if form and stem(word) and not _is_to_come(there, at):
            yield Told(stem(word), form)


def _form(there: Sequence[str], at: int) -> Form | None:
    word, before = there[at], _before(there, at)
    if is_past(word):
        return "past"
    if word.endswith("ing") and len(word) > 5:
        return "going" if before in BE else None
    if word.endswith("s") and not word.endswith("ss"):
        is_verb = before[:1].isalpha() and before not in _NO_SUBJECT
        return "present" if is_verb and not is_grammar(word) else None
    has_many = before in _MANY or (before.endswith("s") and not is_grammar(before))
    return "present" if has_many and not is_grammar(word) and word.isalpha() else None


def _before(there: Sequence[str], at: int) -> str:
    """The word before, adverbs left out."""
    at -= 1
    while at > 0 and (there[at].endswith("ly") or there[at] in ("also", "not", "still", "now")):
        at -= 1
    return there[at] if at >= 0 else ""


def _is_to_come(there: Sequence[str], at: int) -> bool:
    at -= 1
    while at > 0 and (there[at].endswith("ly") or there[at] in _BETWEEN):
        at -= 1
    return at >= 0 and there[at] in _TO_COME
