"""The reader model: judges which sentences of an article answer a query, if any do. Whatever
offers the same `read` can take its place; nothing else knows how evidence is judged.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from chatbot.asking.condense import leans
from chatbot.asking.question import Question
from chatbot.reading.crossencoder import CrossEncoder
from chatbot.reading.likeness import Likeness, likeness
from chatbot.reading.namesakes import namesakes, of_namesake
from chatbot.reading.opinions import tells_no_opinion
from chatbot.reading.premise import denies_alone, strangers
from chatbot.reading.quoting import with_speakers
from chatbot.reading.ranking import Ranked
from chatbot.reading.sought import lacks
from chatbot.reading.subject import of_another
from chatbot.reading.superseded import is_superseded
from chatbot.reading.windows import around, head
from chatbot.text.occasions import on_another
from chatbot.weights import card as cards
from index.embedder import Embedder
from index.types import Article, Sentence

_WINDOWS = 4
"""How many windows are read at most: all of an article of some 1,200 words."""
_MOST_TURNS = 6
_BACK = 3
"""How many sentences back a “he” is looked for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The candidate sentences, judged.

    `margin` is by how much the article seems to answer at all: below 0 it seems silent, and 1 is
    as much as a draft of the writer weighs that the check keeps.
    """

    ranked: Ranked
    margin: float = math.inf

    @property
    def answers(self) -> bool:
        """Whether the article answers, as far as the reader model alone can tell."""
        return self.margin >= 0


class Reader(Protocol):
    """Judges evidence. `name` goes into every answer's versions."""

    name: str

    def read(
        self,
        query: str,
        article: Article,
        candidates: Sequence[Sentence],
        question: Question | None = None,
    ) -> Reading:
        """Judge `candidates`, sentences of `article`, against a stand-alone query.

        `question` is what it was made of, with the turns before it.
        """
        ...


class TrainedReader:
    """A cross-encoder reads the article around the sentences nearest to the query; logistic
    regression weighs what it says of each with cosine and shared words.

    The model's card says what all of it was fitted on, and how well it does. A question that names
    someone or something the article never names is refused, whatever the model says, and so is one,
    that leans on no other, for what is not so, if its likeliest sentence denies nothing. A sentence
    counts less that has no sign of the kind of thing sought, tells of somebody else, a namesake or
    another year what was asked of one that is named, tells what was given for it earlier, or has no
    opinion of one whose opinion is asked.
    Where the question leans on others, which may name another, only the year counts.
    """

    def __init__(self, embedder: Embedder, threads: int, weights: Path) -> None:
        """Load the model we ship with its `weights`. Raises AssetFault."""
        self.card = cards.read(cards.SHIPPED)
        self.name = self.card.name
        self._embedder = embedder
        self._model = CrossEncoder(cards.SHIPPED, weights, threads)

    def read(
        self,
        query: str,
        article: Article,
        candidates: Sequence[Sentence],
        question: Question | None = None,
    ) -> Reading:
        """Judge those of `candidates` that are read, the likeliest first; see Reader.

        The model reads the question as it was asked, after the turns before it: it was trained to.
        """
        asked = question or Question(query, article.id)
        near = likeness(query, article, candidates, self._embedder)
        likely = np.argsort(-near.sum(axis=1), kind="stable")
        told = self._log_odds(asked, article, [candidates[at].number for at in likely])
        likely = np.array([at for at in likely if candidates[at].number in told], dtype=int)
        chosen = [candidates[at] for at in likely]
        is_leaning = leans(asked.text, asked.history, article.text)
        odds = np.array([told[each.number] for each in chosen])
        unfit = _elsewhen(asked.text, chosen) if is_leaning else _unfitting(query, article, chosen)
        odds = odds - self.card.verdict.unfitting * unfit
        views = np.column_stack([odds, near[likely]])
        scale = self.card.scale
        scores = _probabilities(views @ (scale.read, scale.cosine, scale.shared) + scale.bias)
        order = sorted(range(len(chosen)), key=lambda at: (-scores[at], chosen[at].number))
        ranked = tuple((chosen[at], float(scores[at])) for at in order)
        if not order or strangers(query, article):
            return Reading(ranked, -math.inf)
        likeliest = chosen[int(odds.argmax())].number
        if not is_leaning and denies_alone(asked.text, article.sentences[likeliest].text):
            return Reading(ranked, -math.inf)
        beside = [abs(each.number - likeliest) <= 1 for each in candidates]
        score = self._score(float(odds.max()), near, np.array(beside))
        least = self._least(article, is_leaning)
        return Reading(ranked, (score - least) / self.card.verdict.draft)

    def _score(self, odds: float, near: Likeness, beside: NDArray[np.bool_]) -> float:
        """How much speaks for it that the article answers."""
        verdict = self.card.verdict
        cosine, shared = near[:, 0].max(), near[beside, 1].max()
        return float(verdict.read * odds + verdict.cosine * cosine + verdict.shared * shared)

    def _least(self, article: Article, is_leaning: bool) -> float:
        verdict = self.card.verdict
        if is_leaning:
            return verdict.least_leaning
        is_short = len(article.sentences) < verdict.short_article
        return verdict.least + verdict.short_article_extra * is_short

    def _log_odds(
        self, asked: Question, article: Article, wanted: Sequence[int]
    ) -> dict[int, float]:
        turns, tokens = [turn.text for turn in asked.history[-_MOST_TURNS:]], self._model.tokens
        opening = head(asked.text, turns, tokens)
        return self._model.log_odds(
            around(opening, with_speakers(article), wanted, tokens, _WINDOWS)
        )


def _unfitting(query: str, article: Article, sentences: Sequence[Sentence]) -> NDArray[np.bool_]:
    """Which of `sentences` tell of another thing or of somebody else than `query` asks for."""
    told = [_squeezed(sentence.text) for sentence in article.sentences]
    voiced = with_speakers(article)
    asked = namesakes(query, article.text)
    return np.array(
        [
            lacks(query, told[at])
            or tells_no_opinion(query, _squeezed(voiced[at]), article.text)
            or on_another(query, told[at])
            or is_superseded(query, told[at])
            or of_namesake(asked, at, told)
            or of_another(query, told[at], told[max(0, at - _BACK) : at], article.text)
            for at in (each.number for each in sentences)
        ],
        dtype=bool,
    )


def _elsewhen(text: str, sentences: Sequence[Sentence]) -> NDArray[np.bool_]:
    """Which of `sentences` tell of another year or quarter than `text`, part of a conversation."""
    return np.array([on_another(text, _squeezed(each.text)) for each in sentences], dtype=bool)


def _squeezed(text: str) -> str:
    """`text` in one line: an article may break lines within a sentence."""
    return " ".join(text.split())


def _probabilities(log_odds: NDArray[np.floating]) -> NDArray[np.float64]:
    return 1 / (1 + np.exp(-log_odds.astype(np.float64)))
