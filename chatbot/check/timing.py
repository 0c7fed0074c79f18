"""Whether a claim keeps on which side of a time a thing is: what is over “after two weeks” is not
so “for two weeks”, and what is closed “until May” is not closed “in May”.

Only sure shifts count: many a time may be told from either side.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from chatbot.text.numbers import numbers
from chatbot.text.numerals import LENGTHS, MONTHS, VALUE
from chatbot.text.words import content, fold, words
from index.sentences import split

_SHORT = r"(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)(?:\.|(?=\s\d))"
_DAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day|noon|midnight|tomorrow"
_SIDES = {
    "after": "after", "following": "after", "before": "before", "by": "by", "for": "for",
    "from": "since", "since": "since", "till": "until", "until": "until", "within": "within",
    "at": "at", "during": "at", "in": "at", "on": "at",
}  # fmt: skip
# “The march”, “May Jones”, “Jan Kos” and “by May and Jones” tell of no month.
_NO_MONTHS = re.compile(
    rf"\b(?:march|may|(?!(?i:{'|'.join(_SIDES)}|early|last|late|next|this|\w+day)\b)[A-Z]\w+"
    r" (?:April|August|March|May|June)|(?:April|August|March|May|June)(?: and)? [A-Z]\w+)\b"
)
_FILLER = (
    r"(?:(?:the|an?|end|start|beginning|middle|of|early|late|mid|about|around|only|just|at least"
    r"|\d{1,2}(?:st|nd|rd|th)?)[\s-])"
)
_TIMED = re.compile(
    rf"\b(?P<side>{'|'.join(_SIDES)})\s{_FILLER}*?"
    rf"(?:(?P<count>an?(?!\ssecond\b)|one|{VALUE})[\s-](?P<length>{LENGTHS})s?"
    rf"|(?P<date>{MONTHS}|{_SHORT}|{_DAYS})|(?P<year>(?:1[5-9]|20)\d\d)(?![,.]?\d|\s[a-z]+s\b))(?!\w)"
    r"(?P<when>,\swhen\b)?"
)
# As what a side of a time is surely false: what is so “until May” is not “in May”.
_NO_DATES = {
    "after": {"before", "until"},
    "at": {"before"},
    "for": {"before"},
    "before": {"after", "at", "since"},
    "by": {"after", "at", "since"},
    "since": {"before", "until"},
    "until": {"after", "at", "since"},
}
_NO_LENGTHS = {"after": {"for"}, "at": {"for"}, "for": {"after", "at"}, "within": {"after", "for"}}
# What is not so, or put off, “until May” may be so “in May”, and what is so until then ends then.
_PUT_OFF = re.compile(r"\b(?:no|not|never|put off|(?:adjourn|defer|delay|postpon)\w*)\b|n't\b")
_TURNS = frozenset(
    content(
        """begin close early earliest end expire finish free latest leave left lift open quit
        release reopen resign resume start stop"""
    )
) | {"out", "over"}
_DUE = re.compile(r"\b(?:must|shall|should|will)\b")
# “The worst in ten years” is that “for ten years”; “after a week in jail” one was there for a week.
_MOST = re.compile(r"\b(?:first|last|most|only|worst|[a-z]+est)\b(?:\s\w+){0,3}\s$")
_SPENT = re.compile(r"\s(?:as|at|behind|in|of|on|under|with|without)\b")


def shifted(text: str, claim: str) -> bool:
    """Whether `claim` puts what it tells on another side of a time, or of a length of time, than
    `text` has before that wherever it has it.
    """
    told, known = ({*content(one), *words(one)} for one in (claim, text))
    if not _TURNS.isdisjoint(told - known):
        return False
    there: defaultdict[str, set[str]] = defaultdict(set)
    for time, side in _timed(text):
        there[time].add(side)
    return any(
        time in there and all(side in _not_as(time, other) for other in there[time])
        for time, side in _timed(claim)
    )


def _not_as(time: str, side: str) -> set[str]:
    return (_NO_LENGTHS if " " in time else _NO_DATES).get(side, set())


def _timed(text: str) -> Iterator[tuple[str, str]]:
    """Each month, day, year and length of time with what stands before it; "" where that is in
    doubt. “Since May, when” tells of May too.
    """
    for start, end in split(text):
        sentence = fold(_NO_MONTHS.sub("-", text[start:end]))
        is_put_off = _PUT_OFF.search(sentence) is not None
        for found in _TIMED.finditer(sentence):
            is_vague = is_put_off or _is_vague(found, sentence)
            yield _time(found), "" if is_vague else _SIDES[found["side"]]
            if found["when"]:
                yield _time(found), "at"


def _is_vague(found: re.Match[str], sentence: str) -> bool:
    if found["length"]:
        lead, rest = sentence[: found.start()], sentence[found.end() :]
        return _MOST.search(lead) is not None or _SPENT.match(rest) is not None
    return found["side"] == "by" and not _DUE.search(sentence)


def _time(found: re.Match[str]) -> str:
    if not found["length"]:
        return found["year"] or found["date"][:3]
    counted = numbers(found["count"])
    return f"{counted[0].value if counted else 1} {found['length']}"
