"""Who is what, and whose: “A is B” may be told in other words than the article's, but never of
somebody else.
"""

import re
from collections.abc import Collection, Sequence
from itertools import chain, product

from chatbot.check.order import COPULA, rises, stems
from chatbot.text import facts
from chatbot.text.attribution import sayers
from chatbot.text.verbs import is_verb
from chatbot.text.words import NAME, content, fold, words

_IDENTITY = re.compile(
    r"\b(?:is|are|was|were)\s(?:(?:an?|the)\s|[^\W\d_a-z]|\w+['’]s?\s|my\b|his\b|her\b|its\b|their\b)"
)
_OWNER = re.compile(
    r"([\w-]+)(?:['’]s?(?=\s)|,?\swhose\b)|\bof\s(?:the\s)?(?:[a-z]+\s){0,2}([A-Z][\w-]*(?:\s[A-Z][\w-]*)*)"
)
_FIRST = re.compile(r"(?:[\w.-]+\s){0,4}?([A-Z][\w-]+)(?![\w-]|['’]|\.?\s[A-Z])")
# What hangs a name on somebody else: “the lawyer for Lind”, “the man who shot Lind”.
_HANGS = (
    r"\b(?:against|alongside|behind|by|for|from|like|of|than|to|unlike|with|who\s\w+|[a-z]+ing)\s"
    r"(?:(?:the|their|his|her)\s)?(?:(?!\w+day\b)[A-Z][\w.-]*\s)*"
)
_HELPS = r"(?:(?:also|had|has|have|is|later|then|was|were|will)\s)*"
_THEIRS = re.compile(r"\b([A-Z][\w-]+)['’]s?\s([a-z][\w-]*)")
_SUCCEEDS = r"\b(?:replac(?:e|ed|es|ing)|succeed(?:ed|ing|s)?|t(?:ake|akes|ook)\sover\sfrom)\s"
_OFFICE = 60
_GAINS = re.compile(r"\s(?:became|becomes|is(?:\snow)?|will\s(?:be|become))\s(?!to\b)(?!\w+ed\b)")
_TITLED = re.compile(r"\b(mr|mrs|ms)\.?\s(\w+)")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?(?=\s)")

_NAMES = re.compile(rf"(?P<one>{NAME}) (?:is|was) (?P<other>{NAME})\.?")
# What may stand between two names of one.
_ALSO = r"[\s,(“\"–—-]+(?:(?:is|was|(?!\w+ed\b)[a-z]+)[\s,(“\"]+){0,4}"


def restates(text: str, claim: str) -> bool:
    """Whether `claim` tells “B, the A” as “A is B”: the two touch in `text`, and each keeps the
    order of its words. Whose A it is, as in “Lind's”, may stand elsewhere.
    """
    if not _IDENTITY.search(claim):
        return False
    there = content(text)
    sides = [
        [[there.index(word) for word in content(part) if word in there] for part in parts]
        for parts in map(_POSSESSIVE.split, COPULA.split(claim, maxsplit=1))
    ]
    return all(rises(part) for side in sides for part in side) and any(
        one and other and max(one) + 1 == min(other)
        for left, right in (sides, sides[::-1])
        for one, other in product(*((side[-1], [*chain(*side)]) for side in (left, right)))
    )


def same_identity(text: str, claim: str) -> bool:
    """Whether “Lind is the mayor” takes nobody's office: no other name touches it in `text`, while
    the claim's own does not.
    """
    if not _IDENTITY.search(claim):
        return True
    there, names = content(text), stems(text) - _owners(text)
    sides = [
        [there.index(word) for word in content(side) if word in there]
        for side in COPULA.split(claim, maxsplit=1)
    ]
    return all(
        not _usurped(there, office, holder, names - stems(claim))
        for office, holder in (sides, sides[::-1])
        if office and holder and names.isdisjoint(there[at] for at in office)
    )


def _usurped(
    there: Sequence[str], office: Sequence[int], holder: Sequence[int], others: Collection[str]
) -> bool:
    edges = {min(office) - 1, max(office) + 1} & set(range(len(there)))
    return edges.isdisjoint(holder) and any(there[at] in others for at in edges)


def misnamed(text: str, claim: str) -> bool:
    """Whether `claim` has one name for another, “Lind is Bos”, that `text` has not side by side."""
    found = _NAMES.fullmatch(claim)
    if not found:
        return False
    one, other = (re.escape(found[side]) for side in ("one", "other"))
    told = rf"{one}{_ALSO}{other}|{other}{_ALSO}{one}|\b(?:[Hh]e|[Ss]he|who) (?:is|was) {other}"
    return not re.search(told, text)


def same_subject(text: str, claim: str) -> bool:
    """Whether those of whom `claim` says “was elected” stand before “was elected” in `text` too,
    where that says it of somebody.
    """
    head, *rest = COPULA.split(claim, maxsplit=1)
    told = sayers(claim)  # Who says it may stand anywhere.
    names = [name for name in facts.names(head) if told.isdisjoint(content(name))]
    said = content(rest[0])[:1] if rest else []
    places = [
        found.start()
        for found in COPULA.finditer(text)
        if said and said[0] in content(text[found.end() :])[:2]
    ]
    own = stems(head) - _owners(claim)
    return not places or any(
        all(facts.same_name(name, words(text[:place])) for name in names)
        and own.isdisjoint(_owners(text[:place]))
        for place in places
    )


def same_owners(text: str, claim: str) -> bool:
    """Whether nobody whom `text` has own another is owned by that one in `claim`."""
    own, told = _owners(text), _owners(claim)
    if any(
        re.search(rf"\b{theirs},?\s(?:[A-Z]\S*\s)*{re.escape(owner)}\b", text)
        for owner, theirs in _THEIRS.findall(claim)
        if own.isdisjoint(content(owner))
    ):
        return False  # “Her deputy, Petar Kolev” is no deputy of Kolev's.
    return own.isdisjoint(stems(claim) - told) or told.isdisjoint(stems(text) - own)


def robbed(text: str, claim: str) -> bool:
    """Whether `claim` begins with somebody of whom `text` tells only what is theirs: “Feld lost 30
    sheep”, where her husband did.
    """
    first = _FIRST.match(claim)
    theirs = [found for found in _THEIRS.finditer(text) if first and first[1] == found[1]]
    others = _THEIRS.sub(" ", text)
    return bool(
        first
        and theirs
        and first[1] not in others.split()
        and not any(set(content(found[2])) & set(content(claim)) for found in theirs)
    )


def hangs(text: str, claim: str) -> bool:
    """Whether `claim` begins with a name and what it did, where `text` tells that of somebody on
    whom the name hangs: “Lind resigned”, where the lawyer for Lind did.
    """
    first = _FIRST.match(claim)
    if not first or not sayers(claim).isdisjoint(content(first[1])):
        return False
    deed = re.match(rf",?\s{_HELPS}([a-z][\w-]+)", claim[first.end() :])
    if not deed or not (is_verb(deed[1]) or re.search(r"[^s]s$", deed[1])):
        return False
    did = rf"\b{re.escape(first[1])},?\s{_HELPS}{deed[1]}\b"
    if re.search(_HANGS + did[2:], claim):
        return False
    found = re.findall(did, text)
    return bool(found) and len(found) == len(re.findall(_HANGS + did[2:], text))


def succeeded(text: str, claim: str) -> bool:
    """Whether `claim` gives an office to the one who lost it: “Lind became mayor”, where “Okafor
    succeeded Lind as mayor”.
    """
    first = _FIRST.match(claim)
    gains = _GAINS.match(claim, first.end()) if first else None
    if not first or not gains:
        return False
    office = set(content(claim[gains.end() :]))
    losers = re.finditer(rf"{_SUCCEEDS}(?:[A-Z][\w.-]*\s)*{re.escape(first[1])}\b", text)
    return any(office & set(content(text[found.end() :][:_OFFICE])) for found in losers)


def _owners(text: str) -> set[str]:
    """The stems of who has something: “Lind's”, “Lind, whose”, “of the singer Lind”."""
    return {word for found in _OWNER.findall(text) for word in content(" ".join(found))}


def same_titles(text: str, claim: str) -> bool:
    """Whether whoever `claim` calls Mr or Mrs is called so in `text`, if by either there."""
    there = _titled(text)
    return all(
        title in titles
        for title, name in _titled(claim)
        if (titles := {other for other, whose in there if whose == name})
    )


def _titled(text: str) -> frozenset[tuple[str, str]]:
    """Titles with the name behind each; “Ms” and “Mrs” are one."""
    pairs = _TITLED.findall(fold(text))
    return frozenset(("mr" if title == "mr" else "ms", name) for title, name in pairs)
