"""Windows: how the reader model sees a question and a run of an article's sentences.

    <s> earlier turns [unused1] question </s> sentence [unused0] sentence [unused0] … </s>

A claim is read in the question's place, behind [unused2]. The mark behind each sentence is where
the model tells of that sentence, having read all of the window; <s> is where it tells that none
answers.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

START, PAD, END = 0, 1, 2
SENTENCE, QUESTION, CLAIM = 5, 6, 7
"""Ids in MPNet's vocabulary; the last three are [unused0] to [unused2], which no text contains."""

MOST = 384
"""Tokens of a window."""

_HISTORY, _QUESTION, _SENTENCE, _SHARED = 48, 56, 120, 64

Tokens = Callable[[str], Sequence[int]]
"""A text to token ids, without special ones."""


@dataclass(frozen=True, slots=True)
class Window:
    """Token ids; which sentences it holds, by number; and where the mark of each stands."""

    ids: tuple[int, ...]
    numbers: tuple[int, ...]
    marks: tuple[int, ...]


def head(
    question: str, history: Sequence[str], tokens: Tokens, kind: int = QUESTION
) -> tuple[int, ...]:
    """What is asked, at the head of every window. Of a long history the beginning is cut, of a
    long question the end.
    """
    earlier = [token for turn in history for token in tokens(turn)][-_HISTORY:]
    return (START, *earlier, kind, *tokens(question)[:_QUESTION], END)


def body(sentence: str, tokens: Tokens) -> tuple[int, ...]:
    """One sentence; of one that is too long the end is cut."""
    return tuple(tokens(sentence)[:_SENTENCE])


def window(opening: Sequence[int], run: Iterable[tuple[int, Sequence[int]]]) -> Window:
    """One window: behind the `opening` a run of sentences, each with its number and its tokens."""
    ids, numbers, marks = list(opening), [], []
    for number, part in run:
        ids += part
        numbers.append(number)
        marks.append(len(ids))
        ids.append(SENTENCE)
    return Window((*ids, END), tuple(numbers), tuple(marks))


def around(
    opening: Sequence[int],
    sentences: Sequence[str],
    wanted: Iterable[int],
    tokens: Tokens,
    count: int,
) -> list[Window]:
    """Up to `count` windows, so that as many of the sentences `wanted` are read as may be, the
    first first. A window reaches to both sides of what is wanted, and a little into what others
    hold.
    """
    found: list[Window] = []
    read: set[int] = set()
    for number in wanted:
        if number in read:
            continue
        if len(found) == count:
            break
        reach = _reach(sentences, number, read, tokens, MOST - len(opening) - 1)
        found.append(window(opening, ((at, body(sentences[at], tokens)) for at in reach)))
        read.update(reach)
    return found


def _reach(
    sentences: Sequence[str], number: int, read: set[int], tokens: Tokens, room: int
) -> range:
    """The sentences around `number` that have room, to both sides alike."""
    first = last = number
    room -= len(body(sentences[number], tokens)) + 1
    shared = {-1: _SHARED, 1: _SHARED}
    sides = [-1, 1]
    while sides:
        side = sides.pop(0)
        at = first - 1 if side < 0 else last + 1
        if not 0 <= at < len(sentences):
            continue
        size = len(body(sentences[at], tokens)) + 1
        shared[side] -= size if at in read else 0
        if size > room or shared[side] < 0:
            continue
        room -= size
        first, last = min(first, at), max(last, at)
        sides.append(side)
    return range(first, last + 1)
