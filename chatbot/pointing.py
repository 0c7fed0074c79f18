"""A claim that fell still points: the writer found something there, and worded it badly."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from chatbot.ranking import Ranked
from chatbot.words import content
from index.types import Sentence

# Chosen on 95 development questions whose draft fell: the gold sentence came first for 82 of them;
# for 69 by the reader model alone.
_TOLD_WEIGHS, _SAID_WEIGHS = 0.5, 0.2


@dataclass(frozen=True, slots=True)
class Pointed:
    """The sentence that claims point at, and the share of what they told that stands in it."""

    sentence: Sentence
    share: float


def pointed(claims: Iterable[str], question: str, ranked: Ranked) -> Pointed | None:
    """Which sentence of `ranked` the claims were made of, made in answer to `question`, as the
    reader model thinks and their words tell; None where there are no claims or no sentences.
    """
    said = frozenset(content(" ".join(claims)))
    told = said - frozenset(content(question)) or said  # An echo of the question tells no more.
    best, found = -1.0, None
    for sentence, score in ranked if said else ():
        there = frozenset(content(sentence.text))
        share = _share(told, there)
        total = score + _TOLD_WEIGHS * share + _SAID_WEIGHS * _share(said, there)
        if total > best:
            best, found = total, Pointed(sentence, share)
    return found


def _share(wanted: Collection[str], there: frozenset[str]) -> float:
    return len(there.intersection(wanted)) / max(1, len(wanted))
