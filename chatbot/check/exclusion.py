"""What stands apart: who comes “instead of Lind” is not Lind, and all “apart from Lind” not all."""

import re

from chatbot.text.words import content, fold

_APART = (
    r"(?:instead\sof|rather\sthan|in\splace\sof|unlike|apart\sfrom|aside\sfrom|other\sthan"
    r"|except(?:ing|\sfor)?|excluding|with\sthe\sexception\sof|bar(?=\sone\b)"
    r"|(?<=\ball\s)but|(?<=\beveryone\s)but|(?<=\bnobody\s)but|(?<=\bno\sone\s)but)"
)
_WHOM = re.compile(rf"\b{_APART}\s((?:[^\s,;:.!?()]+\s?){{1,4}})")
_SETS = re.compile(rf"\b{_APART}\b")
_WHOLE = r"all|both|each|every\w*|no|nobody|none|nothing|everything"
_WHOLES = re.compile(rf"\b(?:{_WHOLE})\b")
_SPARED = re.compile(rf"\b(?:{_WHOLE})\b[^,;:.!?]*?,?\s{_APART}")
# “Not all”, “not before June”: the denial is of that word alone.
_NOT = re.compile(
    r"\bnot\s(after|all|always|before|entirely|every|everybody|everyone|fully|just|necessarily|only"
    r"|until|yet)\b"
)
_NOT_BEFORE = re.compile(
    r"(?:\bnot\b|\bnever\b|n't\b)(?P<deed>[^,;:.!?]{3,60}?)\b(?:before|until)\s(?P<when>[^,;:.!?]+)"
)
_LATER = re.compile(r"\b(?:before|still|till|until|yet)\b")
_SOME = re.compile(r"\b(?:most|many|part(?:ly|s)?|some(?:times)?)\b")


def included(text: str, claim: str) -> bool:
    """Whether `claim` tells of what `text` sets apart, or of all where `text` spares some, or
    denies a thing entirely of which `text` denies “all”, or for ever what it denies “before June”.
    """
    text, claim = fold(text), fold(claim)
    return (
        not _SETS.search(claim)
        and (_takes(text, claim) or bool(_SPARED.search(text) and _WHOLES.search(claim)))
    ) or (_denies_more(text, claim) or _denies_forever(text, claim))


def _takes(text: str, claim: str) -> bool:
    """Whether all that `text` sets apart somewhere, and has nowhere else, is in `claim`."""
    told = set(content(claim))
    rest = set(content(_WHOM.sub(" ", text)))
    apart = (set(content(found)) for found in _WHOM.findall(text))
    return any(own and own <= told for some in apart if (own := some - rest))


def _denies_more(text: str, claim: str) -> bool:
    """Whether `claim` denies, and has none of the words that `text` denies."""
    denied = _NOT.findall(text)
    rest = _NOT.sub(" ", text)
    if not denied or re.search(r"\b(?:not|no|never)\b|n't\b", rest):
        return False
    is_kept = all(re.search(rf"\bnot\s{word}\b", claim) for word in denied)
    return bool(re.search(r"\bnot\b|n't\b", claim)) and not is_kept and not _SOME.search(claim)


def _denies_forever(text: str, claim: str) -> bool:
    """Whether `claim` denies without a “before” or “until” what `text` denies with one."""
    if not re.search(r"\b(?:not|never)\b|n't\b", claim) or _LATER.search(claim):
        return False
    told = set(content(claim))
    return any(
        set(content(found["deed"])) <= told and told.isdisjoint(content(found["when"]))
        for found in _NOT_BEFORE.finditer(text)
    )
