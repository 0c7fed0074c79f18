"""Whose an age, a relative or a deed is: a claim must not hand to another what a text says of one
in passing, as in “with 19-year-old Ben Sato” or “longer than his assistant, Paolo Neri”.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from chatbot.text import facts
from chatbot.text.verbs import is_told
from chatbot.text.words import NAME, content, is_grammar, words

_YEAR_OLD = re.compile(
    rf"\b(?P<age>\d{{1,3}})-year-old\s(?P<what>(?:[a-z][\w-]*\s){{0,3}})(?P<name>{NAME})"
)
_AGED = re.compile(
    r"\b(?:aged\s(?P<aged>\d{1,3})|(?P<old>\d{1,3})\syears?\sold|(?:is|was|turned)\s(?P<is>\d{1,3}))\b"
)
_IS_AGED = re.compile(
    rf"(?P<name>{NAME})\s(?:is|was)\s(?P<age>\d{{1,3}})(?:\syears?\s(?:of\sage|old))?\.?"
)
# Of a name and an age: “Sato, just 19,”, “Sato (19)”, “Sato, who turned 19”, “Sato, a fan of 19”,
# “Sato, the 19-year-old”, “At 19, Ben Sato”, “a 19-year-old from Lyon, Ben Sato”, “a 19-year-old
# boy named Ben Sato”, “He is 19”, “Sato will go. The 19-year-old …”: not “Sato, 17 points behind”.
_TOGETHER = "|".join(
    (
        r"\b{name}(?:,\s(?:from|of)\s[^,.;:]{{1,30}})?(?:(?:,|\s\(|\s[–—-])\s?(?:(?:about|aged|almost|at|just|now|only|still|then)\s){{0,2}}"
        r"|(?:,|,\swho)?\s(?:is|was|turn(?:ed|s))\s(?:(?:\w+ly|about|almost|just|now|only|still)\s)?"
        r"|,\san?\s(?:[a-z-]+\s){{1,3}}(?:aged|of)\s|,\san?\s[a-z-]+(?:\s[a-z-]+)?,\s){age}"
        r"(?=\s?(?:[,.;:)]|$|[–—-]\s|years?\s(?:of\sage|old)\b|(?:and|at|in|on|when)\b))",
        r"\b{name}(?:\sand\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)?,\sboth\s(?:aged\s)?{age}\b",
        r"\b{name}(?:(?:,|\s[–—-])\s(?:(?:an?|the)\s)?(?:[a-z-]+\s){{0,2}}|(?:,|,\swho)?\s(?:is|was)\san?\s)"
        r"{age}[\s-]year[\s-]old\b",
        r"\b[Aa]t\s{age},\s(?:[A-Z][\w’'-]+\s){{0,2}}?{name}\b",
        r"\b{age}-year-old\b(?:[^,.;:]{{0,60}},|\s(?:[a-z-]+\s){{0,2}}(?:called|named))"
        r"\s(?:[A-Z][\w’'-]+\s){{0,2}}?{name}\b",
        r"\b(?:[Hh]e|[Ss]he)\b[^.;:]{{0,30}}\b{age}\b",
        r"(?:^|[.!?]\s)(?:[A-Z][\w’'-]+\s){{0,2}}?{name}\s[^.!?]{{1,200}}[.!?]\sThe\s{age}-year-old\b",
    )
)
_FIRST = re.compile(rf"(?:[a-zA-Z][a-z]*\s)??(?P<name>{NAME})(?!\w|['’]s?\s)")
# “than his assistant, Paolo Neri”, “unlike Lind”, “ahead of Ada Obi and Kim Orr”: not “more than 30
# years ago Lind”, nor “ahead of the vote Poland”.
_THAN = re.compile(
    r"\b(?i:ahead\sof|compared\s(?:to|with)|than|unlike)\s(?:both\s)?"
    r"(?:(?:her|his|its|their)\s(?:[a-z][\w-]*,?\s){1,3}|the\s(?:[a-z][\w-]*\s){0,2}[a-z][\w-]*,\s)?"
    rf"(?P<name>{NAME}(?:\sand\s{NAME})?)"
)
_OWNER = r"[^\W\d_a-z][\w-]{0,40}(?:\s[^\W\d_a-z][\w-]{0,40}){0,5}"
_THEIRS = re.compile(
    rf"\b(?P<owner>{_OWNER})(?:['’]s?|(?:,\san?\s[^,]{{1,40}})?(?:,|\s[–—-]|\s\()?\s?\bwhose)"
    r"\s(?P<thing>[a-z][\w-]*)"
)


def taken(text: str, claim: str) -> bool:
    """Whether `claim` gives to somebody the age, the relative or the deed that `text` gives to
    another: one is “19-year-old Ben Sato”, one is “Aune, whose father” or “Aune’s father”, and one
    stands only behind a “than” or an “ahead of”.
    """
    return (
        _aged_apart(text, claim)
        or _misaged(text, claim)
        or _disowned(text, claim)
        or _compared(text, claim)
    )


def keeps_age(text: str, claim: str) -> bool:
    """Whether `claim` says no more than “Ben Sato is 19 years old” of “19-year-old Ben Sato”."""
    told = _IS_AGED.fullmatch(claim)
    return told is not None and any(
        age == told["age"] and set(words(told["name"])) - {"the"} <= set(words(name))
        for age, name in _years_old(text)
    )


def _years_old(text: str) -> Iterator[tuple[str, str]]:
    """Ages, each with the name behind it, if only nouns stand between: not “nurse from Graz”."""
    for found in _YEAR_OLD.finditer(text):
        if not any(is_grammar(word) or is_told(word) for word in found["what"].split()):
            yield found["age"], found["name"]


def _misaged(text: str, claim: str) -> bool:
    ages = {age for found in _AGED.finditer(claim) for age in found.groups() if age}
    told = {age for age in ages if not re.search(rf"\b{age}\b(?!-year)", text)}
    names = [word for name in facts.names(claim) for word in content(name)]
    holders = [content(name) for age, name in _years_old(text) if age in told]
    return (
        bool(holders and names)
        and not _YEAR_OLD.search(claim)
        and not any(facts.same_name(name, holder) for holder in holders for name in names)
    )


def _aged_apart(text: str, claim: str) -> bool:
    """Whether `claim` tells only the age of one whom `text` names, and does not call that old."""
    told = _IS_AGED.fullmatch(claim)
    *first, name = told["name"].removeprefix("The ").split() if told else ("", "")
    if told is None or not re.search(rf"\b{re.escape(name)}\b", text):
        return False
    whole, last = re.escape(" ".join((*first, name))), re.escape(name)
    is_whole = re.search(rf"\b{whole}\b", text) is not None
    # “Ana Belo, 38” tells nothing of Rui Belo.
    if first and not is_whole and re.search(rf"\b[A-Z][\w’'-]+\s{last}\b", text):
        return True
    together = _TOGETHER.format(name=whole if is_whole else last, age=told["age"])
    return not (keeps_age(text, claim) or re.search(together, text))


def _disowned(text: str, claim: str) -> bool:
    there: dict[str, list[str]] = defaultdict(list)
    for found in _THEIRS.finditer(text):
        there["".join(content(found["thing"]))] += words(found["owner"])
    return any(
        owners and not any(facts.same_name(word, owners) for word in words(found["owner"]))
        for found in _THEIRS.finditer(claim)
        if (owners := there.get("".join(content(found["thing"])), []))
    )


def _compared(text: str, claim: str) -> bool:
    first = _FIRST.match(claim)
    if first is None or _THAN.search(claim):
        return False
    name = words(first["name"])[-1:]
    behind = words(" ".join(found["name"] for found in _THAN.finditer(text)))
    return name[0] in behind and name[0] not in words(_THAN.sub(" ", text)) if name else False
