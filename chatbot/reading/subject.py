"""Whose deed a question asks for, and whether a sentence tells it of somebody else."""

import re
from collections.abc import Sequence

from chatbot.text import facts
from chatbot.text.forms import is_past, plain
from chatbot.text.people import people, person
from chatbot.text.words import akin, content, fold, is_grammar, respelt, words

_WORD = r"[^\W\d_a-z][\w’'-]*"
_NAME = rf"(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?{_WORD}(?:\s(?:(?:van|von|de|der|al|bin)\s)?{_WORD})*"
_THE = r"(?:[Tt]he\s)?"
_ASKED = re.compile(
    r"\b(?P<by>did|do|does|has|have|had|is|was|were|will|would|can|could|should)(?:n['’]t)?\s"
    rf"{_THE}(?P<name>{_NAME})\s(?P<verb>[a-z]+)\b"
)
_ASIDE = r"(?:,\s[^,“”]{1,80},)?"
_AUXILIARIES = r"(?:(?:has|had|was|were|is|will|would|also|first|then|later|only|\w+ly)\s)*"
_TOLD = re.compile(
    rf"(?:[A-Z][a-z]+\s[^,“”]{{1,40}},\s)?{_THE}(?P<name>{_NAME}|he|she){_ASIDE}"
    rf"\s{_AUXILIARIES}(?P<verb>[a-z]+)"
)
_DOES = re.compile(rf"(?<!\bof\s)\b(?P<name>{_NAME}){_ASIDE}\s{_AUXILIARIES}(?P<verb>[a-z]+)")
_PERSONAL = re.compile(r"\b(?:he|his|him|she|hers?)\b", re.IGNORECASE)
_ACTIVE = frozenset("can could did do does had has have should will would".split())
_PRONOUNS = frozenset(("he", "she"))
_SELF = re.compile(r"\b(?:he|she|him|they|them|I|we)\b", re.IGNORECASE)


def of_another(question: str, text: str, before: Sequence[str], article: str) -> bool:
    """Whether `question` asks what somebody did whom `text` names in no spelling, and another does
    that in `text`; or, where `article` treats both as people and `text` opens with the other,
    something near to it. So it is where what somebody has does it: “Lind’s visit became known”.

    `before` are the sentences before `text` in order. A “he” or “she” that opens `text` is whoever
    opens the last of them; and where a person is asked about, any “he”, “his”, “she” or “her” is
    somebody whom `text` names, or the last of them that names a person.
    """
    asked = _ASKED.search(question)
    return _hides_another(question, text, before, article) or (
        asked is not None
        and (
            (_owns_alone(asked["name"], asked["verb"], text) and person(asked["name"], article))
            or (asked["by"] in _ACTIVE and _another_does(asked, text, article))
            or _another_opens(question, asked, text, before[-1] if before else "", article)
        )
    )


def _another_opens(
    question: str, asked: re.Match[str], text: str, before: str, article: str
) -> bool:
    """Whether another opens `text` and does what is asked; of two people, something near to it."""
    told = _TOLD.match(text)
    if told is None:
        return False
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


def _hides_another(question: str, text: str, before: Sequence[str], article: str) -> bool:
    """Whether a pronoun of `text` stands for a person, and for none of those in `question`."""
    if not _PERSONAL.search(text):
        return False
    meant = [name for name in people(question, article) if len(name) > 1]
    around = text
    for sentence in reversed(before if meant else ()):
        around = f"{sentence} {around}"
        if any(people(sentence, article)):
            return not any(_names_any(name, around) for name in meant)
    return False


def _another_does(asked: re.Match[str], text: str, article: str) -> bool:
    """Whether another does what is asked in `text`, which does not name who is asked for."""
    if _names_any(asked["name"], text) or _SELF.search(text):
        return False
    return any(
        _is_name(found["name"], article)
        and (is_past(found["verb"]) or found["verb"].endswith("s"))
        and _shares(asked["verb"], found["verb"])
        for found in _DOES.finditer(text)
    )


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
