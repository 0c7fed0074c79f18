"""Follow-ups made from questions that stand alone, by rule: what a reader leaves out, left out.

Two questions of one article become a conversation: a name that both share turns into a pronoun,
or, where their answers stand next to each other, all but the question word is left out.
"""

import random
import re

from training.questions import Asked, Sheet

_NAME = re.compile(r"(?:\b(?:the|The)\s)?\b[A-Z][\w’'.-]*(?:\s(?:of\s|the\s)?[A-Z][\w’'.-]*)*")
_OPENING = re.compile(
    r"^(?:(?:in|on|at|for|to|by|from)\s)?(?:what|which|who|whom|whose|when|where|why|how)"
    r"(?:\s(?:many|much|long|old|far|often|year|country|city|person|century|percent\w*))?\b",
    re.IGNORECASE,
)
_HE, _SHE = re.compile(r"\b(?:he|his|him)\b", re.I), re.compile(r"\b(?:she|her)\b", re.I)
_LEADS = ("", "", "", "And ", "But ", "Ok, ", "So ")
_MOST_TURNS = 3
_NEAR = 2


def follow_up(sheet: Sheet, asked: Asked, draw: random.Random) -> tuple[str, tuple[str, ...]]:
    """The question as one would ask it after others of the same article, and the turns before.

    Earlier questions are drawn from the sheet, each with its answer where it has one.
    """
    earlier = _earlier(sheet, asked, draw)
    if not earlier:
        return asked.text, ()
    turns = [turn for one in earlier for turn in _turns(one, draw)]
    text = _shortened(sheet, earlier[-1], asked, draw)
    return text, tuple(turns)


def _earlier(sheet: Sheet, asked: Asked, draw: random.Random) -> list[Asked]:
    others = [one for one in sheet.asked if one is not asked and one.text != asked.text]
    draw.shuffle(others)
    names = _names(asked.text)
    last = [one for one in others if names & _names(one.text) or _near(sheet, one, asked)][:1]
    rest = [one for one in others if one not in last][: draw.randrange(_MOST_TURNS)]
    return [*rest, *last]


def _turns(asked: Asked, draw: random.Random) -> list[str]:
    answered = asked.answers and draw.random() < 0.85
    return [asked.text, draw.choice(asked.answers)] if answered else [asked.text]


def _shortened(sheet: Sheet, before: Asked, asked: Asked, draw: random.Random) -> str:
    text, shared = asked.text, _names(asked.text) & _names(before.text)
    if _near(sheet, before, asked) and draw.random() < 0.35 and (found := _OPENING.match(text)):
        return f"{draw.choice(_LEADS)}{found[0].lower()}?".capitalize()
    if shared and draw.random() < 0.85:
        name = max(sorted(shared), key=len)
        at = text.index(name)
        text = text[:at] + _pronoun(sheet, text[at + len(name) :]) + text[at + len(name) :]
        text = re.sub(r"(it|he|she)['’]s\b", _possessive, text)
    lead = draw.choice(_LEADS)
    return lead + (text[0].lower() + text[1:] if lead else text)


def _possessive(found: re.Match[str]) -> str:
    return {"it": "its", "he": "his", "she": "her"}[found[1]]


def _pronoun(sheet: Sheet, after: str) -> str:
    """What the article itself calls people most, as a person is what is mostly asked about."""
    text = sheet.article.text
    people = max(len(_HE.findall(text)), len(_SHE.findall(text)))
    if people < 2:
        return "it"
    return "he" if len(_HE.findall(text)) >= len(_SHE.findall(text)) else "she"


def _names(text: str) -> set[str]:
    found = {name.strip("?.,’'") for name in _NAME.findall(text)}
    return {name for name in found if len(name) > 3 and not _OPENING.match(name)}


def _near(sheet: Sheet, one: Asked, other: Asked) -> bool:
    """Whether their answers stand in the same sentence or close to it."""
    if not one.spans or not other.spans:
        return False
    return abs(_place(sheet, one) - _place(sheet, other)) < _NEAR


def _place(sheet: Sheet, asked: Asked) -> int:
    start = asked.spans[0][0]
    return sum(sentence.end <= start for sentence in sheet.article.sentences)
