"""Lists that an article spells out in sentences: “three causes … the first … the second …”.

Their items often stand paragraphs apart and share no word with the question, so search alone
misses them. What opens them tells: order words, marks behind a colon, or, where a number of them
is announced, just so many sentences of one form, or paragraphs behind a colon.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from chatbot.words import content
from index.types import Article, Sentence

_LATER = "third fourth fifth sixth seventh eighth ninth tenth".split()
_ORDER = (
    ("first", "firstly", "one", "1"),
    ("second", "secondly", "another", "2"),
    *((word, f"{word}ly", str(place)) for place, word in enumerate(_LATER, start=3)),
)
_LAST = ("finally", "lastly", "last", "final")
_PLACE = {word: place for place, words in enumerate(_ORDER) for word in words}
_OPENING = re.compile(
    r"\W*(?:(?:and|the|a|his|her|its|their)\s+){0,2}(\w+)(?!-|\s+(?:time|of)\b)", re.I
)
_ORDINALS = frozenset(word for words in _ORDER for word in words if len(word) > 3) | set(_LAST)
_OTHER_QUESTIONS = frozenset(("who", "whom", "whose", "when", "where"))
_COUNTED = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|several|some|many|[2-9]|10)\s"
    r"(?:[\w-]+\s)?\w+s\b",
    re.IGNORECASE,
)
_BEFORE_COLON = re.compile(r"\b\w{4,}s\b(?=[^,;]*:$)")
_MARK = re.compile(r"(?:[-*•‣◦–—]|\(?\d{1,2}[.)]|\(?[a-h]\))\s+")
_MODAL = re.compile(r"\b(?:must|should|will|would|shall|can|could|has to|have to)\b")
_NUMBERS = {
    word: number
    for number, word in enumerate("two three four five six seven eight nine ten".split(), start=2)
} | {str(number): number for number in range(2, 11)}
_LONGEST_ITEM = 3
_FARTHEST_ITEM = 4


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list in the article: the sentence that announces it, and its items in order.

    An item is the sentence its order word opens and those that follow it before the next.
    """

    announcement: Sentence
    items: tuple[tuple[Sentence, ...], ...]

    @property
    def counted(self) -> str:
        """What the announcement counts, as in “four issues”, or has before its colon; or ""."""
        text = self.announcement.text
        found = _COUNTED.search(text) or _BEFORE_COLON.search(text)
        return found[0] if found else ""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The announcement and every item, in article order."""
        return (self.announcement, *(sentence for item in self.items for sentence in item))


def enumerations(article: Article) -> tuple[Enumeration, ...]:
    """The lists of `article` with two or more items, in article order."""
    found: list[Enumeration] = []
    at = 1
    while at < len(article.sentences):
        starts = _starts(article.sentences, at)
        if len(starts) < 2:
            starts = _announced(article, at)
        if len(starts) < 2:
            at += 1
            continue
        items = tuple(
            _item(article.sentences, start, end)
            for start, end in zip(starts, [*starts[1:], len(article.sentences)], strict=True)
        )
        found.append(Enumeration(article.sentences[at - 1], items))
        at = items[-1][-1].number + 1
    return tuple(found)


def asks_for(query: str, enumeration: Enumeration) -> bool:
    """Whether `query` wants the whole list: it names what is counted, and no single item.

    “What were the four issues?” and “Which issues came up?” do, where the article announces
    four issues; “What was the third issue?” and “Who raised the issues?” do not.
    """
    asked = _asked(query)
    return not asked & (_ORDINALS | _OTHER_QUESTIONS) and _names(query, enumeration)


def singled_out(query: str, enumeration: Enumeration) -> tuple[Sentence, ...]:
    """The item that `query` wants by its place, as in “what was the third issue?”, or none."""
    places = [_PLACE.get(word, -1) for word in _asked(query) & _ORDINALS]
    if len(places) != 1 or places[0] >= len(enumeration.items) or not _names(query, enumeration):
        return ()
    return enumeration.items[places[0]]


def is_beyond(query: str, enumeration: Enumeration, article: Article) -> bool:
    """Whether `query` wants “the fifth issue” of four, and `article` speaks of no fifth thing."""
    asked = _asked(query) & _ORDINALS
    counted = _COUNTED.search(enumeration.announcement.text)
    end = max(len(enumeration.items), _number(counted))
    is_past = any(_PLACE.get(word, -1) >= end for word in asked)
    return is_past and _names(query, enumeration) and asked.isdisjoint(_asked(article.text))


def _asked(query: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", query.casefold()))


def _names(query: str, enumeration: Enumeration) -> bool:
    return bool(set(content(enumeration.counted)) & set(content(query)))


def _starts(sentences: Sequence[Sentence], at: int) -> list[int]:
    """Positions of the sentences that open the items of a list whose first opens at `at`."""
    if _place(sentences[at]) != 0:
        return []
    starts = [at]
    for here in range(at + 1, len(sentences)):
        if here - starts[-1] > _FARTHEST_ITEM or sentences[here].heading != sentences[at].heading:
            break
        place = _place(sentences[here])
        if place == len(starts) or place == len(_ORDER):
            starts.append(here)
        if place == len(_ORDER):
            break
    return starts


def _announced(article: Article, at: int) -> list[int]:
    """Positions of the items that the sentence before `at` announces, where no order word opens
    them: marked lines, or as many as it counts.
    """
    sentences, announcement = article.sentences, article.sentences[at - 1]
    ends_in_colon = announcement.text.rstrip().endswith(":")
    if ends_in_colon and (marked := _marked(article, at)):
        return marked
    counted = _COUNTED.search(announcement.text)
    number = _number(counted)
    if not number:
        return []
    rest = [one for one in sentences[at:] if one.block == announcement.block]
    if len(rest) == number and (ends_in_colon or _are_parallel(rest)):
        return [one.number for one in rest]
    return _paragraphs(sentences, at, number) if ends_in_colon and not rest else []


def _marked(article: Article, at: int) -> list[int]:
    """The sentences from `at` that begin a paragraph with a mark, up to one that does without."""
    starts: list[int] = []
    for last, one in pairwise(article.sentences[at - 1 :]):
        if one.block == last.block:
            continue
        # A dash or a dot is no part of the sentence, a number is.
        is_marked = _MARK.match(article.text[last.end : one.end].lstrip())
        if not is_marked or one.heading != last.heading:
            break
        starts.append(one.number)
    return starts


def _number(counted: re.Match[str] | None) -> int:
    return _NUMBERS.get(counted[1].casefold(), 0) if counted else 0


def _are_parallel(items: Sequence[Sentence]) -> bool:
    """Whether all begin with the same word, or say what must, should or will be."""
    openings = {one.text.split()[0].casefold() for one in items}
    modals = {found[0] if (found := _MODAL.search(one.text)) else "" for one in items}
    return len(openings) == 1 or (len(modals) == 1 and "" not in modals)


def _paragraphs(sentences: Sequence[Sentence], at: int, number: int) -> list[int]:
    """The first sentences of that many paragraphs from `at` on, where so many follow."""
    section = [one for one in sentences[at:] if one.heading == sentences[at - 1].heading]
    blocks = {one.block: one.number for one in reversed(section)}
    return sorted(blocks.values())[:number] if len(blocks) >= number else []


def _place(sentence: Sentence) -> int | None:
    """0 for a sentence opened by “first”, 1 by “second” …; the length of the order by “finally”."""
    opening = _OPENING.match(sentence.text)
    word = opening[1].casefold() if opening else ""
    return len(_ORDER) if word in _LAST else _PLACE.get(word)


def _item(sentences: Sequence[Sentence], start: int, end: int) -> tuple[Sentence, ...]:
    """The sentence at `start` and those of its paragraph before `end`, a few at most."""
    block = sentences[start].block
    run = sentences[start : min(end, start + _LONGEST_ITEM)]
    return tuple(sentence for sentence in run if sentence.block == block)
