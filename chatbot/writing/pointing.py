"""A claim that fell still points: the writer found something there, and worded it badly."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from chatbot.reading.ranking import Ranked
from chatbot.text.words import content
from index.types import Sentence

# Chosen on 95 development questions whose draft fell: the gold sentence came first for 82 of them;
# for 69 by the reader model alone.
_TOLD_WEIGHS, _SAID_WEIGHS = 0.5, 0.2
_NEARLY = 0.15
"""How much less a sentence that is pointed at too may have. Of 69 development questions whose draft
fell, what is quoted then holds the gold sentence for 62, and 63 of its 76 sentences are gold."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """The sentences that claims may point at, likeliest first, and the share of what they told that
    stands in the first.
    """

    sentences: tuple[Sentence, ...]
    share: float


def pointed(claims: Iterable[str], question: str, ranked: Ranked) -> Pointed | None:
    """Which sentences of `ranked` the claims were made of, made in answer to `question`, as the
    reader model thinks and their words tell; None where there are no claims or no sentences.
    """
    said = frozenset(content(" ".join(claims)))
    if not (said and ranked):
        return None
    told = said - frozenset(content(question)) or said  # An echo of the question tells no more.

    def total(sentence: Sentence, score: float) -> float:
        there = frozenset(content(sentence.text))
        return score + _TOLD_WEIGHS * _share(told, there) + _SAID_WEIGHS * _share(said, there)

    totals = {sentence: total(sentence, score) for sentence, score in ranked}
    first, *others = sorted(totals, key=totals.__getitem__, reverse=True)
    near = (each for each in others if totals[each] > totals[first] - _NEARLY)
    return Pointed((first, *near), _share(told, frozenset(content(first.text))))


def _share(wanted: Collection[str], there: frozenset[str]) -> float:
    return len(there.intersection(wanted)) / max(1, len(wanted))
