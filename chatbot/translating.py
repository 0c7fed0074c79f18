"""A question in another language than the article's becomes an English one, by the writer.

The translation serves to search, to judge and to ask. It is never shown, and whatever is shown is
checked against the article as ever. It is mistrusted: one that changes a number, or names what
neither the article nor the reader names, is thrown away.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from chatbot import facts
from chatbot.drafting import LONGEST, line
from chatbot.language import DEFAULT, is_foreign, language
from chatbot.question import Question, Turn
from chatbot.words import words
from chatbot.writer import Writer
from index.types import Article

_KEPT = 256
"""Translations that are remembered: a follow-up needs that of the question before it."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class Translator:
    """Translates questions with `writer`, whose prompt is made for that; without one, none."""

    def __init__(self, writer: Writer | None) -> None:
        self._writer = writer
        self._kept: dict[str, str] = {}

    async def english(self, question: Question, article: Article) -> tuple[Question, int]:
        """`question` in English with the last exchange as its history, and the calls it cost.

        It comes back as it is where it is in the article's language already, where there is no
        writer, and where the translation is not sound.
        """
        if self._writer is None or not is_foreign(question, article.text):
            return question, 0
        text, calls = await self._translated(self._writer, question.text, article)
        if not text:
            return question, calls
        history: tuple[Turn, ...] = ()
        if before := _last_exchange(question.history):
            asked, more = await self._translated(self._writer, before[0].text, article)
            history = (Turn("user", asked), *before[1:]) if asked else ()
            calls += more
        return replace(question, text=text, history=history), calls

    async def _translated(self, writer: Writer, text: str, article: Article) -> tuple[str, int]:
        """`text` in English, "" where that is not sound; and the calls it cost: one, or none."""
        if language(text) == DEFAULT:
            return text, 0
        calls = 0
        if text not in self._kept:
            calls = 1
            self._keep(text, await line(writer, text))
        draft = self._kept.get(text, "")
        return (draft if is_sound(draft, text, article) else ""), calls

    def _keep(self, text: str, draft: str) -> None:
        """Remember `draft`, unless none came; the oldest is forgotten."""
        if draft:
            self._kept[text] = draft
        if len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]


def is_sound(draft: str, text: str, article: Article) -> bool:
    """Whether `draft` can be the English of `text`: one line, no other number, and no name that
    neither `text` nor `article` knows.
    """
    if not draft or len(draft) > LONGEST or language(draft) not in (DEFAULT, None):
        return False
    known = frozenset(words(article.text)) | frozenset(words(text))
    return _numbers(draft) == _numbers(text) and all(
        facts.same_name(name, known) for name in facts.names(draft)
    )


def _numbers(text: str) -> frozenset[str]:
    return frozenset(re.sub(r"\D", "", found) for found in _NUMBER.findall(text))


def _last_exchange(history: Sequence[Turn]) -> tuple[Turn, ...]:
    """The last question of `history` with what was answered."""
    asked = [at for at, turn in enumerate(history) if turn.role == "user"]
    return tuple(history[asked[-1] :]) if asked else ()
