"""What a claim says, and whether a text of the article says all of it: the check's rules.

Each rule catches one way in which a writer makes a false sentence out of true words. They err
on the side of refusal, for what is refused is quoted instead.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from chatbot import facts, numbers
from chatbot.numbers import Number
from chatbot.speech import speakers
from chatbot.words import content, fold, words

_COVERED = 0.5
_IN_ORDER = 0.5
_LEAD = 6

# Words that join what is said to what is asked and add no fact; the writer puts them in freely.
_JOINING = frozenset(
    content(
        """according against became because become based call called came come concern do done gave
        get give given go gone got happen happened held hold include including know known locate
        located made make mean name named number old part person place reason received said say
        so spoke speak take taken think thing time told took tell toward type upon want
        way went whole work year yes"""
    )
)
_ORDINALS = frozenset(content("first second third fourth fifth sixth seventh eighth ninth tenth"))
# Words that turn a fact into a charge, a wish, a plan or a doubt: no claim may drop one.
_GUARDS = re.compile(
    r"\b(?:accus\w+|alleg\w+|almost|attempt\w*|claim\w*|consider\w*|could|declin\w+|den(?:y|ied|ying)"
    r"|deni\w+|dismiss\w*|expect\w*|fail\w*|false\w*|hop(?:e|es|ed|ing)|if|may|might|nearly"
    r"|plan(?:s|ned|ning)?|pledg\w+|promis\w+|propos\w+|refus\w+|reject\w*|should|suspect\w*"
    r"|threat\w*|tr(?:y|ies|ied|ying)|unless|untrue|whether|would)\b"
)
_STOP = re.compile(r"[.!?;:\"](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Claim:
    """What must be found again in the article. `told` are the words the question did not hold.

    `plain` are those of them that are neither names nor numbers, which have rules of their own.
    """

    text: str
    words: tuple[str, ...]
    told: tuple[str, ...]
    plain: tuple[str, ...]
    names: frozenset[str]
    numbers: tuple[Number, ...]
    quoted: tuple[str, ...]


def read(text: str, question: str) -> Claim:
    """The claim that `text` makes in answer to `question`."""
    said = tuple(
        word
        for word in dict.fromkeys(content(text))
        if word not in _JOINING and not facts.denies(word)
    )
    asked = frozenset(content(question))
    # An ordinal picks one thing out of several: the question's is no evidence for it.
    told = tuple(word for word in said if word not in asked or word in _ORDINALS)
    names = facts.names(text)
    ruled = frozenset(content(" ".join([*names, *filter(numbers.numbers, words(text))])))
    return Claim(
        text=text,
        words=said,
        told=told,
        plain=tuple(word for word in told if word not in ruled),
        names=names,
        numbers=numbers.numbers(text),
        quoted=facts.quoted(text),
    )


def tells(text: str, claim: Claim) -> bool:
    """Whether `text` says what `claim` says; its names are judged elsewhere.

    Numbers count the same, quoted words stand there, so does every plain word that is told, and
    half of all words, in much the same order; nothing is denied, doubted, turned round or put
    into another mouth.
    """
    there = content(text)
    places = [place for word in claim.words if (place := _place(word, there)) is not None]
    return (
        numbers.tells(text, claim.numbers)
        and all(facts.quotes(text, phrase) for phrase in claim.quoted)
        and all(word in there for word in claim.plain)
        and len(places) >= _COVERED * len(claim.words)
        and longest_rise(places) >= _IN_ORDER * len(places)
        and (_passive(claim.text) != _passive(text) or not turned(places))
        and _same_roles(text, claim)
        and _same_certainty(_clauses(text, claim), claim.text)
        and all(_speaks(name, text) for name in speakers(claim.text))
    )


def _place(word: str, there: Sequence[str]) -> int | None:
    return next((at for at, other in enumerate(there) if facts.same_name(word, (other,))), None)


def _speaks(name: str, text: str) -> bool:
    """Whether `name` speaks in `text`; a text with a pronoun leaves that to the rule for names."""
    there = speakers(text)
    return facts.same_name(name, there) or (not there and _PRONOUN.search(text) is not None)


_PRONOUN = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)


def _clauses(text: str, claim: Claim) -> str:
    """What of `text` the claim draws on: the clause that says most of it, and every other that
    adds a word to that. One that adds only a name, as of who speaks, may doubt what it likes.
    """
    clauses = [_stretch(clause, claim) for clause in _STOP.split(fold(text))]
    wanted = set(claim.words) - {word for name in claim.names for word in content(name)}
    drawn: list[str] = []
    while clauses:
        fullest = max(clauses, key=lambda clause: len(wanted & set(content(clause))))
        if not wanted & set(content(fullest)):
            break
        clauses.remove(fullest)
        wanted -= set(content(fullest))
        drawn.append(fullest)
    return " ".join(drawn)


def _stretch(clause: str, claim: Claim) -> str:
    """From a few words before the first word that the claim shares to the last one."""
    there = clause.split()
    shared = [at for at, word in enumerate(there) if set(content(word)) & set(claim.words)]
    return " ".join(there[max(0, shared[0] - _LEAD) : shared[-1] + 1]) if shared else ""


def _same_certainty(text: str, claim: str) -> bool:
    """Whether the claim denies where `text` does, and drops none of its doubts."""
    return facts.denies(claim) == facts.denies(text) and _doubts(text) <= _doubts(fold(claim))


def _doubts(text: str) -> frozenset[str]:
    # A stem where there is one: “may” and “if” count as grammar elsewhere, and have none.
    return frozenset((*content(word), word)[0] for word in _GUARDS.findall(text))


def _same_roles(text: str, claim: Claim) -> bool:
    """Whether two who are named act on each other in `text` as they do in the claim.

    “A is B” may be told as “B is A”, and a passive turns its sentence round.
    """
    if _passive(claim.text) != _passive(text) or _COPULA.search(claim.text):
        return True
    there, told = words(text), speakers(claim.text)
    order = [
        [at for at, word in enumerate(there) if facts.same_name(name, (word,))]
        for name in facts.named(claim.text)
        if name not in told  # Who speaks may come first or last.
    ]
    return all(
        not first or not second or min(first) <= max(second) for first, second in pairwise(order)
    )


_COPULA = re.compile(r"\b(?:is|are|was|were)\b")


def _passive(text: str) -> bool:
    return "by" in words(text)


def turned(places: Sequence[int]) -> bool:
    """Whether three `places` in a row fall: “A met B” told as “B met A”.

    What is only moved to the front, as a date or a speaker is, falls once and rises again.
    """
    return any(
        one > two > three for one, two, three in zip(places, places[1:], places[2:], strict=False)
    )


def longest_rise(places: Sequence[int]) -> int:
    """Length of the longest strictly rising subsequence of `places`."""
    best: list[int] = []
    for at, place in enumerate(places):
        best.append(1 + max((best[k] for k in range(at) if places[k] < place), default=0))
    return max(best, default=0)
