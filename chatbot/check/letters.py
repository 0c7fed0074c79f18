"""Things told apart by a letter: ward D is not ward E, nor is hepatitis B hepatitis C."""

import re
from collections.abc import Sequence

from chatbot.check.order import voiced_otherwise
from chatbot.text.words import content, is_grammar
from index.sentences import split

# No pronoun “I”, no “A Farewell”, no “John F. Kennedy”, no “U-turn”; but “hepatitis A, B and C”.
_LETTER = r"(?:A(?!\s[A-Z]\w)|[B-HJ-Z])(?![\w’'-]|\.\w)"
_JOINT = r"(?:,\s(?:and\s|or\s)?|\s(?:and|or|to|nor)\s|/)"
_LETTERED = re.compile(
    rf"\b(?P<what>(?P<name>[A-Z])?[^\W\d_]{{2,}})[\s-](?P<letters>{_LETTER}"
    rf"(?:{_JOINT}(?:(?i:(?P=what))s?\s)?{_LETTER})*)"
    r"(?(name)(?!\.\s\w))"
)
_ONE = re.compile(rf"\b{_LETTER}")
_AHEAD = re.compile(rf"\b(?P<letters>{_LETTER})\s(?P<what>[a-z]{{2,}})")
_PART = re.compile(r"[;,:.]\s|\s(?:and|but|while|whereas)\s")
_HOLDER = "\N{BULLET}"

Lettered = dict[str, list[str]]


def relettered(text: str, claim: str) -> bool:
    """Whether `claim` tells of a thing with another letter than `text` has where it tells most of
    that, or puts two such things into each other's place: “Team B beat team A”.
    """
    told = _lettered(claim)
    sentences = [text[start:end] for start, end in split(text)]
    return any(
        not _told(what, letters, text)
        or not any(_agrees(what, letters, one, claim) for one in _fullest(sentences, claim))
        for what, letters in told.items()
    )


def _told(what: str, letters: Sequence[str], text: str) -> bool:
    """Whether `text` has these somewhere; a word that it lacks is for other rules."""
    if what not in content(text):
        return True
    there = _lettered(text).get(what, []) + [
        found["letters"] for found in _AHEAD.finditer(text) if what in content(found["what"])
    ]
    return set(letters) <= set(there)


def _agrees(what: str, letters: Sequence[str], sentence: str, claim: str) -> bool:
    """Whether `sentence` has these in this order, and, where there is but one, beside the words
    that `claim` has; or has none.
    """
    there = _lettered(sentence).get(what, [])
    if not there:
        return True
    if len(letters) > 1 or letters[0] not in there:
        is_turned = voiced_otherwise(sentence, claim)
        return set(letters) <= set(there) if is_turned else _follows(letters, there)
    parts = [part.replace(_HOLDER, " ") for part in _PART.split(_held(sentence))]
    near = [found for part in _fullest(parts, claim) if (found := _lettered(part).get(what))]
    return not near or any(letters[0] in found for found in near)


def _held(sentence: str) -> str:
    """`sentence`, each list of letters in one piece."""
    return _LETTERED.sub(lambda found: re.sub(r"\s", _HOLDER, found[0]), sentence)


def _follows(letters: Sequence[str], there: Sequence[str]) -> bool:
    """Whether `letters` stand in `there` in this order, others between them or not."""
    left = iter(there)
    return all(letter in left for letter in letters)


def _fullest(texts: Sequence[str], claim: str) -> list[str]:
    """Those of `texts` that share most words with `claim`, letters aside."""
    told = {word for word in content(claim) if len(word) > 1 or word.isdigit()}
    shared = [len(told.intersection(content(text))) for text in texts]
    return [text for text, count in zip(texts, shared, strict=True) if count == max(shared)]


def _lettered(text: str) -> Lettered:
    """The letters of each thing that has some, by the stem of the thing, in order."""
    found: Lettered = {}
    pieces = (text[start:end] for start, end in split(text))
    for each in (each for piece in pieces for each in _LETTERED.finditer(piece)):
        for what in content(each["what"]) if not is_grammar(each["what"]) else ():
            found.setdefault(what, []).extend(_ONE.findall(each["letters"]))
    return found
