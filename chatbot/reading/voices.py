"""Who speaks in a sentence that is all speech, where the article tells that beside it."""

import re
from bisect import bisect, bisect_left
from functools import lru_cache
from itertools import groupby

from chatbot.text.attribution import SPEAKER
from chatbot.text.numerals import WEEKDAY
from chatbot.text.words import is_grammar
from index.types import Article, Sentence

# Not “said Okafor’s lawyer”, “said Okafor and Lind”, “said Okafor Mills spokesman Jonas Lind”.
_ENDS = (
    r"(?=[,.;:]|$|\s(?:after|as|at|before|during|from|in|last|of|on|through|this|to|when|who)\b"
    rf"|\s{WEEKDAY}\b)"
)
_SAID = rf"(?:{SPEAKER}\s(said|says)\b|(said|says)\s{SPEAKER}{_ENDS})"
_ON_DAY = re.compile(rf"\s{WEEKDAY}$")
_BEHIND = re.compile(rf"\s*{_SAID}")
# Whoever asks may be answered by another.
_ALOUD = re.compile(rf"(?<!\?)[”\"]\s*{_SAID}[^“”\"]*$")
_AHEAD = re.compile(rf"{SPEAKER},?\s(said|says)(?:\sthat)?[:,]?\s*$")
_REACH = 80
_LONGEST = 10
"""Sentences that somebody is taken to speak on for."""

Voice = tuple[str, int]
"""“Okafor said” and its place in the article, or nothing."""
_NONE: Voice = "", 0

OPENING, CLOSING = "“„«", "”»"


def voice(sentence: Sentence, article: Article) -> Voice:
    """Whose speech `sentence` is: as told beside it, or of who spoke before it and goes on."""
    if (named := beside(sentence, article))[0]:
        return named
    if speech := _speech(sentence, article):
        return _going_on(speech[0], sentence, article)
    return _going_on(sentence.start, sentence, article) if _is_speech(sentence, article) else _NONE


def beside(sentence: Sentence, article: Article) -> Voice:
    """Whose speech of several sentences `sentence` stands in, where that is told beside it."""
    speech = _speech(sentence, article)
    return _speaker(article.text, *speech) if speech else _NONE


def _going_on(opened: int, sentence: Sentence, article: Article) -> Voice:
    """Who has spoken in the paragraph of `sentence` right before the speech `opened`, in which it
    stands, and so goes on in that.
    """
    for before in reversed(article.sentences[max(0, sentence.number - _LONGEST) : sentence.number]):
        if before.block != sentence.block:
            break
        if before.end > opened or (_is_speech(before, article) and "?" not in before.text):
            continue
        found = _ALOUD.search(before.text)
        if found is None or is_grammar(_whose(found).split()[0]):
            break
        return _whose(found), before.start + found.start()
    return _NONE


def _whose(found: re.Match[str]) -> str:
    """“Okafor said” of what matched, without the day that it was said on."""
    name = _ON_DAY.sub("", found[1] or found[4])
    return f"{name} {found[2] or found[3]}"


def _is_speech(sentence: Sentence, article: Article) -> bool:
    whole = sentence.start, sentence.end - 1
    speeches = _speeches(article)
    at = bisect_left(speeches, whole)
    return speeches[at : at + 1] == (whole,)


def _speech(sentence: Sentence, article: Article) -> tuple[int, int] | None:
    """The places in the article of the marks around a speech of more than `sentence`, which is
    all inside; None where it stands in none.
    """
    speeches = _speeches(article)
    at = bisect(speeches, (sentence.start + 1, len(article.text))) - 1
    if at < 0 or speeches[at][1] < sentence.end - 1:
        return None
    opened, closed = speeches[at]
    return None if opened >= sentence.start and closed <= sentence.end else (opened, closed)


@lru_cache(maxsize=256)
def _speeches(article: Article) -> tuple[tuple[int, int], ...]:
    """The places of the marks around every speech that is closed in its paragraph, in order."""
    found = []
    for _, sentences in groupby(article.sentences, key=lambda sentence: sentence.block):
        block = list(sentences)
        first, opened = block[0].start, -1
        for at, mark in enumerate(curly(article.text[first : block[-1].end]), start=first):
            if mark in OPENING and opened < 0:
                opened = at
            elif mark in CLOSING and opened >= 0:
                found.append((opened, at))
                opened = -1
    return tuple(found)


def _speaker(text: str, opened: int, closed: int) -> Voice:
    """“Okafor said” and its place, where the article has it right behind or before the speech."""
    if found := _BEHIND.match(text, closed + 1):
        return _whose(found), found.end() - 1
    before = max(0, opened - _REACH)
    found = _AHEAD.search(text[before:opened])
    if found and not is_grammar(found[1].split()[0]):
        return f"{found[1]} {found[2]}", before + found.start()
    return _NONE


def curly(text: str) -> str:
    """`text` with its straight marks made curly: one opens at the start and after a space or a
    bracket, and closes elsewhere.
    """
    return "".join(
        mark if mark != '"' else "“" if not at or text[at - 1] in " ([" else "”"
        for at, mark in enumerate(text)
    )
