"""Whether a claim keeps what narrows a thing: part of the roof is not the roof, nor a former mayor
the mayor; and whether it tells of all, or only of one, what the article does not.
"""

import re

from chatbot.check.heads import beheaded
from chatbot.check.multiples import multiplied
from chatbot.check.ranks import outranked
from chatbot.check.shares import whole
from chatbot.text.people import TITLE
from chatbot.text.words import content, fold

_PORTION = r"parts?|half|few|little|none|(?:a )?(?:third|quarter|fifth|tenth)s?|percent|per cent|%"
_SHARE = r"some|several|many|much|most"
_OFFICE = (
    r"acting|assistant|associate|aspiring|deputy|ex|fake|former|honorary|interim|one-?time|partial"
    r"|self-styled|self-proclaimed|so-called|then(?=-)|vice|would-be"
)
_SEEKS = (
    r"(?:applicants?|candidates?|contenders?|hopefuls?|nominees?|ran|run|running|stands?|stood"
    r"|standing|tipped)\s(?:for|as)"
)
_OF = r"(?:\s(?:all|the|its|his|her|their|these|those))*"
_HELD = rf"(?P<held>[a-z]+|Prime|{TITLE})\b"
# What narrows, and the thing that it narrows. “As part of the plan” narrows nothing.
_NARROWED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\b[Aa]s )(?<!\bis )(?<!\bwas )(?<!\bbe )(?<!\bthe )(?i:\b(?:{_PORTION}))\sof"
        rf"{_OF}\s{_HELD}",
        rf"(?i:\b(?<!a )few|\bhalf(?:\sthe)?)\s{_HELD}",
        rf"(?i:\b(?:{_OFFICE}))[\s-](?:the\s)?{_HELD}",
        rf"(?i:\b{_SEEKS})(?:\sthe)?\s{_HELD}",
        r"\b(?P<held>[A-Za-z]+)[\s-](?:elect|designate)\b",
    )
)
_SHARED = re.compile(rf"(?i:\b(?:{_SHARE})\sof){_OF}\s{_HELD}")
# “Some pieces” are not the pieces, but where “the pieces” are told of too.
_SOME = re.compile(
    r"(?i:\b(?<!\bthe )(?:some|several|many|most|few))\s(?P<held>[a-z]+s)\b(?!\sof\b)"
)
_KEEPS = re.compile(
    rf"\b(?:{_PORTION}|{_SHARE}|{_OFFICE}|partly|partially|formerly|once|elect|designate|{_SEEKS})\b"
    r"|%",
    re.IGNORECASE,
)
_CAUSE = (
    r"account of|amid|as(?! an?\b)|because|caus(?:e[ds]?|ing)|due to|for|forc(?:ed|ing)|led to|over"
    r"|owing to|prompt(?:ed|ing)|reasons?|result(?:ed|ing)?|since(?! \d)|so(?! that)|thanks to|why"
)
# What a claim may not put in, with what of the text's bears it out.
_PUT_IN = tuple(
    (re.compile(rf"\b(?:{told})\b"), re.compile(rf"\b(?:{borne})\b"))
    for told, borne in (
        (
            r"(?<!\bat )(?<!\bafter )(?<!\babove )all|entire(?:ly)?|every(?:body|one|thing)?|whole",
            r"all|any\w*|both|daily|each|entire\w*|every\w*|full\w*|never|no|nobody|none|nothing"
            r"|throughout|total\w*|whole|without|(?:hour|night|week|month|year)ly|annual\w*",
        ),
        (
            r"(?<!\bnot )only|solely|exclusively",
            r"alone|but|except|exclusive\w*|just|lone|none|only|single|sole\w*|unless|until",
        ),
        (r"because", _CAUSE),
        (r"most|majority", r"largely|mainly|majority|most\w*|thirds|percent|per cent|\w+est"),
    )
)


def loosened(text: str, claim: str) -> bool:
    """Whether `claim` tells of a thing what `text` tells only of part of it, or of somebody who
    was or would be it; or of another multiple; or of all, most or only these what `text` does not.
    """
    return (
        _dropped(text, claim)
        or _added(fold(text), fold(claim))
        or outranked(text, claim)
        or whole(text, claim)
        or beheaded(text, claim)
        or multiplied(text, claim)
    )


def _dropped(text: str, claim: str) -> bool:
    if _KEEPS.search(claim):
        return False
    told, there = content(claim), content(text)
    narrowed = [stem for each in _NARROWED for held in _held(each, text) for stem in content(held)]
    return any(
        stem in told and there.count(stem) <= narrowed.count(stem) and not _was(stem, claim)
        for stem in narrowed
    ) or any(
        _tells_of_all(held, claim)
        for held in (
            *_held(_SHARED, text),
            *(some for some in _held(_SOME, text) if not _tells_of_all(some, text)),
        )
    )


def _tells_of_all(held: str, text: str) -> bool:
    return re.search(rf"(?i)\b(?:the|its|all)\s{held}\b", text) is not None


def _held(pattern: re.Pattern[str], text: str) -> list[str]:
    return [found["held"] for found in pattern.finditer(text)]


def _was(stem: str, claim: str) -> bool:
    """Whether `claim` tells that somebody “was the mayor”, as a former one was."""
    return any(
        stem in content(found) for found in re.findall(r"\bwas\s(?:an?\s|the\s)?(\w+)", claim)
    )


def _added(text: str, claim: str) -> bool:
    return any(told.search(claim) and not borne.search(text) for told, borne in _PUT_IN)
