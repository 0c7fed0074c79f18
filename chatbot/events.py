"""What happens while an answer is made, in order; page, HTTP, command line and benchmark read it.

Waiting*                                    a full house: the reader's place in the line
Searching+  Evidence  Sentence*  Done       an answer
Searching  Done                             a refusal
Searching  [Evidence  Sentence*]  Failed    a fault, in words for the reader
"""

from dataclasses import dataclass

from chatbot.answer import Answer, AnswerSentence, Citation
from index.types import Sentence as ArticleSentence


@dataclass(frozen=True, slots=True)
class Waiting:
    """Other questions come first; `place` in the line is 1 where this one is next. It comes again
    whenever the place has changed.
    """

    place: int


@dataclass(frozen=True, slots=True)
class Searching:
    """The question was accepted and `query` is searched; once more if a better query was found."""

    query: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentences of the article judged to answer the question, in article order."""

    sentences: tuple[ArticleSentence, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One checked sentence, with the citations that are new with it."""

    sentence: AnswerSentence
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """The answer or refusal, whole."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Failed:
    """No answer: `message` is one clear sentence for the reader."""

    message: str


Event = Waiting | Searching | Evidence | Sentence | Done | Failed
