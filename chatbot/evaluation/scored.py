"""A prediction beside what people answered, and how near it came."""

from dataclasses import dataclass

from chatbot.answer import Answer
from chatbot.evaluation import scores
from chatbot.evaluation.drawing import Drawn
from chatbot.evaluation.history import Exchange
from chatbot.evaluation.predictions import Prediction
from chatbot.evaluation.questions import GoldQuestion, Span
from index.types import Article


@dataclass(frozen=True, slots=True)
class Scored:
    """A question, its article, its gold evidence as spans of that article's text, and what was
    predicted. `earlier` is the history it was asked with.
    """

    drawn: Drawn
    article: Article
    evidence: tuple[Span, ...]
    prediction: Prediction
    earlier: tuple[Exchange, ...] = ()

    @property
    def gold(self) -> GoldQuestion:
        """The question with its gold answers."""
        return self.drawn.gold

    @property
    def answer(self) -> Answer:
        """What was answered."""
        return self.prediction.answer

    @property
    def said(self) -> str:
        """The answer's sentences without the marks of its citations; "" for a refusal."""
        return " ".join(sentence.text for sentence in self.answer.sentences)

    @property
    def is_answered(self) -> bool:
        """Whether there was an answer."""
        return self.answer.status == "answered"

    @property
    def is_refused(self) -> bool:
        """Whether it was refused. A failed answer is neither."""
        return self.answer.status == "refused"

    @property
    def recall(self) -> float:
        """Token recall against the best gold answer (0..1)."""
        return scores.recall(self.said, self.gold.answers) if self.is_answered else 0.0

    @property
    def f1(self) -> float:
        """Token F1 against the best gold answer (0..1)."""
        return scores.f1(self.said, self.gold.answers) if self.is_answered else 0.0

    @property
    def choice(self) -> str | None:
        """The option that the answer is nearest to, if one is."""
        return scores.chosen(self.said, self.gold.options) if self.is_answered else None

    @property
    def chose_right(self) -> bool:
        """Whether that is the right one."""
        return self.choice is not None and self.choice == self.gold.answers[0]

    @property
    def hits(self) -> tuple[bool, ...]:
        """For each citation, whether its span overlaps some annotator's evidence."""
        return tuple(
            any(cited.start < end and start < cited.end for start, end in self.evidence)
            for cited in self.answer.citations
        )
