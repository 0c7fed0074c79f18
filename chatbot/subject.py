"""Whose deed a question asks for, and whether a sentence tells it of somebody else."""

import re

from chatbot import facts
from chatbot.forms import plain
from chatbot.people import person
from chatbot.words import akin, content, fold, is_grammar, respelt, words

_WORD = r"[^\W\d_a-z][\w’'-]*"
_NAME = rf"(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?{_WORD}(?:\s(?:(?:van|von|de|der|al|bin)\s)?{_WORD})*"
_ASKED = re.compile(
    r"\b(?:did|do|does|has|have|had|is|was|were|will|would|can|could|should)(?:n['’]t)?\s"
    rf"(?P<name>{_NAME})\s(?P<verb>[a-z]+)\b"
)
_TOLD = re.compile(
    rf"(?:[A-Z][a-z]+\s[^,“”]{{1,40}},\s)?(?P<name>{_NAME}|he|she)(?:,\s[^,]{{1,60}},)?"
    r"\s(?:(?:has|had|was|were|is|will|would|also|first|then|later|only|\w+ly)\s)*(?P<verb>[a-z]+)"
)
_PRONOUNS = frozenset(("he", "she"))
_SELF = re.compile(r"\b(?:he|she|him|they|them|I|we)\b", re.IGNORECASE)


def of_another(question: str, text: str, before: str, article: str) -> bool:
    """Whether `question` asks what somebody did whom `text` names in no spelling, and `text` opens
    with another who does that; or, where `article` treats both as people, something near to it. So
    it is where what somebody has does it: “Lind’s visit became known”.

    A “he” or “she” is whoever opens the sentence `before`.
    """
    asked, told = _ASKED.search(question), _TOLD.match(text)
    if asked is None or told is None:
        return False
    if _owns_alone(asked["name"], asked["verb"], text) and person(asked["name"], article):
        return True
    name, around = told["name"], text
    if fold(name) in _PRONOUNS:
        opened = _TOLD.match(before)
        name, around = opened["name"] if opened else "", f"{before} {text}"
    if not _is_name(name, article) or _names_any(asked["name"], around):
        return False
    if _shares(asked["verb"], told["verb"]):
        return True
    rest = question.replace(asked["name"], " ")
    return _shares(rest, text) and person(name, article) and person(asked["name"], article)


def _owns_alone(name: str, verb: str, text: str) -> bool:
    """Whether all that `text` has of `name` is a thing of theirs, not called after the `verb`, and
    the verb stands behind it.
    """
    last = re.escape(re.sub(r"[’']s?$", "", name.split()[-1]))
    owned = re.search(rf"\b{last}[’']s?\s(?P<what>\S+)\s(?P<rest>.*)", text)
    if owned is None or _SELF.search(text) or re.search(rf"\b{last}\b(?![’'])", text):
        return False
    return _shares(verb, owned["rest"]) and not _shares(verb, owned["what"])


def _is_name(name: str, article: str) -> bool:
    """Whether `name`, which opens a sentence, has its capital elsewhere too."""
    first, _, rest = name.partition(" ")
    inside = re.search(rf"[a-z,]\s{re.escape(name)}\b", article)
    return bool(name) and not is_grammar(first) and (bool(rest) or inside is not None)


def _names_any(name: str, text: str) -> bool:
    there = words(text)
    known = [word for word in words(name) if word not in facts.TITLES]
    return any(facts.same_name(word, there) or respelt(word, there) for word in known)


def _shares(one: str, other: str) -> bool:
    there = content(plain(other))
    return any(word in there or akin(word, there) for word in content(plain(one)))
