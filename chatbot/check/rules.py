"""Whether a text of the article says all of what a claim says: the check's rules.

Each rule catches one way in which a writer makes a false sentence out of true words. They err
on the side of refusal, for what is refused is quoted instead.
"""

import re
from collections import Counter
from collections.abc import Sequence

from chatbot.check import certainty, clauses, conditions, identity, opposites, order
from chatbot.check.claim import Claim
from chatbot.check.deeds import replaced
from chatbot.check.frames import reset, singled_out, stutters
from chatbot.check.holders import keeps_age, taken
from chatbot.check.letters import relettered
from chatbot.check.narrowing import widened
from chatbot.check.periods import measured_alike
from chatbot.check.relatives import given_away
from chatbot.check.restrictions import loosened
from chatbot.check.timing import shifted
from chatbot.text import facts, numbers
from chatbot.text.attribution import aged, attributed, sayers, without_asides
from chatbot.text.occasions import on_another
from chatbot.text.speech import speakers
from chatbot.text.words import content
from index.sentences import split

_COVERED = 0.5
_IN_ORDER, _IN_ORDER_TURNED = 0.5, 0.4
_PRONOUN = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)


def tells(text: str, claim: Claim) -> bool:
    """Whether `text` says what `claim` says; its names are judged elsewhere.

    Numbers count the same, quoted words stand there, so does every plain word that is told, and
    half of all words, in much the same order; nothing is denied, doubted, widened, turned round,
    made its opposite or put into another mouth.
    """
    there = content(text)
    return (
        numbers.tells(text, claim.numbers)
        and all(word in there for word in claim.plain)
        and _ordered(text, claim)
        and _same_stance(text, claim)
        and not opposites.swapped(text, claim.text)
        and not clauses.mixed(text, claim.text)
        and not widened(text, claim.text, claim.asked)
        and not loosened(text, claim.text)
        and measured_alike(text, claim.text)
        and not replaced(text, claim.text)
        and not relettered(text, claim.text)
        and not given_away(text, claim.text)
        and not taken(text, claim.text)
        and not on_another(claim.text, text)
        and not reset(text, claim.text)
        and not singled_out(text, claim.text)
        and (stutters(text) or not stutters(claim.text))
    )


def _same_stance(text: str, claim: Claim) -> bool:
    """Whether `claim` has what it says from the mouth that `text` has it from, as surely, of the
    same time and under no fewer conditions, with the words that `text` quotes.
    """
    return (
        all(facts.quotes(text, phrase) for phrase in claim.quoted)
        and (not claim.is_attributed or _same_sayer(text, claim))
        and not _borrowed(text, claim)
        and not conditions.dropped(text, claim.text, claim.asked)
        and not shifted(text, claim.text)
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
    others = identity.robbed, identity.hangs, identity.succeeded, identity.misnamed
    if any(rule(text, claim.text) for rule in others):
        return False
    if identity.restates(text, claim.text) or keeps_age(text, claim.text):
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
