"""What a text calls a mere charge: in front of it with whose it is, “a claim by Rask that …”, or
behind it, “…, an accusation that he denies”.
"""

import re
from collections.abc import Collection, Sequence

from chatbot.text.words import content, fold
from index.types import Article, Sentence

STOP = re.compile(r"[.!?;:\"](?=\s|$)")
_END = re.compile(r"[.!?\"](?=\s|$)")
SUBORDINATE = frozenset("after although because but though when whereas while".split())
"""What stands before one of these is another matter than what stands behind it."""

_CHARGES = (
    "(?:accusation|allegation|argument|assertion|charge|claim|contention|rumou?r|suggestion|theory)"
)
_WHOSE = re.compile(rf"\b({_CHARGES}s?)\s(?:by|from|of)\s(?:[^\s;.]+\s){{1,10}}?(?=that\b)")
_TOLD = rf"(?:{_CHARGES}|account|complaint|report|story|version)s?"
_DENIES = r"(?:contest|den[iy]|disput)\w*"
_REJECTS = rf"(?:{_DENIES}|(?:dismiss|refut|reject)\w*)"
_UNTRUE = (
    r"(?:(?:absurd|baseless|false|fictitious|groundless|invented|made up|nonsense|slander\w*"
    r"|unfounded|untrue)\b|not\strue\b|(?:a\s)?(?:fabrication|falsehood|hoax|lie|smear)s?\b)"
)
_SOME = r"(?:[\w’'-]+\s)"
_IT = r"(?:it|this)\b|that(?=\s?(?:[.,;)]|$))"
_MARK = r"(?:[,;]|\s[–—-]|\s\()\s?"
_TURNS = r"(?:(?:although|but|though|while|yet)\s)"
_BEHIND = re.compile(
    rf"{_MARK}(?:(?:an?|the)\s(?:\w+\s)?)?{_TOLD}\b[^.;:]{{0,60}}?\b(?:{_REJECTS}|{_UNTRUE})"
    rf"|{_MARK}(?:something|which)\s(?!all\b|both\b|few\b|no\b|nobody\b){_SOME}{{0,5}}?"
    rf"(?:{_DENIES}|{_UNTRUE})"
    rf"|{_MARK}(?:something|which)\s(?:all|both|some)\sof\s{_SOME}{{1,5}}?den[iy]\w*"
    rf"|{_MARK}{_TURNS}{_SOME}{{1,8}}?den[iy]\w*\s(?:{_IT}|wrongdoing"
    rf"|(?:all|any|the)\s(?:wrongdoing|{_CHARGES}))"
    rf"|(?:;|\s\()\s?{_SOME}{{1,6}}?den[iy]\w*\s(?:{_IT})|\s\(denied\sby\b"
    rf"|{_MARK}{_TURNS}{_SOME}{{0,6}}?(?:this|that|it)\s(?:has\sbeen|is|was)\s{_SOME}{{0,2}}?"
    rf"(?:{_REJECTS}|{_UNTRUE})"
    rf"|{_MARK}{_TURNS}{_SOME}{{1,6}}?(?:call|describ|dismiss|reject)\w*\s(?:this|that)\s(?:as\s)?"
    rf"(?:an?\s)?{_SOME}{{0,2}}?(?:{_CHARGES}|{_UNTRUE}|{_REJECTS})"
)
# What says so itself is told as that, and no more.
_CHARGED = re.compile(
    r"\b(?:accus|alleg|arrest|charg|convict|detain|indict|investigat|prosecut|sentenc|su(?:ed|es)\b"
    r"|suspect|trial\b)"
)
# “The prison service denies the claim.” behind what it denies.
_DENIED_NEXT = re.compile(
    rf"\W*{_SOME}{{1,6}}?(?:den[iy]\w*\s(?:{_IT}|(?:these|those)\b)|{_REJECTS}\s"
    rf"(?:this|that|these|those|the|all|any|both)\s(?:\w+\s)?{_CHARGES}s?\b)"
)
_LATER = re.compile(rf"\b(?:{'|'.join(sorted(SUBORDINATE))})\b")


def nameless(text: str) -> str:
    """The folded `text` without whose a charge is, so that what it charges stands beside it."""
    return _WHOSE.sub(r"\1 ", text)


def charged(text: str, claim: str, words: Collection[str]) -> bool:
    """Whether some of `words`, stems of `claim`, stand in what the folded `text` calls a charge
    behind it, as `claim` does not.
    """
    if _BEHIND.search(claim):
        return False
    told = (
        _LATER.split(STOP.split(sentence[: charge.start()])[-1])[-1]
        for sentence in _END.split(text)
        if (charge := _BEHIND.search(sentence))
    )
    return any(
        not _CHARGED.search(part) and not frozenset(words).isdisjoint(content(part))
        for part in told
    )


def denied_behind(run: Sequence[Sentence], claim: str, article: Article) -> bool:
    """Whether the sentence behind `run` denies what the last of it tells, which calls that no
    charge itself, and `claim` does not say so.
    """
    last = run[-1]
    if last.number + 1 == len(article.sentences) or _DENIED_NEXT.search(fold(claim)):
        return False
    text, following = fold(last.text), fold(article.sentences[last.number + 1].text)
    is_charge = _CHARGED.search(text) or re.search(rf"\b{_TOLD}\b", text)
    return not is_charge and _DENIED_NEXT.match(following) is not None
