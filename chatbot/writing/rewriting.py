"""A follow-up that leans on what was said before becomes a whole question, by the writer.

It is mistrusted: every word of the new question that carries facts must come from the reader, or
from an earlier answer and the article both. History comes back from the reader, so an answer that
was never given can bring in no fact.
"""

from dataclasses import replace

from chatbot.asking.condense import leans, uncorrected
from chatbot.asking.question import Question, Turn
from chatbot.text.words import content
from chatbot.writing.drafting import LONGEST, line
from chatbot.writing.writer import Writer
from index.types import Article

_TURNS = 4
"""Turns that the writer sees before the question; more would cost time."""

_TURN_CHARS = 300
_SPEAKERS = {"user": "Reader", "assistant": "Answer"}


class Rewriter:
    """Rewrites follow-ups with `writer`, whose prompt is made for that; without one, none."""

    def __init__(self, writer: Writer | None) -> None:
        self._writer = writer

    async def whole(self, question: Question, article: Article) -> tuple[Question | None, int]:
        """`question` as one without a history, and the calls it cost; None where it stands alone
        already, where there is no writer, and where the new question is not sound.
        """
        if self._writer is None or not leans(question.text, question.history, article.text):
            return None, 0
        draft, calls = await line(self._writer, _conversation(question))
        if not is_sound(draft, question, article):
            return None, calls
        return replace(question, text=draft, history=()), calls


def is_sound(draft: str, question: Question, article: Article) -> bool:
    """Whether `draft` is one question in the words of the conversation, and keeps all of the
    reader's last ones, which an earlier question asked once more does not.
    """
    own = set(content(uncorrected(question.text)))
    if not draft.endswith("?") or len(draft) > LONGEST or not own <= set(content(draft)):
        return False
    asked = [question.text, *(turn.text for turn in question.history if turn.is_asked)]
    said = [turn.text for turn in question.history if not turn.is_asked]
    known = {word for text in asked for word in content(text)}
    known |= {word for text in said for word in content(text)} & set(content(article.text))
    return set(content(draft)) <= known


def _conversation(question: Question) -> str:
    turns = [*question.history[-_TURNS:], Turn("user", question.text)]
    return "\n".join(f"{_SPEAKERS[turn.role]}: {turn.text[:_TURN_CHARS]}" for turn in turns)
