"""The index's own words: article, block, sentence, passage, hit. Knows no library."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or a paragraph: `article.text[start:end]` is its text."""

    kind: Literal["heading", "paragraph"]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """The unit that is cited. `article.text[start:end] == text` always holds.

    `number` counts from 0 through the article; `block` is the position of its
    paragraph in `article.blocks`; `heading` is the one it stands under, or "".
    """

    number: int
    text: str
    start: int
    end: int
    block: int
    heading: str


@dataclass(frozen=True, slots=True)
class Article:
    """One text to be asked about. `id` is a slug, `version` the sha256 of `text`.

    `questions` are the publisher's own starter questions, often none; `sites` are the origins of
    the only sites that may show it in their pages, none where every site that may show any may.
    """

    id: str
    version: str
    title: str
    source: str
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    questions: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()

    def __hash__(self) -> int:
        # What is remembered of articles is asked for at every sentence: not all of them each time.
        return hash((self.id, self.version))


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of neighbouring sentences, `first` to `last` inclusive: the unit that is embedded.

    `text` is the article's own between `start` and `end`; the heading is kept apart.
    """

    id: str
    article_id: str
    number: int
    first: int
    last: int
    start: int
    end: int
    text: str
    heading: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a query. `rank` counts from 1, best first."""

    passage: Passage
    rank: int
