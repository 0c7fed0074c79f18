"""What a text calls a mere charge: in front of it with whose it is, “a claim by Rask that …”, or
behind it, “…, an accusation that he denies”, be it as “He denies it” in the next sentence.
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
_ACCOUNTS = r"(?:account|report|version(?:\sof\sevents)?)s?"
_ACCOUNT = re.compile(rf"\b(?:{_CHARGES}s?|{_ACCOUNTS}|complaints?|story|stories)\b")
_DENIES = r"(?:contest|den[iy]|disput)\w*"
_REJECTS = rf"(?:{_DENIES}|(?:dismiss|refut|reject)\w*)"
_DENIED = r"(?:contested|denied|disputed)"
_REJECTED = rf"(?:{_DENIED}|dismissed|refuted|rejected)"
_ENDS = r"(?=\s?(?:[.,;:)]|$|\b(?:and|but|by)\b))"
_UNTRUE = (
    r"\b(?:(?:absurd|baseless|false|fiction|fictitious|groundless|invented|made\sup|nonsense|rubbish"
    r"|slanderous|unfounded|untrue|wrong|not\strue|(?:are|as|be|called|calls|is|was|were)\s(?:all\s)?lies)"
    rf"{_ENDS}|an?\s(?:\w+\s)?(?:fabrication|falsehood|hoax|lie|myth|slander|smear)\b)"
)
_SOME = r"(?:[\w’'-]+\s)"
_IT = rf"(?:it|this|that){_ENDS}|wrongdoing\b|(?:ever\s)?(?:doing|having\sdone)\s(?:it|so)\b"
_IT += rf"|(?:all|any|the|this|that)\s(?:wrongdoing|{_CHARGES}s?)\b"
_ASIDE = r"(?:,|\s[–—-]|\s\()\s?"
_TURNS = r"(?:[,;]|\s[–—-])\s(?:(?:although|but|though|while|yet)\s)"
_BEHIND = re.compile(
    "|".join(
        (
            # “…, an accusation that he denies”, “…, accusations he called absurd”
            rf"{_ASIDE}(?:(?:an?|the)\s(?:\w+\s)?)?{_CHARGES}s?\b[^.;:]{{0,60}}?\b"
            rf"(?:{_REJECTS}|{_UNTRUE})",
            # “…, a version of events that the bank contests”, “…, a report denied by the bank”
            rf"{_ASIDE}(?:an?\s|the\s)?{_ACCOUNTS}\s{_SOME}{{0,7}}?{_REJECTS}{_ENDS}",
            # “…, which she says is untrue”, “…, something she has denied”
            rf"{_ASIDE}(?:something|which)\s(?!all\b|both\b|few\b|no\b|nobody\b){_SOME}{{0,5}}?"
            rf"(?:{_DENIES}|{_UNTRUE})",
            rf"{_ASIDE}(?:something|which)\s(?:all|both|some)\sof\s{_SOME}{{1,5}}?den[iy]\w*",
            # “…, but he denies it”, “…; the bank denies this”, “… (denied by the bank)”
            rf"(?:{_TURNS}|[,;]\sand\s|;\s|\s[–—-]\s|\s\(){_SOME}{{1,8}}?den[iy]\w*\s(?:{_IT})",
            r"\s\(denied\sby\b",
            # “…, although this is disputed by the bank”, “…, but she says it is not true”
            rf"(?:{_TURNS}|;\s){_SOME}{{0,6}}?(?:(?:this|that)\s(?:has\sbeen|is|was)\s"
            rf"(?:\w+\s)?{_REJECTED}|(?:this|that|it)\s(?:is|was)\s(?:\w+\s)?"
            rf"(?:{_DENIED}|{_UNTRUE}))",
            # “…, but the bank dismissed that as a smear”
            rf"{_TURNS}{_SOME}{{1,6}}?(?:call|describ|dismiss|reject)\w*\s(?:this|that)\s(?:as\s)?"
            rf"(?:(?:an?\s)?{_SOME}{{0,2}}?{_CHARGES}|{_SOME}{{0,2}}?{_UNTRUE})",
        )
    )
)
# What says so itself is told as that, and no more.
_CHARGED = re.compile(
    r"\b(?:accus|alleg|arrest|charg|convict|detain|indict|investigat|prosecut|sentenc|su(?:ed|es)\b"
    r"|suspect|trial\b)"
)
# “The prison service denies the claim.” behind what it denies.
_DENIED_NEXT = re.compile(
    rf"\W*{_SOME}{{1,6}}?(?:den[iy]\w*\s(?:(?:it|this|that|these|those){_ENDS})"
    rf"|{_REJECTS}\s(?:this|that|these|those|the|all|any|both)\s(?:\w+\s)?{_CHARGES}s?\b)"
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
        for charge in _BEHIND.finditer(sentence)
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
    is_charge = _CHARGED.search(text) or _ACCOUNT.search(text)
    return not is_charge and _DENIED_NEXT.match(following) is not None
