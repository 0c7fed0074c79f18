"""The “yes” or “no” that a writer opens a claim with. The check reads what comes after it; that it
follows from that is judged here.
"""

import re

from chatbot.check.certainty import doubts
from chatbot.check.governed import hung
from chatbot.text import facts
from chatbot.text.words import content

# A stop may be left out where what follows opens a sentence: “Yes the council …”, not “No council”.
_SUBJECT = r"(?:an?|he|her|his|it|its|our|she|that|the|their|there|these|they|this|those|we)\b"
_OPENED = re.compile(
    rf"\s*(?P<word>(?i:yes|no))\b\s*"
    rf"(?:[,.;:!–—-]\s*|(?<=[YyEe]s)\s(?=[A-Z])|(?=(?<=\s)(?i:{_SUBJECT})))(?P<rest>\S.*)"
)
# What is lost, lacked or taken back is not had.
_UNDOES = frozenset(
    content(
        """abandoned abolished avoided banned blocked cancelled cleared dismissed dropped ended
        escaped forfeited halted lacked lost missed overturned quashed refuted rejected repealed
        revoked scrapped shelved stopped stripped suspended unable vetoed withdrew withdrawn"""
    )
)
_POLAR = re.compile(
    r"(?:.*[,;:]\s+)?(?:(?:am|is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall"
    r"|should|may|might|must)(?:n['’]t)?)\b",
    re.IGNORECASE,
)


def settled(claim: str, question: str) -> str:
    """`claim`, without a “Yes,” or “No,” that its own words do not bear out.

    They do where they say again all that is asked, and deny it for a “no” alone.
    """
    found = _OPENED.fullmatch(claim)
    if found is None:
        return claim
    rest = found["rest"][0].upper() + found["rest"][1:]
    asked = _POLAR.match(question)
    if asked is None or not _repeats(rest, question) or _evades(rest, question):
        return rest
    # “Wasn’t it rejected?” asks whether it was.
    is_opposed = facts.denies(rest) != facts.denies(question[asked.end() :])
    return claim if is_opposed is (found["word"].lower() == "no") else rest


def _evades(text: str, question: str) -> bool:
    """Whether `text` tells what is asked only as a duty, a doubt or a wish, or as lost or undone:
    “Yes, Lind was cleared of bribing the judge”.
    """
    asked = content(question)
    hanging = hung(text).keys() - hung(question).keys()
    is_undone = not _UNDOES.isdisjoint(content(text)) and _UNDOES.isdisjoint(asked)
    return is_undone or not hanging.isdisjoint(asked) or not doubts(text) <= doubts(question)


def _repeats(text: str, question: str) -> bool:
    there = content(text)
    asked = [word for word in content(question) if not facts.denies(word)]
    return all(facts.stands(word, there) for word in asked)
