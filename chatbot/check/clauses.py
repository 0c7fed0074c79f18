"""Whether a claim mixes the clauses of a sentence: “the city paid for the roof and the province for
the wing” does not tell that the city paid for the wing.

Where clauses end is guessed from the words that join them; what they lend each other, as the
subject of “sold a house and bought a boat”, is told from which of their words a claim has.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from chatbot.check.pairing import unpaired
from chatbot.text import facts
from chatbot.text.attribution import sayers
from chatbot.text.forms import plain
from chatbot.text.verbs import is_participle, is_verb
from chatbot.text.words import WORD, content
from index.sentences import split

_TOKEN = re.compile(rf"{WORD}|[,;:]")
_ADDS = frozenset(("and", "or"))
_JOINS = frozenset(
    "; but while whereas because although though after before since unless yet".split()
)
_RELATES = frozenset("when who which whose where whom".split())
_SAID = frozenset(content("said says"))
_PRONOUNS = frozenset(("he", "she", "it", "they"))


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a sentence with what carries facts in it, stemmed, and the clause it stands in."""

    text: str
    stems: tuple[str, ...]
    clause: int


@dataclass(frozen=True, slots=True)
class _Joint:
    """What joins two clauses; the one behind it has that number.

    It `is_loose` where no comma stands before it; the clause behind it `is_headed` where it has a
    subject of its own, which `points_back` where that is a “she” or “it”.
    """

    word: str
    clause: int
    is_loose: bool
    is_headed: bool
    points_back: bool


def mixed(text: str, claim: str) -> bool:
    """Whether `claim` puts together what a sentence of `text` tells of different things. One that
    it tells entirely is in nothing mixed, nor one that it tells word by word.
    """
    told = content(plain(claim))
    frame = sayers(claim) | _SAID if _SAID & set(told) else frozenset[str]()
    every = (text[start:end] for start, end in split(text))
    texts = [one for one in every if content(plain(one)) != told]
    if any(unpaired(one, told) for one in texts):
        return True
    sentences = (_parsed(one) for one in texts if "respectively" not in one)
    return any(
        _crosses(_without(frame, words), joint, [word for word in told if word not in frame])
        for words, joints in sentences
        if not all(_is_told(word, told) for word in words)
        for joint in joints
    )


def _without(frame: frozenset[str], words: Sequence[_Word]) -> list[_Word]:
    """`words` but for those that tell who says it."""
    return [word for word in words if not frame.issuperset(word.stems)]


def _parsed(sentence: str) -> tuple[list[_Word], list[_Joint]]:
    """The words of `sentence` and the joints between its clauses."""
    tokens = _TOKEN.findall(sentence)
    words: list[_Word] = []
    joints: list[_Joint] = []
    for at, token in enumerate(tokens):
        is_aside = bool(joints) and joints[-1].word in _RELATES
        if at and _joins(tokens, at, is_aside):
            joints.append(_joint(tokens, at, len(joints) + 1))
        if stems := tuple(content(plain(token))):
            words.append(_Word(token, stems, len(joints)))
    return words, joints


def _joint(tokens: Sequence[str], at: int, clause: int) -> _Joint:
    return _Joint(
        word="who" if _opens_aside(tokens, at) else tokens[at].lower(),
        clause=clause,
        is_loose=tokens[at - 1] not in ",;:",
        is_headed=not _acts(tokens, at + 1),
        points_back=not _PRONOUNS.isdisjoint(tokens[at + 1 : at + 2]),
    )


def _joins(tokens: Sequence[str], at: int, is_aside: bool) -> bool:
    word, last = tokens[at].lower(), tokens[at - 1]
    if word in _ADDS:
        return _adds(tokens, at)
    # “Lind, who is ill, has resigned”: on it goes.
    goes_on = word == "," and is_aside and _acts(tokens, at + 1)
    relates = word in _RELATES and (last == "," or word == "when")
    return goes_on or relates or word in _JOINS or _opens_aside(tokens, at)


def _opens_aside(tokens: Sequence[str], at: int) -> bool:
    """Whether the comma there opens what might open with “who was”: “Lind, born in Oslo, won”."""
    if tokens[at] != "," or not tokens[at - 1][:1].isupper() or at + 1 == len(tokens):
        return False
    following = tokens[at + 1]
    closes = next((place for place in range(at + 2, len(tokens)) if tokens[place] == ","), None)
    return is_participle(following) and closes is not None and _acts(tokens, closes + 1)


def _adds(tokens: Sequence[str], at: int) -> bool:
    """Whether the “and” there joins more than two of a kind, as it does in “Poland and Ukraine”."""
    around = tokens[at - 1], *tokens[at + 1 : at + 2]
    if all(word[:1].isupper() for word in around):
        return False
    if tokens[at - 1] == ",":
        return "," not in tokens[max(0, at - 6) : at - 1]
    sides = tokens[:at], tokens[at + 1 :]
    is_counted = all(any(word[0].isdigit() for word in side) for side in sides)
    return is_counted or any(_acts(tokens, place) for place in range(at))


def _acts(tokens: Sequence[str], at: int) -> bool:
    """Whether a verb stands there, as far as its form and what it follows tell."""
    if at >= len(tokens) or not tokens[at].islower():
        return False
    token, last = tokens[at], tokens[at - 1] if at else ""
    return is_verb(token) or (token.endswith("s") and (last == "," or last[:1].isupper()))


def _crosses(words: Sequence[_Word], joint: _Joint, told: Sequence[str]) -> bool:
    """Whether the claim takes something from each side of `joint` that do not belong together."""
    is_aside = joint.word in _RELATES
    before = [word for word in words if word.clause < joint.clause]
    near = [word for word in words if word.clause == joint.clause]
    behind = near if is_aside else [word for word in words if word.clause >= joint.clause]
    nearer = [word for word in before if word.clause == joint.clause - 1]
    left, right = _own(before, behind), _own(behind, before)
    of_left, of_right = (sorted(map(told.index, left & set(told))) for left in (left, right))
    if not of_left or not of_right or not near or _own(nearer, behind).isdisjoint(told):
        return False
    begins = _begins(near, told) and _suffices(_own(near, before), told)
    ends = _is_told(before[-1], told)
    if is_aside and begins and ends:
        return False
    if of_left[-1] > of_right[0] and not all(_is_told(word, told) for word in near):
        return True
    is_subject = told[0] in left and not _is_acted_on(nearer, told[0])
    if joint.points_back and is_subject:
        return False
    if joint.word == "," or (is_aside and not joint.is_headed):
        return not ends
    if not joint.is_headed and told[0] in left and not is_subject:
        return True
    return not begins and not (joint.is_loose and joint.word in _ADDS and ends)


def _is_acted_on(clause: Sequence[_Word], stem: str) -> bool:
    """Whether the verb of `clause` stands before what `stem` names: “Lind” in “she beat Lind”."""
    verb = next((at for at, word in enumerate(clause) if is_verb(word.text)), len(clause))
    return any(stem in word.stems and word.text[:1].isupper() for word in clause[verb + 1 :])


def _own(words: Sequence[_Word], others: Sequence[_Word]) -> set[str]:
    """The stems of `words` that none of `others` has."""
    stems, elsewhere = ({s for word in some for s in word.stems} for some in (words, others))
    return stems - elsewhere


def _is_told(word: _Word, told: Collection[str]) -> bool:
    return any(facts.same_name(stem, told) for stem in word.stems)


def _suffices(own: Collection[str], told: Collection[str]) -> bool:
    """Whether two of a clause's own words are told, or all of one."""
    return len(set(own) & set(told)) >= min(2, len(own))


def _begins(clause: Sequence[_Word], told: Collection[str]) -> bool:
    """Whether the claim has what `clause` begins with, or the name behind it: “the painter Bos”."""
    clause = [word for word in clause if not word.text.endswith("ly")] or clause
    heads = [clause[0]]
    for word in clause[:3]:
        if word.text[:1].isupper():
            heads.append(word)
            break
        if is_verb(word.text) or word.text[:1].isdigit():
            break
    return any(_is_told(word, told) for word in heads)
