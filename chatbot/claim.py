"""What a claim says, and whether a text of the article says all of it: the check's rules.

Each rule catches one way in which a writer makes a false sentence out of true words. They err
on the side of refusal, for what is refused is quoted instead.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from chatbot import certainty, clauses, conditions, facts, identity, numbers, opposites, order
from chatbot.attribution import aged, attributed, attributes, sayers, without_asides
from chatbot.deeds import replaced
from chatbot.letters import relettered
from chatbot.narrowing import widened
from chatbot.numbers import Number
from chatbot.periods import measured_alike
from chatbot.restrictions import loosened
from chatbot.speech import speakers
from chatbot.timing import shifted
from chatbot.words import content
from index.sentences import split

_COVERED = 0.5
_IN_ORDER, _IN_ORDER_TURNED = 0.5, 0.4

# Words that join what is said to what is asked and add no fact; the writer puts them in freely.
_JOINING = frozenset(
    content(
        """according against became because become based call called came come concern do done gave
        get give given go gone got happen happened held hold include including know known locate
        located made make mean name named number old part place reason received said say
        so spoke speak take taken think thing time told took tell toward type upon want
        way went work yes"""
    )
)
_ORDINALS = frozenset(content("first second third fourth fifth sixth seventh eighth ninth tenth"))
_SUPERLATIVE = re.compile(r"\b\w+est\b")
_AGED = re.compile(r"\byears old\b|\byears of age\b")


@dataclass(frozen=True, slots=True)
class Claim:
    """What must be found again in the article. `told` are the words the question did not hold.

    `hard` are its names and numbers, which have rules of their own; `plain` what else is told.
    `asked` are the question's words; `lendable` those that pick nothing out: no name, no “first”,
    no “largest”; `lent_names` its names. It `is_attributed` where it tells that somebody says it;
    the question is `asked_of` the words of these.
    """

    text: str
    words: tuple[str, ...]
    told: tuple[str, ...]
    plain: tuple[str, ...]
    hard: frozenset[str]
    lendable: frozenset[str]
    lent_names: frozenset[str]
    asked: frozenset[str]
    names: frozenset[str]
    numbers: tuple[Number, ...]
    quoted: tuple[str, ...]
    is_attributed: bool
    asked_of: frozenset[str]


def read(text: str, question: str) -> Claim:
    """The claim that `text` makes in answer to `question`."""
    said = tuple(
        word
        for word in dict.fromkeys(content(_AGED.sub(" ", text)))
        if word not in _JOINING and word not in facts.TITLES and not facts.denies(word)
    )
    asked = frozenset(content(question))
    # An ordinal picks one thing out of several: the question's is no evidence for it.
    told = tuple(word for word in said if word not in asked or word in _ORDINALS)
    names = facts.names(text) - facts.TITLES
    named = frozenset(content(" ".join(names)))
    hard = named | numbers.parts(text)
    return Claim(
        text=text,
        words=said,
        told=told,
        plain=tuple(word for word in told if word not in hard),
        lendable=frozenset(said) & asked - hard - _ORDINALS - frozenset(_superlatives(question)),
        hard=hard,
        lent_names=names & facts.names(question),
        asked=asked,
        names=names,
        numbers=numbers.numbers(text),
        quoted=facts.quoted(text),
        is_attributed=attributes(text),
        asked_of=speakers(question),
    )


def _superlatives(text: str) -> list[str]:
    return content(" ".join(_SUPERLATIVE.findall(text)))


def tells(text: str, claim: Claim) -> bool:
    """Whether `text` says what `claim` says; its names are judged elsewhere.

    Numbers count the same, quoted words stand there, so does every plain word that is told, and
    half of all words, in much the same order; nothing is denied, doubted, widened, turned round,
    made its opposite or put into another mouth.
    """
    there = content(text)
    return (
        numbers.tells(text, claim.numbers)
        and all(facts.quotes(text, phrase) for phrase in claim.quoted)
        and all(word in there for word in claim.plain)
        and _ordered(text, claim)
        and (not claim.is_attributed or _same_sayer(text, claim))
        and not _borrowed(text, claim)
        and not opposites.swapped(text, claim.text)
        and not clauses.mixed(text, claim.text)
        and not conditions.dropped(text, claim.text, claim.asked)
        and not widened(text, claim.text, claim.asked)
        and not loosened(text, claim.text)
        and measured_alike(text, claim.text)
        and not shifted(text, claim.text)
        and not replaced(text, claim.text)
        and not relettered(text, claim.text)
        and certainty.kept(text, claim.text, frozenset(claim.words), claim.names)
        and all(_speaks(name, text) for name in speakers(without_asides(claim.text)))
    )


def _ordered(text: str, claim: Claim) -> bool:
    there = content(text)
    places = [place for word in claim.words if (place := _place(word, there)) is not None]
    if len(places) < _COVERED * len(claim.words):
        return False
    same = identity.same_subject, identity.same_owners, identity.same_identity, identity.same_titles
    if not all(rule(text, claim.text) for rule in same):
        return False
    others = (identity.robbed, identity.hangs, identity.succeeded)
    if any(rule(text, claim.text) for rule in others):
        return False
    if identity.restates(text, claim.text):
        return True
    is_turned = order.voiced_otherwise(text, claim.text)
    least = _IN_ORDER_TURNED if is_turned else _IN_ORDER
    return (
        _rise(places, is_turned) >= least * len(places)
        and (is_turned or not (order.turned(places) or order.exchanged(places)))
        and order.same_roles(text, claim.text)
        and order.names_in_place(text, claim.text)
        and order.ranges_kept(text, claim.text)
        and not order.misvoiced(text, claim.text)
    )


def _rise(places: Sequence[int], is_turned: bool) -> int:
    """How many of `places` rise; or fall, where the one is active and the other passive."""
    rise = order.longest_rise(places)
    return max(rise, order.longest_rise(places[::-1])) if is_turned else rise


def _borrowed(text: str, claim: Claim) -> bool:
    """Whether the claim tells as its own what `text` puts into somebody's mouth."""
    there = speakers(text)
    if attributed(claim.text) or any(facts.same_name(name, there) for name in claim.asked_of):
        return False
    said, own = Counter[str](), Counter[str]()
    for start, end in split(text):
        theirs = Counter(content(attributed(text[start:end])))
        said += theirs
        own += Counter(content(text[start:end])) - theirs + Counter(content(aged(text[start:end])))
    return any(word in said and word not in own for word in claim.words)


def _same_sayer(text: str, claim: Claim) -> bool:
    """Whether who says it in the claim is among those who say something in `text`, and in the
    sentence that tells most of it. Where they are pronouns there, the rule for names decides.
    """
    told = sayers(claim.text)
    what = frozenset(claim.words) - told
    sentences = [text[start:end] for start, end in split(text)]
    fullest = max(sentences, key=lambda one: len(what.intersection(content(one))), default="")
    return all(
        not told or not there or any(facts.same_name(word, there) for word in told)
        for there in (sayers(text), sayers(fullest))
    )


def _place(word: str, there: Sequence[str]) -> int | None:
    return next((at for at, other in enumerate(there) if facts.same_name(word, (other,))), None)


def _speaks(name: str, text: str) -> bool:
    """Whether `name` speaks in `text`; a text with a pronoun leaves that to the rule for names."""
    there = speakers(without_asides(text))
    return facts.same_name(name, there) or (not there and _PRONOUN.search(text) is not None)


_PRONOUN = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
