"""From judged sentences to evidence, and from evidence to the briefs the writer words.

A brief is what the writer sees at once. Most answers need one; a list needs one an item where the
writer is small, for such a one merges the items or invents one to reach the number.
"""

import math
from dataclasses import dataclass

from chatbot.reading.lists import Enumeration, asks_for, enumerations, is_beyond, singled_out
from chatbot.reading.orders import telling
from chatbot.reading.ranking import Ranked
from chatbot.reading.reader import Reading
from index.types import Article, Sentence

_FAINTEST = 0.25
_FELL, _ASTRAY, _UNSURE = 0.15, 0.6, 0.6
"""What weighs against evidence, in a reading's margin, where a draft of it falls: always; where
nothing of the draft stands in what it points at; and for each unit of log probability that its
writer was less than certain. Chosen on development sets."""
_USUAL = -0.4
"""The confidence of a writer whose endpoint does not tell it."""
_NEARLY = 0.85
DRAFT = 1.0
"""How much less of a reading's margin will do to ask for a draft."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How much a writer can take in: the likeliest `sentences` it is shown, the `claims` it may
    make, and whether it words `whole_lists` from one brief.
    """

    sentences: int
    claims: int
    whole_lists: bool


SMALL, LARGE = Reach(4, 3, False), Reach(8, 6, True)


@dataclass(frozen=True, slots=True)
class Brief:
    """Sentences for the writer, in article order, and what it is to say from them.

    `whole` are those that must be told entirely: what the writer leaves out of them is quoted.
    `ranked` are those the reader model judged, with their scores.
    """

    sentences: tuple[Sentence, ...]
    question: str
    whole: tuple[Sentence, ...] = ()
    ranked: Ranked = ()

    @property
    def best(self) -> tuple[Sentence, ...]:
        """Those nearly as likely as the likeliest, which is first."""
        return _best(self.ranked)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentences that answer, in article order; none means refusal.

    `best` are those nearly as likely as the likeliest, which is first: what to quote at need.
    `ranked` are the likeliest with their scores, and `margin` is the reading's.
    """

    sentences: tuple[Sentence, ...] = ()
    best: tuple[Sentence, ...] = ()
    enumeration: Enumeration | None = None
    ranked: Ranked = ()
    margin: float = math.inf

    def quotable(self, share: float | None = None, confidence: float | None = None) -> bool:
        """Whether it may be quoted as the answer; where a draft from it fell whole, it takes more:
        the more the less of what that told stands there, `share`, and the less `confidence` the
        writer had in it. A list that was asked for may be, always.
        """
        doubt = -(_USUAL if confidence is None else confidence)
        least = 0 if share is None else _FELL + _ASTRAY * (1 - share) + _UNSURE * doubt
        return self.enumeration is not None or self.margin >= least


def select(
    reading: Reading, article: Article, query: str, reach: Reach = SMALL, least: float = 0
) -> Evidence:
    """The evidence in `reading`: a list of the article where one is asked for, else the
    likeliest sentences, with the neighbours of the first, who often name its speaker. None where
    the reading's margin is under `least`.
    """
    if reading.margin < least or not reading.ranked:
        return Evidence()
    if (listed := _listed(reading, article, query)) is not None:
        return listed
    first, likeliest = reading.ranked[0]
    ranked = reading.ranked[: reach.sentences]
    shown = {sentence.number for sentence, score in ranked if score >= _FAINTEST * likeliest}
    numbers = sorted(shown | _neighbours(first, article))
    return Evidence(
        tuple(article.sentences[number] for number in numbers),
        _best(ranked),
        ranked=ranked,
        margin=reading.margin,
    )


def _best(ranked: Ranked) -> tuple[Sentence, ...]:
    return tuple(sentence for sentence, score in ranked if score >= _NEARLY * ranked[0][1])


def briefs(evidence: Evidence, question: str, reach: Reach = SMALL) -> tuple[Brief, ...]:
    """What the writer is to be asked, in the order the answer is read."""
    if evidence.enumeration is None or reach.whole_lists:
        return (Brief(evidence.sentences, question, ranked=evidence.ranked),)
    return tuple(
        Brief(
            (evidence.enumeration.announcement, *item),
            f"What is the {place} of these: {question}",
            whole=item,
        )
        for place, item in zip(_PLACES, evidence.enumeration.items, strict=False)
    )


_PLACES = "first second third fourth fifth sixth seventh eighth ninth tenth".split()


def _listed(reading: Reading, article: Article, query: str) -> Evidence | None:
    """A list, or the item of it, that `query` asks for, if it is likely; nothing where the list
    ends before that item.
    """
    for found in enumerations(article):
        is_news = telling(found.sentences) == found.sentences
        if not is_news or not _is_likely(found, reading):
            continue
        if is_beyond(query, found, article):
            return Evidence()
        if item := singled_out(query, found):
            return Evidence((found.announcement, *item), item)
        if asks_for(query, found):
            return Evidence(found.sentences, found.sentences, found)
    return None


def _is_likely(found: Enumeration, reading: Reading) -> bool:
    """Whether one of the likeliest two sentences announces the list, or two of three are of it."""
    likeliest = [sentence for sentence, _ in reading.ranked[:3]]
    of_it = sum(sentence in found.sentences for sentence in likeliest)
    return found.announcement in likeliest[:2] or of_it > 1


def _neighbours(sentence: Sentence, article: Article) -> set[int]:
    around = article.sentences[max(0, sentence.number - 1) : sentence.number + 2]
    return {near.number for near in telling(around) if near.heading == sentence.heading}
