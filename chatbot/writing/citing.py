"""Numbers the sentences that an answer cites. Citations come from the check, never from the
writer's own marks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from chatbot.answer import AnswerSentence, Citation
from index.types import Article, Sentence


@dataclass(slots=True)
class Citations:
    """The citations of one answer, growing as its sentences are checked.

    Numbers count from 1 in order of first appearance and never change; a sentence of the
    article keeps its number wherever it is cited again.
    """

    article: Article
    _numbers: dict[int, int] = field(default_factory=dict)
    _all: list[Citation] = field(default_factory=list)

    @property
    def all(self) -> tuple[Citation, ...]:
        """Every citation so far, by number."""
        return tuple(self._all)

    def cite(self, text: str, support: Sequence[Sentence]) -> AnswerSentence:
        """`text` with the numbers of the sentences that carry it."""
        return AnswerSentence(text, tuple(self._number(sentence) for sentence in support))

    def cites(self, sentence: Sentence) -> bool:
        """Whether `sentence` has a number."""
        return sentence.number in self._numbers

    def _number(self, sentence: Sentence) -> int:
        if sentence.number not in self._numbers:
            self._numbers[sentence.number] = len(self._all) + 1
            self._all.append(self._citation(sentence))
        return self._numbers[sentence.number]

    def _citation(self, sentence: Sentence) -> Citation:
        return Citation(
            number=len(self._all) + 1,
            article_id=self.article.id,
            article_version=self.article.version,
            quote=sentence.text,
            start=sentence.start,
            end=sentence.end,
            heading=sentence.heading,
        )


def marked(sentences: Sequence[AnswerSentence]) -> str:
    """The answer as plain text: each sentence followed by its marks, as in “… [1][2]”."""
    return " ".join(
        f"{sentence.text} {''.join(f'[{number}]' for number in sentence.citations)}"
        for sentence in sentences
    )
