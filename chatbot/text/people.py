"""The names of people in a text, by the company they keep: no list of names, no model."""

import re
from collections.abc import Iterator
from functools import lru_cache

from chatbot.text.speech import VERBS
from chatbot.text.words import fold, is_grammar
from index.sentences import split

_NAME = re.compile(r"\b[^\W\d_a-z][\w’'-]*\w(?:\s+[^\W\d_a-z][\w’'-]*\w)*")
TITLE = r"Mr|Mrs|Ms|Dr|Prof|Sen|Gov|Rep|President|Minister|General|Chief|Mayor|Judge|Captain"
TITLE += (
    "|Secretary|Chancellor|Senator|Governor|Professor|Director|Spokesman|Spokeswoman|King|Queen"
)
"""A pattern of what stands before a name, or alone; it names nobody."""

# What only people are. “Er” and “or” end too much else.
_ROLE = (
    r"(?:actor|actress|advis[eo]r|aide|ambassador|analyst|architect|author|baker|barrister|boss"
    r"|boxer|brother|candidate|captain|chair|chief|co-author|coach|colleague|commander|commissioner"
    r"|composer|councill?or|cousin|dancer|daughter|defender|deputy|director|doctor|driver|economist"
    r"|editor|engineer|executive|farmer|father|fighter|filmmaker|forward|founder|friend|goalkeeper"
    r"|governor|grandfather|grandmother|head|historian|husband|inspector|investigator|judge"
    r"|lawyer|leader|lecturer|maker|manager|mathematician|mayor|midfielder|minister|mother|musician"
    r"|neighbou?r|nephew|niece|novelist|nurse|officer|official|opponent|owner|painter|partner"
    r"|pastor|pharmacist|photographer|physician|pilot|pitcher|player|poet|politician|predecessor"
    r"|president|priest|producer|professor|prosecutor|pupil|quarterback|researcher|rider|rival"
    r"|sailor|scholar|secretary|senator|sergeant|singer|sister|soldier|son|spokesperson|striker"
    r"|student|successor|surgeon|survivor|teacher|teammate|trainer|treasurer|trumpeter|uncle|veteran"
    r"|victim|widow|widower|wife|winner|witness|worker|writer"
    r"|[a-z]+(?:ologist|ologer|graphist|man|woman)|(?:art|biolog|chem|cycl|guitar|journal|pian|scient)ist)"
)

_PRONOUN = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
_HE = re.compile(r"\b(?:he|his|him)\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:she|her)\b", re.IGNORECASE)
_MOST = 12
_REACH = 600
_PLACE = "in|at|near|across|throughout|inside|outside"


def names(text: str) -> tuple[str, ...]:
    """Runs of capitalised words in `text`, in order, without possessives and grammar words."""
    runs = (
        [re.sub(r"[’']s?$", "", word) for word in found.split() if not is_grammar(word)]
        for found in _NAME.findall(text)
    )
    return tuple(" ".join(run) for run in runs if run)


@lru_cache(maxsize=1024)
def person(name: str, article: str) -> bool:
    """Whether `article` treats `name` as a person's: it is spoken for, titled, or given a first
    name, an age or a part that only people play, and that more often than it is used as a place. A
    body is none, whose name ends in what the article calls it, as it may say “the museum” of the
    Sund Museum; nor are many, as “the Greens”.
    """
    if re.fullmatch(TITLE, name.split()[-1]):
        return False
    last = re.escape(name.split()[-1])
    if re.search(rf"\b(?:an?|its|our|that|the|this) {last.lower()}\b", article):
        return False
    if last.endswith("s") and re.search(rf"\b[Tt]he {last}\b(?! [A-Z]|[’'])", article):
        return False
    signs = (
        rf"\b{last}, (?:who|\d{{1,2}})\b",
        rf"\b{last}, (?:an?|the|(?:his|her|its|their)) (?:[a-z’'-]+ ){{0,2}}{_ROLE}\b",
        rf"\b{_ROLE},? (?:[A-Z]\w+ ){{0,2}}{last}\b",
        rf"\b{last},? (?:also )?(?:{VERBS})\b",
        rf"\b(?:{VERBS}) (?:[A-Z]\w+ )?{last}\b",
        rf"\b(?:{TITLE})\.? (?:[A-Z]\w+ )?{last}\b",
    )
    spoken = sum(len(re.findall(sign, article)) for sign in signs) + _first_names(last, article)
    return spoken > len(re.findall(rf"\b(?:{_PLACE}) {last}\b", article))


def _first_names(last: str, article: str) -> int:
    """How often a first name stands before `last`, a pattern, which comes again without a title."""
    bare = re.finditer(rf"[^A-Z]\s(?<![A-Z]\w\s){last}\b", article)
    end = max((found.start() for found in bare), default=-1)
    whole = re.finditer(rf"(?<!the )(?<!The )\b[A-Z][a-z]+ {last}\b", article)
    return sum(found.end() <= end for found in whole)


def people(text: str, article: str) -> Iterator[str]:
    """The names in `text` that `article` treats as a person's, in order."""
    return (name for name in names(text)[-_MOST:] if person(name, article))


def refers_to(text: str, name: str, before: str, article: str) -> bool:
    """Whether a “he” or “she” in `text` is `name`: the person named last in `before` it, but for
    a Mr where `text` has only a “she”, or a Mrs where it has only a “he”. Where somebody is named
    before it in its own sentence, it is nobody outside.

    `before` is what the article says up to `text`, of which the nearest part counts.
    """
    if not _points_outside(text, article):
        return False
    near = people(before[-_REACH:], article)
    *_, last = ("", *(one for one in near if _may_be_meant(text, one, article)))
    return fold(name) in (fold(part) for part in last.split())


def _points_outside(text: str, article: str) -> bool:
    """Whether a sentence of `text` has a “he” or “she” that stands before every person it names. A
    “him” behind somebody is mostly another.
    """
    for start, end in split(text):
        sentence = text[start:end]
        pronoun = _PRONOUN.search(sentence)
        is_done_to = pronoun is not None and fold(pronoun[0]) == "him"
        if pronoun and (is_done_to or not any(people(sentence[: pronoun.start()], article))):
            return True
    return False


def _may_be_meant(text: str, name: str, article: str) -> bool:
    """Whether `text` has a pronoun that fits how `article` titles `name`, if it does."""
    last = re.escape(name.split()[-1])
    titles = set(re.findall(rf"\b(Mr|Mrs|Ms)\.? (?:[A-Z]\S+ )?{last}\b", article))
    if not titles or ("Mr" in titles and len(titles) > 1):
        return True
    return (_HE if "Mr" in titles else _SHE).search(text) is not None
