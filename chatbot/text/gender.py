"""Whether an article speaks of somebody as “he” or as “she”: by title and pronoun, for a first name
proves nothing.
"""

import re
from functools import lru_cache
from typing import Literal

from chatbot.text.people import TITLE, people
from chatbot.text.verbs import is_told
from chatbot.text.words import CAPITALISED, fold, is_grammar

Gender = Literal["he", "she"]
PRONOUNS: dict[Gender, re.Pattern[str]] = {
    "he": re.compile(r"\b(he|him|his)\b", re.IGNORECASE),
    "she": re.compile(r"\b(she|her|hers)\b", re.IGNORECASE),
}
"""What a question or an article calls a person by."""

_TITLES: dict[Gender, str] = {
    "he": r"Mr|Sir|Lord|Father|King|Prince|(?:[Ss]pokes|[Cc]hair|[Bb]usiness)man",
    "she": r"Mrs|Ms|Miss|Dame|Lady|Sister|Queen|Princess|(?:[Ss]pokes|[Cc]hair|[Bb]usiness)woman",
}
# With a first name alone: “She met her brother, Lind said” makes Lind nobody's brother.
_KIN: dict[Gender, str] = {
    "he": "husband|brother|father|son|widower",
    "she": "wife|sister|mother|daughter|widow",
}
_OFFICES = "business|chair|congress|fire|fisher|police|sales|spokes|sports|states"
_NOUNS: dict[Gender, str] = {
    "he": rf"boy|boyfriend|grandfather|grandson|king|(?:{_OFFICES})?man|nephew|prince|uncle",
    "she": rf"aunt|girl|girlfriend|grandmother|niece|princess|queen|(?:{_OFFICES})?woman",
}
_OWNER = r"[^\W\d_a-z][\w-]*(?: [^\W\d_a-z][\w-]*){0,2}[’']s"
_DESCRIBED: dict[Gender, re.Pattern[str]] = {
    which: re.compile(
        rf"\b(?:[Tt]he (?:[a-z]+ ){{0,2}}?|{_OWNER} (?:[a-z]+ )?)(?:{_KIN[which]}|{nouns})"
        r"\b(?![’'])"
        rf"(?: of {CAPITALISED}(?: {CAPITALISED}){{0,2}})?",
    )
    for which, nouns in _NOUNS.items()
}
_FOLLOWS = re.compile(r"\s+(\w+)")
_HELPER = re.compile(
    r"\b(?:can|could|did|do|does|may|might|must|should|will|would)\b", re.IGNORECASE
)
_POSSESSIVE = frozenset(("his", "hers"))
# Grammar that may stand between “her” and what is hers.
_THEIRS = frozenset("few many most other own".split())
# Whose widow is no man's: “the widow of Carl Lind”, “Lind’s widow”.
_SPOUSE: dict[Gender, str] = {"he": "wife|widow", "she": "husband|widower"}
_WORD = re.compile(r"\w[\w’'-]*")
_FIRST = r"(?:[A-Z]\.|[A-Z][\w’'-]+) "
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\Wa-z])|\n+")
_MOST = 12
"""Sentences naming a person that are looked at."""

_SURE = 2
"""So many times the other one's pronouns must be outnumbered."""

_ALONE = 3
"""What a pronoun counts where nobody else is named near it."""


@lru_cache(maxsize=256)
def gender(name: str, article: str) -> Gender | None:
    """What `article` calls the person of that name; None where it calls them neither or both. Of
    several who share a family name it is the one named with `name`, else the first.
    """
    article = _without_namesakes(name, article)
    titled = [which for which in PRONOUNS if _is_titled(name.split()[-1], which, article)]
    if titled:
        return titled[0] if len(titled) == 1 else None
    votes = _votes(name.split()[-1], article)
    (first, most), (_, other) = sorted(votes.items(), key=lambda each: -each[1])
    return first if most > _SURE * other else _by_spouse(name.split()[-1], article)


def described(text: str) -> list[tuple[str, Gender]]:
    """Those whom `text` names by what they are, “the girl” or “Lind’s brother”, and whether that is
    a “he” or a “she”; “the girl band” is neither.
    """
    return [
        (f"the {found[0][4:]}" if found[0].startswith("The ") else found[0], which)
        for which, one in _DESCRIBED.items()
        for found in one.finditer(text)
        if _ends(text, found)
    ]


def _ends(text: str, found: re.Match[str]) -> bool:
    """Whether the noun found may be the last: a verb or grammar follows, or nothing."""
    follows = _FOLLOWS.match(text, found.end())
    is_over = follows is None or is_grammar(follows[1].lower()) or is_told(follows[1])
    return is_over or _HELPER.search(text, 0, found.start()) is not None


def form(name: str, text: str, pronoun: re.Match[str]) -> str:
    """The `name` as it stands in the place of `pronoun`, a match in `text`: “Lind’s” for “his”, and
    any other word as it is. “Her” is possessive where something follows that may be hers: “her
    deputy”, not “her in Aske”.
    """
    if name.endswith(("’s", "'s")):
        return name
    word = pronoun[0].casefold()
    follows = re.match(r"\s+(\w+)", text[pronoun.end() :])
    is_hers = follows is not None and (fold(follows[1]) in _THEIRS or not is_grammar(follows[1]))
    return f"{name}’s" if word in _POSSESSIVE or (word == "her" and is_hers) else name


def _without_namesakes(name: str, article: str) -> str:
    """`article` without the family name of others who share that of `name`. The time is linear in
    its length, however many they are.
    """
    *firsts, last = name.split()
    whole = re.compile(rf"\b([^\W\d_a-z][\w’'-]*) {re.escape(last)}\b")
    plain = frozenset(_WORD.findall(article))
    before = dict.fromkeys(found[1] for found in whole.finditer(article))
    named = [word for word in before if is_first_name(word, plain)]
    own = firsts[-1] if firsts else next(iter(named), "")
    others = frozenset(named) - {own}
    return whole.sub(lambda found: found[1] if found[1] in others else found[0], article)


def is_first_name(word: str, plain: frozenset[str]) -> bool:
    """Whether `word`, which stands before a family name, is neither a title nor one of the `plain`
    words of the article.
    """
    titles = (TITLE, *_TITLES.values())
    is_plain = is_grammar(word) or word.lower() in plain
    return not is_plain and not any(re.fullmatch(title, word) for title in titles)


def _by_spouse(last: str, article: str) -> Gender | None:
    """Whose wife or husband the article tells of."""
    name = re.escape(last)
    found = [
        which
        for which, spouse in _SPOUSE.items()
        if re.search(
            rf"\b(?:{spouse}) of (?:{_FIRST}){{0,2}}{name}\b|\b{name}[’']s (?:{spouse})\b", article
        )
    ]
    return found[0] if len(found) == 1 else None


def _is_titled(last: str, which: Gender, article: str) -> bool:
    ending = rf"{re.escape(last)}\b"
    titled = rf"\b(?:{_TITLES[which]})\.?,? (?:{_FIRST}){{0,2}}{ending}"
    kin = rf"\b(?:{_KIN[which]}),? (?:{_FIRST}){{1,2}}{ending}"
    apposed = rf"\b{ending}, (?:an?|her|his|the|their) (?:\w+ )?(?:{_KIN[which]}|{_NOUNS[which]})\b"
    return any(re.search(pattern, article) for pattern in (titled, kin, apposed))


def _votes(last: str, article: str) -> dict[Gender, int]:
    """How often each pronoun follows that name, in its sentence or the next, before another."""
    sentences = _SENTENCE_END.split(_QUOTED.sub(" ", article))
    naming = [at for at, text in enumerate(sentences) if re.search(rf"\b{re.escape(last)}\b", text)]
    votes: dict[Gender, int] = {"he": 0, "she": 0}
    for at in naming[:_MOST]:
        text = " ".join(sentences[at : at + 2])
        near = {one.split()[-1] for one in people(text, article)}
        weight = 1 if near - {last} else _ALONE
        for which, pronoun in PRONOUNS.items():
            votes[which] += weight * len(pronoun.findall(_behind(text, last, near)))
    return votes


def _behind(text: str, last: str, names: set[str]) -> str:
    """What stands in `text` behind `last`, each time up to the next of `names`."""
    either = "|".join(map(re.escape, sorted({*names, last}, key=len, reverse=True)))
    _, *parts = re.split(rf"\b({either})\b", text)
    return " ".join(
        part for name, part in zip(parts[::2], parts[1::2], strict=True) if name == last
    )
