"""Whom a run of sentences speaks of: by name, or by a pronoun for the one named last."""

import re
from functools import lru_cache

from chatbot.check.claim import Claim
from chatbot.check.order import COPULA
from chatbot.reading.quoting import with_speakers
from chatbot.text import facts, people
from chatbot.text.people import refers_to
from chatbot.text.words import content, words
from index.types import Article, Sentence

_POINTS = re.compile(r"\b(?:he|him|his|she|hers?|they|them|their|its?)\b", re.IGNORECASE)
_MANY = re.compile(r"\b(?:they|them|their)\b", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:The|An?)\s([a-z-]+)")
_POINTS_BACK = 3
_BODY = "(?:brothers|company|estate|family|firm|foundation|group|sisters|trust)"
_THEIRS = re.compile(r"\b(?:his|her|its|their)\s+[a-z]", re.IGNORECASE)
_SELF = re.compile(r"\b(?:he|she|him|it|they|them|hers)\b|\bher\b(?!\s+[a-z])", re.IGNORECASE)

Run = tuple[Sentence, ...]
"""Neighbouring sentences of one section, in order."""


def named(name: str, run: Run, article: Article) -> bool:
    """Whether `run` names `name`, or calls the person named last before it “he” or “she”."""
    text = spoken_by(run, article)
    return facts.same_name(name, words(text)) or refers_to(
        text, name, article.text[: run[0].start], article.text
    )


def owns_only(name: str, run: Run, claim: Claim, article: Article) -> bool:
    """Whether `run` has of `name` only a “his” or “her”, and the claim nothing that is theirs:
    “her deputy resigned” does not tell that she did.
    """
    text = spoken_by(run, article)
    if facts.same_name(name, words(text)) or not _THEIRS.search(text) or _SELF.search(text):
        return False
    return not (
        _THEIRS.search(claim.text) or re.search(rf"(?i)\b{re.escape(name)}['’]", claim.text)
    )


def in_full(name: str, run: Run, claim: Claim, article: Article) -> bool:
    """Whether the claim has `name` in a longer one, as “Ada” in “Ada Brandt”, of which `run` has
    the last word, not as in “the Brandt family”, and no other name of the article ends with that.
    """
    wholes = [tuple(words(whole)) for whole in people.names(claim.text)]
    text = " ".join(words(spoken_by(run, article)))
    return any(
        name in whole[:-1]
        and not re.search(rf"\b{re.escape(whole[-1])} {_BODY}\b", text)
        and _ending(whole[-1], article) == {whole}
        and named(whole[-1], run, article)
        for whole in wholes
    )


def _ending(last: str, article: Article) -> set[tuple[str, ...]]:
    """The names of more than one word in `article` that end with `last`, titles left out."""
    return {whole for whole in _wholes(article) if whole[-1] == last}


@lru_cache(maxsize=256)
def _wholes(article: Article) -> frozenset[tuple[str, ...]]:
    wholes = (
        tuple(word for word in words(whole) if word not in facts.TITLES)
        for whole in people.names(article.text)
    )
    return frozenset(whole for whole in wholes if len(whole) > 1)


def meant_by_pronoun(name: str, run: Run, claim: Claim, article: Article) -> bool:
    """Whether a pronoun that opens a sentence of `run` may be `name`: the nearest sentence before
    it that names anybody names that.
    """
    start = run[0].number
    before = article.sentences[max(0, start - _POINTS_BACK) : start]
    told = [facts.names(one.text) for one in before if one.heading == run[0].heading]
    last = next((some for some in reversed(told) if some), frozenset())
    return facts.same_name(name, last) and any(_opens(one.text, claim) for one in run)


def _opens(text: str, claim: Claim, pronoun: re.Pattern[str] = _POINTS) -> bool:
    """Whether a pronoun, and nobody's name, stands before what `text` says of the claim."""
    pieces = re.split(r"\b(?=\w)", text)
    told = (
        at for at, piece in enumerate(pieces) if not set(claim.words).isdisjoint(content(piece))
    )
    lead = "".join(pieces[: next(told, 0)])
    return pronoun.search(lead) is not None and not facts.named(lead)


def acts_otherwise(run: Run, claim: Claim, article: Article) -> bool:
    """Whether “the dockers” who act in the claim are the question's alone: `run` has neither them
    nor a pronoun that may stand for them. What somebody is may well be the question's.
    """
    subject = _SUBJECT.match(claim.text)
    who = content(subject[1]) if subject else []
    if not who or COPULA.search(claim.text) or who[0] not in claim.asked:
        return False
    there = content(spoken_by(run, article))
    if facts.stands(who[0], there):
        return False
    is_many = subject is not None and subject[1].endswith("s") and not subject[1].endswith("ss")
    return not any(_opens(one.text, claim, _MANY if is_many else _POINTS) for one in run)


def spoken_by(run: Run, article: Article) -> str:
    """The text of `run`, with the speaker behind each part of a longer speech."""
    texts = with_speakers(article)
    return " ".join(texts[sentence.number] for sentence in run)
