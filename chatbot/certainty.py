"""Whether a claim is as sure of what it tells as the article is: no charge, wish, plan, doubt or
denial may be dropped on the way, and none added where the article has none.
"""

import re

from chatbot import facts
from chatbot.words import content, fold

# Words that turn a fact into a charge, a wish, a plan or a doubt.
_GUARDS = re.compile(
    r"\b(?:accus\w+|aim(?:s|ed|ing)?|alleg\w+|almost|apparently|appear\w*|attempt\w*|avert\w*|avoid\w*"
    r"|cancel\w*|claim\w*|consider\w*|could|declin\w+|demand\w*|den(?:y|ied|ying)|deni\w+|dismiss\w*"
    r"|expect\w*|fail\w*|false\w*|hop(?:e|es|ed|ing)|if|intend(?:s|ing)?|may|might|nearly|offer\w*|perhaps"
    r"|plan(?:s|ned|ning)?|pledg\w+|possibly|prevent\w*|probably|promis\w+|propos\w+|refus\w+|reject\w*"
    r"|reportedly|seek\w*|seem(?:s|ed)?|should|supposedly|suspect\w*|threat\w*|tr(?:y|ies|ied|ying)"
    r"|(?:un)?likely|unless|untrue|urg(?:e|es|ed|ing)|vow\w*|want(?:s|ed)?|whether|will|would)\b"
)
_MONTH = re.compile(r"\bMay\b")
_STOP = re.compile(r"[.!?;:\"](?=\s|$)")
_LEAD = 6
_SUBORDINATE = frozenset("after although because but though when whereas while".split())
# “… denied that when the protest began officers fired”: the doubt governs what follows.
_GOVERNS = frozenset("only that until would".split())


def kept(text: str, claim: str, words: frozenset[str], names: frozenset[str]) -> bool:
    """Whether `claim`, whose stems are `words`, denies where `text` does and drops none of its
    doubts. The doubts that count are those of the clauses it draws on; `names` add no clause.
    """
    drawn, told = _drawn(_folded(text), words, names), _folded(claim)
    return facts.denies(claim) == facts.denies(drawn) and _doubts(drawn) <= _doubts(told)


def _folded(text: str) -> str:
    """Folded, without the month that would read as a doubt then."""
    return fold(_MONTH.sub(" ", text))


def _drawn(text: str, words: frozenset[str], names: frozenset[str]) -> str:
    """What of `text` the claim draws on: the clause that says most of it, and every other that
    adds a word to that. One that adds only a name, as of who speaks, may doubt what it likes.
    """
    clauses = [_stretch(clause, words) for clause in _STOP.split(text)]
    wanted = words - {word for name in names for word in content(name)}
    drawn: list[str] = []
    while clauses:
        fullest = max(clauses, key=lambda clause: len(wanted.intersection(content(clause))))
        added = wanted.intersection(content(fullest))
        if not added:
            break
        clauses.remove(fullest)
        wanted -= added
        drawn.append(fullest)
    return " ".join(drawn)


def _stretch(clause: str, words: frozenset[str]) -> str:
    """From a few words before the first that the claim shares to the last one; what stands before
    an “after” or a “because” is another matter, unless it governs what follows.
    """
    there = clause.split()
    shared = [at for at, word in enumerate(there) if not words.isdisjoint(content(word))]
    if not shared:
        return ""
    start = max(0, shared[0] - _LEAD)
    lead = there[start : shared[0]]
    cut = max((at for at, word in enumerate(lead) if word in _SUBORDINATE), default=-1)
    governed = not _GOVERNS.isdisjoint(lead[: max(0, cut)])
    start = 0 if governed else start + cut + 1
    return " ".join(there[start : shared[-1] + 1])


def _doubts(text: str) -> frozenset[str]:
    # A stem where there is one: “may” and “if” count as grammar elsewhere, and have none.
    return frozenset((*content(word), word)[0] for word in _GUARDS.findall(text))
