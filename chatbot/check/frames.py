"""What a claim sets its fact in, with words that only the question has: another time than that of
the text, another owner or place than the noun has there, or the whole of which it is one.

“What was abolished during the war?” lends “during the war” to what “was abolished after it”, and
“Who sorted the trees of the world?” lends “of the world” to “the trees of the valley”.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import dropwhile, takewhile

from chatbot.text import facts
from chatbot.text.forms import plain
from chatbot.text.verbs import is_told
from chatbot.text.words import WORD, content, fold, is_grammar, words

_TOKEN = re.compile(rf"{WORD}|[,;:.!?()“”\"]")
_WHEN = frozenset(
    "after amid because before during following if since throughout until when while".split()
)
_WHERE = frozenset("at in inside near on outside".split())
_OF = frozenset("about against among by for from into of through to under with".split())
_ANY = frozenset("a an her his its their".split())
_NOW = frozenset("already currently now nowadays presently still today yet".split())
_THAN = re.compile(r"\b(?:than|(?:many|much|long|high|large|big|fast) as)\s(?P<told>[a-z]+)")
_ABLE = re.compile(
    r"\b(?:can|could|(?<!was )(?<!were )able to)\s(?!not\b)(?:\w+ly\s)?(?P<verb>[a-z]+)"
)
_MAY = re.compile(r"\b(?:able|can|capab\w+|could|may|might|possible|would)\b")
_THOSE = re.compile(
    r"(?<!among )(?<!of )\bthe (?P<state>accused|dead|elderly|homeless|injured|missing|poor|rich"
    r"|sick|unemployed|wounded)(?=[^\w\s]|\s(?:and|from)\b)"
)
_IS_AT = re.compile(
    r"\b(?:are|is|was|were) (?P<link>at|in|inside|near|on|outside) (?P<place>[^,.;]+)"
)
_STANDS = frozenset(
    content("based found held hides home kept lies lives located situated sits stands")
)
_FIXED = frozenset("a all an any both each every her his its my our that the their this".split())
_LONGEST = 5
# “The winner was Orr”, where “two won, among them Orr”.
_ALONE = re.compile(
    r"\bthe (?!(?:first|last)\b)(?:[a-z-]+ ){1,3}(?:is|was) (?:the |an? )?(?P<one>[A-Z][^,.;]*)"
)
_ONE_OF = re.compile(r"\b(?:among (?:them|these|whom)|including|such as)\b(?P<some>[^.;]*)")


def reset(text: str, claim: str) -> bool:
    """Whether `claim` sets what it tells in a time or place of which `text` has no word, or ties a
    word to something of which `text` has none, where that has it tied to another; or tells of now
    what `text` does not, or as planned what was more “than planned”.
    """
    there, stems = _tokens(text), content(text)
    ties = {(noun, link) for noun, link, _ in _ties(there) if noun}
    return (
        any(
            _lacks(stems, thing) and (link in _WHEN | _WHERE or (noun, link) in ties)
            for noun, link, thing in _ties(_tokens(claim))
        )
        or (not _NOW.isdisjoint(words(claim)) and _NOW.isdisjoint(words(text)))
        or _moved(there, fold(claim))
        or _compared(fold(text), fold(claim))
        or _achieved(fold(text), fold(claim))
    )


def _moved(there: Sequence[str], claim: str) -> bool:
    """Whether `claim` has somebody “at the camp”, of which there only another deed or thing is."""
    found = _IS_AT.search(claim)
    if not found:
        return False
    place, told = set(content(found["place"])), content(claim)
    holders = [
        there[at - 1]
        for at, token in enumerate(there)
        if at
        and fold(token) == found["link"]
        and not place.isdisjoint(_stems(there, at))
        # “On the peninsula in London” is one place.
        and _WHERE.isdisjoint(map(fold, there[max(0, at - _LONGEST) : at]))
    ]
    return bool(holders) and not any(
        one[0].isupper() or not content(one) or facts.same_name(content(one)[0], (*told, *_STANDS))
        for one in holders
    )


def _compared(text: str, claim: str) -> bool:
    """Whether `claim` tells with another word what `text` has behind “than”."""
    there = {found["told"] for found in _THAN.finditer(text)} & set(words(claim))
    return any(not is_grammar(word) for word in there) and not _THAN.search(claim)


def _achieved(text: str, claim: str) -> bool:
    """Whether `claim` does what `text` only can do, or calls somebody what there only others are,
    as in “searching for the missing”.
    """
    there, told = [content(plain(each)) for each in (text, claim)]
    able = (
        [] if _MAY.search(claim) else [content(plain(one["verb"])) for one in _ABLE.finditer(text)]
    )
    states = [one["state"] for one in _THOSE.finditer(text) if words(text).count(one["state"]) == 1]
    return any(verb and verb[0] in told and there.count(verb[0]) == 1 for verb in able) or any(
        re.search(rf"\b(?:are|is|was|were)\s{state}\b", claim) for state in states
    )


def singled_out(text: str, claim: str) -> bool:
    """Whether `claim` has for the one, as in “the winner was Orr”, whom `text` has among others."""
    found, some = _ALONE.search(claim[:1].lower() + claim[1:]), _ONE_OF.search(text)
    if not found or not some or _ONE_OF.search(claim):
        return False
    one = content(found["one"])
    return bool(one) and set(one) <= set(content(some["some"]))


def stutters(claim: str) -> bool:
    """Whether four words in a row stand in it twice: “Orr, who was not there, was not there”."""
    told = words(claim)
    fours = [tuple(told[at : at + 4]) for at in range(len(told) - 3)]
    return len(set(fours)) < len(fours)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _ties(tokens: Sequence[str]) -> Iterator[tuple[str, str, list[str]]]:
    """Each noun, “” where there is none, with the word that ties it to a thing, and that thing's
    stems.
    """
    for at, token in enumerate(tokens):
        link = fold(token)
        if link not in _WHEN | _WHERE | _OF | _ANY:
            continue
        before = content(tokens[at - 1]) if at else []
        if thing := _stems(tokens, at):
            yield (before[-1] if before else ""), ("a" if link in _ANY else link), thing


def _stems(tokens: Sequence[str], at: int) -> list[str]:
    """Those of what the link there ties to."""
    return content(" ".join(_thing(tokens[at + 1 : at + 1 + _LONGEST])))


def _thing(tokens: Sequence[str]) -> Iterator[str]:
    """What they open with, to the first word that carries no fact or is a verb."""
    bare = dropwhile(lambda one: fold(one) in _FIXED, tokens)
    return takewhile(lambda one: not _ends(one), bare)


def _ends(token: str) -> bool:
    word = fold(token)
    return not token[0].isalnum() or is_grammar(word) or is_told(word)


def _lacks(there: Collection[str], thing: Collection[str]) -> bool:
    """Whether `there` has none of `thing`; numbers have rules of their own."""
    return not any(stem[0].isdigit() or facts.stands(stem, there) for stem in thing)
