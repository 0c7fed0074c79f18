"""What an article is about: its opening, where the trade tells the news before all else."""

from dataclasses import replace

from chatbot.asking import utterance
from chatbot.asking.language import DEFAULT
from chatbot.asking.question import Question
from chatbot.reading.evidence import Evidence
from chatbot.reading.orders import telling
from chatbot.text.words import content
from index.types import Article, Sentence

_QUESTION = "What is this article about?"
_MOST = 3
"""Sentences of the opening: the first three are a hard summary to beat (Nallapati et al. 2017)."""

_NEAR = 8
"""Sentences from the start among which those are looked for that speak of the title."""

_FEWEST = 3
"""Words that tell something in a sentence, at least; a byline has fewer."""


def asked_for(text: str, is_first: bool = False) -> bool:
    """Whether `text`, in any of our languages, asks what the article is about; `is_first` tells
    that nothing was said before.
    """
    found = utterance.kind(text, DEFAULT, is_first)
    return found is not None and found[0] == "overview"


def in_english(question: Question) -> Question | None:
    """`question` as one that needs no translation and no history; None for any other."""
    is_first = not any(turn.is_asked for turn in question.history)
    if not asked_for(question.text, is_first):
        return None
    return replace(question, text=_QUESTION, history=())


def opening(article: Article) -> Evidence:
    """The first sentence of `article`, with those soon behind it that speak most of its title; no
    byline and nothing that gives a machine an order, while there is anything else.
    """
    news = telling(article.sentences)
    full = [one for one in news if len(content(one.text)) >= _FEWEST] or list(news)
    title = frozenset(content(article.title))

    def told(sentence: Sentence) -> int:
        return len(title.intersection(content(sentence.text)))

    nearest = sorted(full[1:_NEAR], key=lambda one: (-told(one), one.number))[: _MOST - 1]
    first = (*full[:1], *sorted(nearest, key=lambda one: one.number))
    return Evidence(first, first)
