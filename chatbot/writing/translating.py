"""A question in another language than the article's becomes an English one, by the writer.

It serves to search, to judge and to ask; the page does not show it, and what is shown is checked
against the article as ever. It is mistrusted: one that changes a number, or names what neither the
article nor the reader names, is thrown away.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chatbot.asking.language import DEFAULT, is_foreign, language
from chatbot.asking.phrasebook import phrasebook, plain
from chatbot.asking.question import Question, Turn
from chatbot.text import facts
from chatbot.text.words import words
from chatbot.writing.drafting import LONGEST, line
from chatbot.writing.writer import Writer
from index.sentences import split
from index.types import Article

_KEPT = 256
"""Translations that are remembered: a follow-up needs that of the question before it."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_DECIMALS = re.compile(r"[.,](\d{1,2})$")
_PRONOUN = re.compile(r"\b(?:he|she|him|his|her)\b", re.I)


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
        if before := _last_exchange(question.history):
            asked, more = await self._translated(self._writer, before[0].text, article)
            calls += more
            if not asked:  # What the question points back at is lost.
                return question, calls
            earlier = self._remembered(question.history, article)
            before = (*earlier, Turn("user", asked), *before[1:])
        return replace(question, text=text, history=before), calls

    def _remembered(self, history: Sequence[Turn], article: Article) -> Iterator[Turn]:
        """Earlier questions, without the last, that were translated when they were asked."""
        for turn in [turn for turn in history if turn.is_asked][:-1]:
            draft = self._kept.get(turn.text, "")
            if is_sound(draft, turn.text, article):
                yield Turn("user", draft)

    async def _translated(self, writer: Writer, text: str, article: Article) -> tuple[str, int]:
        """`text` in English, "" where that is not sound; and the calls it cost: one, or none."""
        if language(text) == DEFAULT:
            return text, 0
        calls = 0
        if text not in self._kept:
            draft, calls = await line(writer, text)
            self._keep(text, draft)
        draft = self._kept.get(text, "")
        return (draft if is_sound(draft, text, article) else ""), calls

    def _keep(self, text: str, draft: str) -> None:
        """Remember `draft`, unless none came; the oldest is forgotten."""
        if draft:
            self._kept[text] = draft
        if len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]


def is_sound(draft: str, text: str, article: Article) -> bool:
    """Whether `draft` can be the English of `text`: one line, no other number, a denial where there
    is one, and no name or pronoun that comes from neither `text` nor, the name, `article`.
    """
    if not draft or len(draft) > LONGEST or language(draft) not in (DEFAULT, None):
        return False
    known = frozenset(words(article.text)) | frozenset(words(text))
    # The first word of a sentence has its capital from that.
    rest = " ".join(draft[start:end].partition(" ")[2] for start, end in split(draft))
    return (
        _numbers(draft) == _numbers(text)
        and _says_the_same(draft, text)
        and all(facts.same_name(name, known) for name in facts.names(rest))
    )


def _says_the_same(draft: str, text: str) -> bool:
    """Whether both deny or neither does, and `draft` has no “he” or “she” out of nowhere."""
    book, said = phrasebook(language(text) or DEFAULT), frozenset(plain(text).split())
    calls = not said.isdisjoint(book.pronouns) or not book.pronouns
    return facts.denies(draft) != said.isdisjoint(book.denials) and (
        calls or not _PRONOUN.search(draft)
    )


def _numbers(text: str) -> frozenset[str]:
    """Values as digits with a decimal point: one or two digits behind the last mark are decimals,
    whichever mark a language has for it.
    """
    return frozenset(
        re.sub(r"[.,]", "", _DECIMALS.sub(r"_\1", found)) for found in _NUMBER.findall(text)
    )


def _last_exchange(history: Sequence[Turn]) -> tuple[Turn, ...]:
    """The last question of `history` with what was answered."""
    asked = [at for at, turn in enumerate(history) if turn.is_asked]
    return tuple(history[asked[-1] :]) if asked else ()
