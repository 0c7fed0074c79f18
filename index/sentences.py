"""Where the sentences of a paragraph are. Knows characters, not articles.

sentencex proposes the boundaries. It never splits inside quotes, inside brackets or between two
bullets, and an unclosed quote swallows the rest, so it is shown the text with those marks blanked;
then each mark goes to the sentence it belongs to.
"""

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from index.boundaries import holds

Span = tuple[int, int]

LONGEST = 1000
"""The most characters of a sentence; text without full stops is cut, so nothing is unbounded."""

_OPENERS = re.escape("“„‟‘‚«‹「『《〈([{<¿¡•◦▪▫●○■□◆★☆►▸")
_CLOSERS = re.escape("”’»›」』》〉)]}>")
_MARKS = _OPENERS + _CLOSERS + "\"'`"

# A mark between two letters stays: it is an apostrophe. Half a surrogate pair cannot be passed on.
_BLANK = re.compile(rf"[\s\ud800-\udfff]|(?<!\w)[{_MARKS}]|[{_MARKS}](?!\w)|[“”\"«»()\[\]]")
# A full stop and the marks up to the next word: with white space between them, or in a script
# that has none, or where the space was lost ("he said.Then").
_STOP = re.compile(
    rf"(?<![.!?…؟।])[.!?…؟।]++(?P<spaced>[{_MARKS}]*+\s[\s{_MARKS}]*)"
    rf"|[。！？]++[\s{_MARKS}]*"
    rf"|(?<=[a-z]{{2}})[.!?][{_MARKS}]*+(?=[A-Z][a-z ])"
)
# "in 1990.[12] On": a note hangs on the sentence before it, and hides where that ends.
_NOTES = re.compile(rf"(?<=[.!?…{_CLOSERS}\"'])(?:\[[^\[\]\n]{{1,30}}\])+(?=\s)")
_CLOSING = re.compile(rf"\S*(?:\s+(?:[{_CLOSERS}]+|'')(?=\s))*")
_NOT_OPENING = re.compile(rf"[^{_OPENERS}]*")
# sentencex takes time in the square of what it is given, so long text goes to it in parts that
# end between two words, where nobody looks for a boundary.
_PARTS = re.compile(r"(?s).{1,2000}(?:(?<=\w\s)|$)|.{1,2000}")
_LABEL = re.compile(r"\s*[(\[“]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{2,4})[.:)\]]+\s*")
_BREAKS = tuple(
    re.compile(rf"(?s:.*)(?:{mark})") for mark in (r"[;:]\s|[；：]", r"[,–—]\s|[，、]", r"\s")
)


def split(text: str) -> tuple[Span, ...]:
    """Spans of the sentences of one paragraph, in order and without outer white space.

    They never overlap, cover every character that is not white space, and are at most
    LONGEST characters long. The time is linear in the length of `text`.
    """
    cuts = [0]
    for cut in _cuts(text):
        if not _is_label(text[cuts[-1] : cut]):
            cuts.append(cut)
    spans = zip(cuts, [*cuts[1:], len(text)], strict=True)
    return tuple(piece for start, end in spans for piece in _bounded(text, start, end))


def _cuts(text: str) -> Iterator[int]:
    bare = _NOTES.sub(lambda notes: " " * len(notes[0]), text)
    proposed = set(_proposed(_BLANK.sub(" ", bare).replace("…", ".")))
    for stop in _STOP.finditer(bare):
        cut = _seam(stop)
        before, after = bare[max(0, cut - 40) : cut].rstrip(), bare[cut : cut + 80].lstrip()
        is_proposed = not proposed.isdisjoint(range(stop.start() + 1, stop.end() + 1))
        if holds(before, after, is_proposed):
            notes = _NOTES.match(text, cut)
            yield notes.end() if notes else cut


def _proposed(shown: str) -> Iterator[int]:
    for part in _PARTS.finditer(shown):
        for boundary in get_sentence_boundaries("en", part.group()):
            yield part.start() + boundary["end_index"]


def _seam(stop: re.Match[str]) -> int:
    """Where to cut after a full stop: closing marks stay left of it, opening ones go right."""
    pattern = _CLOSING if stop["spaced"] else _NOT_OPENING
    match = pattern.match(stop.string, stop.start(), stop.end())
    return match.end() if match else stop.end()


def _is_label(piece: str) -> bool:
    """Whether `piece` only names what follows it ("1.", "Q.") or has no letter at all."""
    is_named = len(piece) < 10 and _LABEL.fullmatch(piece)
    return bool(is_named) or not re.search(r"\w", piece)


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentence without outer white space, cut again where it is longer than LONGEST."""
    end = start + len(text[start:end].rstrip())
    while start < end:
        if text[start].isspace():
            start += 1
            continue
        cut = end if end - start <= LONGEST else _break(text, start)
        yield start, start + len(text[start:cut].rstrip())
        start = cut


def _break(text: str, start: int) -> int:
    """The last sensible place in the second half of what may be a sentence, else its limit."""
    middle, limit = start + LONGEST // 2, start + LONGEST
    found = (pattern.match(text, middle, limit) for pattern in _BREAKS)
    return next((match.end() for match in found if match), limit)
