"""Whether a claim is patched together: “The storm killed twelve tourists” is, where it killed
sailors and the next sentence tells of tourists.
"""

import re
from collections.abc import Iterator, Sequence

from chatbot.check.claim import Claim
from chatbot.text.verbs import is_told
from chatbot.text.words import content
from index.types import Sentence

_JOINED = re.compile(
    r"[,;:]\s|\b(?=(?:and|as|because|but|or|since|so|that|when|where|which|while|who|whose)\s)"
)
_RELATIVE = re.compile(r"(?:that|which|who|whose)\s")


def patched(run: Sequence[Sentence], claim: Claim) -> bool:
    """Whether a clause of `claim` takes words from several sentences of `run`; names and numbers,
    for which a pronoun may stand, have rules of their own.
    """
    said = [frozenset(content(sentence.text)) for sentence in run]
    there = frozenset(claim.words) & frozenset().union(*said) - claim.hard
    clauses = (there.intersection(content(clause)) for clause in _clauses(claim.text))
    return not all(any(clause <= one for one in said) for clause in clauses)


def _clauses(text: str) -> Iterator[str]:
    """`text` in parts, cut where words join clauses. A part without a verb goes with the last; one
    that opens with “which” has with it what it tells of.
    """
    clause = ""
    for part in _JOINED.split(text):
        is_relative = _RELATIVE.match(part) is not None
        if clause.strip() and (is_relative or any(map(is_told, part.split()))):
            yield clause
            clause = clause.split()[-1] if is_relative else ""
        clause = f"{clause} {part}"
    yield clause
