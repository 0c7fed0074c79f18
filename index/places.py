"""Where the characters of a text are once it has been cleaned: spans that others marked in a text
are moved to the article that was made from it.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from index.characters import clean

Span = tuple[int, int]

_TOKEN = re.compile(r"\r\n|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Places:
    """Positions in a text beside the positions in `clean(text)` that they became, ascending."""

    before: tuple[int, ...]
    after: tuple[int, ...]

    def moved(self, span: Span) -> Span:
        """The span of `clean(text)` that `span` of the text became.

        Where an end falls between characters that were made one, all of that one is covered.
        """
        start = self.after[bisect_right(self.before, span[0]) - 1]
        return start, max(start, self.after[bisect_left(self.before, span[1])])


def places(text: str) -> Places:
    """The places of `text`; the time is linear in its length."""
    if clean(text) == text:
        every = tuple(range(len(text) + 1))
        return Places(every, every)
    before, after = zip(*_cuts(text), strict=True)
    return Places(before, after)


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Every position where `text` can be cut and its parts be cleaned each by itself.

    `clean` itself is asked where that is, so the two cannot drift apart. What it takes out joins
    no part: a part is a character with its marks, and stays short.
    """
    part, done, end = "", 0, 0
    yield 0, 0
    for token in _TOKEN.finditer(text):
        new = clean(token.group())
        whole, grown = clean(part), clean(part + token.group())
        if not new or (part and grown == whole):
            continue
        if not part or (grown == whole + new and _begins(new)):
            done += len(whole)
            yield end, done
            yield token.start(), done
            part = ""
        part, end = part + token.group(), token.end()
    yield end, done + len(clean(part))
    yield len(text), done + len(clean(part))


def _begins(character: str) -> bool:
    """Whether it is no mark on the character before it."""
    return not unicodedata.combining(unicodedata.normalize("NFD", character)[0])
