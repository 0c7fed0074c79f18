"""The Answer and its parts, and the one JSON form of them that every interface prints."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from chatbot.asking.phrasebook import Language

Status = Literal["answered", "refused", "failed"]


@dataclass(frozen=True, slots=True)
class Citation:
    """Number, quote and span: `text[start:end] == quote` in that version of the article. Numbers
    count from 1.
    """

    number: int
    article_id: str
    article_version: str
    quote: str
    start: int
    end: int
    heading: str


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """One checked sentence and the numbers of the citations that carry it."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Nearest:
    """The passage nearest to a question that the article does not answer."""

    quote: str
    start: int
    end: int
    heading: str


@dataclass(frozen=True, slots=True)
class Versions:
    """What produced an answer; enough to reproduce or to invalidate it.

    `prompt` is one digest of all prompts that may shape it: the answer's, the translation's, the
    rewriting's and those of the manners.
    """

    article: str
    prompt: str
    writer: str
    reader: str
    embedder: str


@dataclass(frozen=True, slots=True)
class Seconds:
    """Seconds from the question; None where the answer never came to that step."""

    evidence: float | None
    first_sentence: float | None
    total: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer. `text` is its sentences, each followed by its `[n]` marks.

    A refusal has no sentences and no citations, and a `reply`: our own fixed words to the reader.
    Where a question was refused, `nearest` is the passage nearest to it. `notice` stands under an
    answer or a reply, and `language` is that of both. `writer_calls` is 0 for a refusal, except
    where the question had to be put into English first or nothing held of what the writer made of
    it. `dropped` counts the claims that the check withheld.
    """

    status: Status
    text: str
    query: str
    versions: Versions
    seconds: Seconds
    sentences: tuple[AnswerSentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    nearest: Nearest | None = None
    writer_calls: int = 0
    dropped: int = 0
    notice: str = ""
    reply: str = ""
    language: Language = "en"

    def as_json(self) -> dict[str, Any]:
        """Plain lists and dictionaries, in the order the fields are declared."""
        return asdict(self)
