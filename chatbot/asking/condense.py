"""Makes a follow-up stand alone, without a model: the search needs the name that a pronoun
hides, and the words that a short question leaves out.
"""

import re
from collections.abc import Mapping, Sequence
from functools import partial

from chatbot.asking.question import Turn
from chatbot.text.gender import PRONOUNS, Gender, described, form, gender
from chatbot.text.people import people
from chatbot.text.words import content, fold

_PERSON = re.compile(r"\b(he|she|him|his|her|hers)\b", re.IGNORECASE)
# Not the “that” of “said that the”, nor the “there” of “is there a”.
_THING = re.compile(
    r"\b(?:it|its|they|them|their|theirs|this|these|those|then"
    r"|that(?!\s(?:an?|he|her|his|its|no|our|she|the|their|there|they|we)\b|\s(?-i:[A-Z]))"
    r"|(?<!is\s)(?<!are\s)(?<!was\s)(?<!were\s)there(?!\s(?:are|has|have|is|was|were|will)\b)"
    r"|there(?=\W*$))\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^\W*(and|but|so|or|then|also|what about|how about|why not)\b", re.IGNORECASE
)
_CORRECTION = re.compile(
    r"^\W*(?:(?:no|nope|sorry|wait|actually|well|oh)\W+)*"
    r"(?:i (?:actually )?"
    r"(?:meant|mean|wanted to ask about|was referring to|was asking about|asked about)\b"
    r"|(?<!\w)not (?!just\b|only\b)[^,;]+[,;](?: but)?)\W*"
    r"|^\W*(?:no|nope|sorry|wait)[,;:.!]\W*",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can"
    r"|could|will|would|should)\b",
    re.IGNORECASE,
)
# “Who is Peskov?” and “What did the king do?” are whole with one word that is no grammar.
_WHOLE = re.compile(
    r"^\W*(?:who|what|where)\s(?:is|are|was|were)\s(?-i:[^\W\d_a-z])\w+\W*$"
    r"|^\W*what\s(?:do|does|did|will|would|can|could|should|must)\s"
    r"(?:(?:the|an?)\s\w+|(?-i:[^\W\d_a-z])\w+)\sdo\W*$",
    re.IGNORECASE,
)
_FEWEST_WORDS = 2
_READ = 1000
"""Characters of a turn in which somebody is looked for by what they are."""


def stand_alone(text: str, history: Sequence[Turn], article: str) -> str:
    """`text` as it would be asked without the turns before it.

    A pronoun for a person takes the name of the person spoken of last in `history`, as
    `article` tells people from places. A question that points back in another way, or has
    hardly a word of its own, is put behind the question it follows, and so is what a correction
    (“no, I meant the summit”) names. One that stands alone already is returned as it is.
    """
    if not any(turn.is_asked for turn in history):
        return text
    named = _named(text, history, article)
    if stands_alone(named):
        return named
    return f"{_followed(named, history, article)}? {named}"


def leans(text: str, history: Sequence[Turn], article: str) -> bool:
    """Whether `text` needs the question before it, even with the name that its pronoun hides."""
    follows = any(turn.is_asked for turn in history)
    return follows and not stands_alone(_named(text, history, article))


def stands_alone(text: str) -> bool:
    """Whether `text` points at nothing before it and has words enough of its own."""
    points_back = _PERSON.search(text) or _THING.search(text) or _OPENING.match(text)
    corrects = _CORRECTION.match(text)
    is_whole = len(set(content(text))) >= _FEWEST_WORDS or _WHOLE.match(text)
    return not points_back and not corrects and bool(is_whole)


def uncorrected(text: str) -> str:
    """`text` without the “no, I meant” that opens a correction."""
    return _CORRECTION.sub("", text)


def _named(text: str, history: Sequence[Turn], article: str) -> str:
    """`text` with the name that its pronoun hides; a correction that asks anew is its question."""
    corrected = uncorrected(text)
    if corrected != text and _ASKS.match(corrected):
        text = corrected[0].upper() + corrected[1:]
    for which, name in _spoken_of(text, history, article).items():
        text = PRONOUNS[which].sub(partial(form, name, text), text, count=1)
    return text


def _spoken_of(text: str, history: Sequence[Turn], article: str) -> Mapping[Gender, str]:
    """Whom each pronoun of `text` stands for, where that can be told: the person named first in the
    latest question, else in its answer, else further back, whom neither `article` nor the reader
    calls by the other pronoun. “He” and “her” are two, so whom nobody calls by either is not both.
    """
    calls: dict[str, Gender] = {}
    for at, turn in enumerate(history):
        if turn.is_asked:
            for which, name in _meant(turn.text, history[:at], article, calls).items():
                calls.setdefault(_last_name(name), which)
    return _meant(text, history, article, calls)


def _meant(
    text: str, history: Sequence[Turn], article: str, calls: Mapping[str, Gender]
) -> Mapping[Gender, str]:
    """Whom each pronoun of `text` stands for; `calls` is what the reader called people before."""
    asked = [which for which, pronoun in PRONOUNS.items() if pronoun.search(text)]
    here = fold(text)
    named = [
        (name, called or calls.get(_last_name(name)))
        for name, called in _people_latest_first(history if asked else (), article)
        if _last_name(name) not in here
    ]
    meant = _first_of_each(asked, named)
    if len(set(meant.values())) == len(meant):
        return meant
    known = _first_of_each(asked, [(name, called) for name, called in named if called])
    return meant | known if known else {}


def _first_of_each(
    asked: Sequence[Gender], named: Sequence[tuple[str, Gender | None]]
) -> dict[Gender, str]:
    """For each pronoun the first of `named` who is called by it, or by neither."""
    meant: dict[Gender, str] = {}
    for name, called in named:
        for which in asked:
            if called in (which, None):
                meant.setdefault(which, name)
    return meant


def _people_latest_first(history: Sequence[Turn], article: str) -> list[tuple[str, Gender | None]]:
    """Who is spoken of, and as what, if that is known: whom a turn names by what they are last."""
    return [
        each
        for turn in _latest_first(history)
        for each in (
            *((name, gender(name, article)) for name in people(turn.text, article)),
            *described(turn.text[:_READ]),
        )
    ]


def _last_name(name: str) -> str:
    return fold(name.split()[-1])


def _latest_first(history: Sequence[Turn]) -> list[Turn]:
    """Exchanges from the latest back, each question before its answer, if it had one."""
    exchanges: list[list[Turn]] = []
    for turn in history:
        if turn.is_asked or not exchanges:
            exchanges.append([])
        exchanges[-1].append(turn)
    return [turn for exchange in reversed(exchanges) for turn in exchange]


def _followed(text: str, history: Sequence[Turn], article: str) -> str:
    """What `text` hangs on: the latest question that stands alone, be it without “no, I meant”, or
    the first asked, with the names that its pronouns hide. A `text` without a word of its own, as
    “why?”, hangs on what was asked after that, too, if it had any.
    """
    asked = [
        _named(uncorrected(turn.text), history[:at], article)
        for at, turn in enumerate(history)
        if turn.is_asked
    ]
    whole = max((at for at, each in enumerate(asked) if stands_alone(each)), default=0)
    between = [each for each in asked[whole + 1 :] if content(each)]
    parts = [asked[whole], *(between[-1:] if not content(text) else ())]
    return "? ".join(part.rstrip(" .?!") for part in parts)
