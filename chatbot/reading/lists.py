"""Lists that an article spells out in sentences: “three causes … the first … the second …”.

Their items often stand paragraphs apart and share no word with the question, so search alone
misses them.
"""

import re
from dataclasses import dataclass

from chatbot.reading import announcing
from chatbot.reading.items import items
from chatbot.reading.ordinals import END, ORDINALS, PLACES, place, things_at
from chatbot.text.words import content
from index.types import Article, Sentence

_OTHER_QUESTIONS = frozenset(("who", "whom", "whose", "when", "where"))


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
        return announcing.counted(self.announcement.text)

    @property
    def number(self) -> int:
        """How many items are announced; 0 if the announcement does not say."""
        return announcing.number(self.announcement.text)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The announcement and every item, in article order."""
        return (self.announcement, *(sentence for item in self.items for sentence in item))


def enumerations(article: Article) -> tuple[Enumeration, ...]:
    """The lists of `article` with two or more items, in article order."""
    found: list[Enumeration] = []
    at = 1
    while at < len(article.sentences):
        if of_list := items(article, at):
            found.append(Enumeration(article.sentences[at - 1], of_list))
            at = of_list[-1][-1].number
        at += 1
    return tuple(found)


def asks_for(query: str, enumeration: Enumeration) -> bool:
    """Whether `query` wants the whole list: it names what is counted, and no single item.

    “What were the four issues?” and “Which issues came up?” do, where the article announces
    four issues; “What was the third issue?” and “Who raised the issues?” do not.
    """
    asked = _asked(query)
    return not asked & (ORDINALS | _OTHER_QUESTIONS) and _names(query, enumeration)


def singled_out(query: str, enumeration: Enumeration) -> tuple[Sentence, ...]:
    """The item that `query` wants by its place, as in “what was the third issue?”, or none."""
    places = [PLACES.get(word, -1) for word in _asked(query) & ORDINALS]
    if len(places) != 1 or places[0] >= len(enumeration.items) or not _names(query, enumeration):
        return ()
    item = enumeration.items[places[0]]
    # Of four, “first” and “finally” alone are found: then “finally” opens no second.
    lacks_some = len(enumeration.items) < enumeration.number and places[0] >= 0
    return () if lacks_some and place(item[0].text) == END else item


def is_beyond(query: str, enumeration: Enumeration, article: Article) -> bool:
    """Whether `query` wants “the fifth issue” of four, and `article` speaks of no fifth issue:
    where four are announced, “a fifth meeting is planned” speaks of none.
    """
    asked = _asked(query) & ORDINALS
    end = max(len(enumeration.items), enumeration.number)
    is_past = any(PLACES.get(word, -1) >= end for word in asked)
    if not is_past or not _names(query, enumeration):
        return False
    things = [thing for word in asked for thing in things_at(word, article.text)]
    return all(enumeration.number and _is_other(thing, enumeration) for thing in things)


def _asked(query: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", query.casefold()))


def _names(query: str, enumeration: Enumeration) -> bool:
    return bool(set(content(enumeration.counted)) & set(content(query)))


def _is_other(thing: str, enumeration: Enumeration) -> bool:
    """Whether `thing` surely is none of what is counted."""
    is_counted = set(content(thing)) & set(content(enumeration.counted))
    return bool(thing) and not is_counted and not announcing.is_spoken(thing)
