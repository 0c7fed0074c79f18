"""The places of an article that gold evidence marks, each in the words around it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chatbot.evaluation.questions import Span

_AROUND = 160
_MOST = 4


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of an article, cut into runs of text of which some are marked."""

    runs: tuple[tuple[str, bool], ...]
    begins: bool
    ends: bool


def excerpts(text: str, spans: Iterable[Span]) -> list[Excerpt]:
    """At most four pieces of `text` with `spans` marked, in its order; overlapping ones as one.

    `begins` and `ends` of a piece tell whether it has the beginning or the end of `text`.
    """
    marked = _merged(spans, 0)
    windows = _merged(((_left(text, start), _right(text, end)) for start, end in marked), 1)
    return [
        Excerpt(tuple(_runs(text, window, marked)), window[0] == 0, window[1] == len(text))
        for window in windows[:_MOST]
    ]


def _merged(spans: Iterable[Span], apart: int) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1] + apart:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _left(text: str, start: int) -> int:
    """A word's beginning some way before `start`."""
    least = max(0, start - _AROUND)
    return least if least == 0 else text.find(" ", least, start) + 1 or start


def _right(text: str, end: int) -> int:
    """A word's end some way after `end`."""
    most = min(len(text), end + _AROUND)
    if most == len(text):
        return most
    cut = text.rfind(" ", end, most)
    return end if cut < 0 else cut


def _runs(text: str, window: Span, marked: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    at, end = window
    for first, last in marked:
        if window[0] <= first < last <= window[1]:
            yield text[at:first], False
            yield text[first:last], True
            at = last
    yield text[at:end], False
