"""Questions to begin with: the publisher's own, those that a list of the article invites, and
some that the writer makes of its sentences. The reader model must find the answer to each.

The writer's are made once an article version and kept in a file, for they take it seconds. What
the reader model has judged is remembered, for whoever lists the articles asks for all of them.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import aclosing, suppress
from pathlib import Path

from chatbot.asking.condense import stands_alone
from chatbot.reading.evidence import Brief
from chatbot.reading.lists import enumerations
from chatbot.reading.orders import telling
from chatbot.reading.reader import Reader
from chatbot.text import facts
from chatbot.text.numbers import numbers
from chatbot.writing.writer import Writer
from index import durable
from index.types import Article, Sentence

MOST = 4
_TRIED = 10
_SHORTEST, _LONGEST = 50, 240
_LONGEST_QUESTION = 110

_Key = tuple[str, tuple[str, ...]]


class Starters:
    """The starter questions of each article. `folder` keeps what was written, by version.

    Without a `writer` there are only the publisher's own and those of lists.
    """

    def __init__(self, reader: Reader, writer: Writer | None, folder: Path) -> None:
        self._reader = reader
        self._writer = writer
        self._folder = folder
        self._offered: dict[_Key, tuple[str, ...]] = {}

    def offered(self, article: Article) -> tuple[str, ...]:
        """At most four questions that `article` answers; fewer while none have been written."""
        key = _key(article)
        if key not in self._offered:
            self._offered[key] = self._judged(article)
        return self._offered[key]

    async def write(self, article: Article) -> None:
        """Have the writer make what is lacking of `article`'s four, once a version.

        Raises WriterUnavailable.
        """
        if self._writer is None or self._file(article).exists():
            return
        offered = self.offered(article)
        lacking = MOST - len(offered)
        written: list[str] = []
        for sentence in _rich(article):
            if len(written) >= lacking:
                break
            question = await _question(sentence, self._writer)
            if question not in written and self._answers(question, article, sentence):
                written.append(question)
        self._offered[_key(article)] = tuple(dict.fromkeys([*offered, *written]))
        self._keep(article, written)

    def _judged(self, article: Article) -> tuple[str, ...]:
        ready = [*article.questions, *_of_lists(article)]
        answered = [question for question in ready if self._answers(question, article)]
        return tuple(dict.fromkeys([*answered, *self._written(article)]))[:MOST]

    def _answers(self, question: str, article: Article, source: Sentence | None = None) -> bool:
        """Whether the reader model finds the answer, and finds it in `source`, if that is given."""
        if not question.endswith("?") or len(question) > _LONGEST_QUESTION:
            return False
        if source is not None and not stands_alone(question):
            return False
        reading = self._reader.read(question, article, telling(article.sentences))
        return reading.answers and source in (None, reading.ranked[0][0])

    def _written(self, article: Article) -> list[str]:
        with suppress(OSError, ValueError, TypeError):
            return [
                str(question) for question in json.loads(self._file(article).read_text("utf-8"))
            ]
        return []

    def _keep(self, article: Article, questions: Sequence[str]) -> None:
        with suppress(OSError):  # Where it cannot be written, they are offered until we end.
            durable.write(self._file(article), json.dumps(list(questions)).encode())

    def _file(self, article: Article) -> Path:
        return self._folder / f"{article.version}.json"


def _key(article: Article) -> _Key:
    return article.version, article.questions


def _of_lists(article: Article) -> Iterator[str]:
    for enumeration in enumerations(article):
        is_news = telling(enumeration.sentences) == enumeration.sentences
        if enumeration.counted and is_news:
            yield f"What were the {enumeration.counted.lower()}?"


def _rich(article: Article) -> list[Sentence]:
    """Sentences worth a question: the one richest in names and numbers of each paragraph."""
    best: dict[int, Sentence] = {}
    for sentence in telling(article.sentences):
        if _SHORTEST <= len(sentence.text) <= _LONGEST and _richness(sentence) > 1:
            rival = best.get(sentence.block)
            if rival is None or _richness(sentence) > _richness(rival):
                best[sentence.block] = sentence
    richest = sorted(best.values(), key=_richness, reverse=True)[:_TRIED]
    return sorted(richest, key=lambda sentence: sentence.number)


def _richness(sentence: Sentence) -> int:
    return len(facts.names(sentence.text[1:])) + 2 * len(numbers(sentence.text))


async def _question(sentence: Sentence, writer: Writer) -> str:
    async with aclosing(writer.words(Brief((sentence,), ""))) as words:
        text = "".join([piece async for piece in words])
    return " ".join(text.split("\n")[0].split())
