"""Cuts the writer's stream into claims: nothing is let through before its sentence is whole."""

import re
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

from index.sentences import split

_MARK = re.compile(r"^\s*(?:[-*•]|\(?\d{1,2}[.)])\s+")
_AFTER_SPACE = re.compile(r"(?<=\s)")
_LABEL = re.compile(r"^\s*(?:answer|sentences?)\s*:\s*", re.IGNORECASE)
# “According to the article, …”: whose word all of an answer is.
_ARTICLE = r"(?:the|this)\s(?:news\s)?(?:article|passage|text)"
_PREAMBLE = re.compile(
    rf"^\s*(?:(?:according\sto|as\sstated\sin|based\son)\s{_ARTICLE},\s*"
    rf"|{_ARTICLE}\s(?:says|states|mentions|reports)\s(?:that\s)?)(?=\w)",
    re.IGNORECASE,
)
# Less than half of the longest sentence that `split` knows: a cut that it makes is never seen.
_LONGEST = 400


async def claims(stream: AsyncIterator[str]) -> AsyncGenerator[str, None]:
    """Whole sentences of `stream`, each as soon as the next has a word or its line has ended.

    List marks, labels and “According to the article,” are taken off; a line that only leads in to
    others (“… were:”) is no claim. An unfinished last sentence is given too: the check decides. A
    sentence of more than 400 characters ends the stream, for no honest answer has one.
    """
    pending = ""
    async with aclosing(_words(stream)) as words:
        async for word in words:
            *whole, pending = _cut(pending + word)
            for text in whole:
                if len(text) > _LONGEST:
                    return
                if claim := _clean(text):
                    yield claim
            if len(pending) > _LONGEST:
                return
    for text in _cut(pending):
        if claim := _clean(text):
            yield claim


async def _words(stream: AsyncIterator[str]) -> AsyncGenerator[str, None]:
    """The same text a word at a time, its white space behind it, without marks of bold print.

    Where a sentence ends can depend on the whole next word: with it there, claims are the same
    in whatever pieces the text arrives.
    """
    begun = ""
    async for piece in stream:
        *whole, begun = _AFTER_SPACE.split(begun + piece)
        for word in whole:
            if len(word) > _LONGEST:
                return
            yield word.replace("**", "")
        if len(begun) > _LONGEST:
            return
    yield begun.replace("**", "")


def _cut(text: str) -> list[str]:
    """The sentences of `text` and, last, what may still grow, its white space kept."""
    *lines, last = text.split("\n")
    parts = [line[start:end] for line in lines for start, end in _spans(line)]
    spans = _spans(last)
    parts += [last[start:end] for start, end in spans[:-1]]
    return [*parts, last[spans[-1][0] :] if spans else last]


def _spans(line: str) -> list[tuple[int, int]]:
    """Sentence spans; a list mark such as “1.” belongs to the sentence after it."""
    mark = _MARK.match(line)
    skip = mark.end() if mark else 0
    return [(start + skip, end + skip) for start, end in split(line[skip:])]


def _clean(text: str) -> str:
    claim = _LABEL.sub("", text).strip()
    if preamble := _PREAMBLE.match(claim):
        claim = claim[preamble.end()].upper() + claim[preamble.end() + 1 :]
    return "" if claim.endswith(":") or not any(map(str.isalnum, claim)) else claim
