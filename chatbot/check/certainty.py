"""Whether a claim is as sure of what it tells as the article is: no charge, wish, plan, doubt or
denial may be dropped on the way, and none added where the article has none.
"""

import re
from collections.abc import Sequence

from chatbot.check import charges, exclusion, governed, tense
from chatbot.check.charges import STOP, SUBORDINATE
from chatbot.text import facts
from chatbot.text.words import content, fold, is_grammar

# Words that turn a fact into a charge, a wish, a plan or a doubt.
_GUARDS = re.compile(
    r"\b(?:accus\w+|aim(?:s|ed|ing)?|alleg\w+|almost|apparently|appear\w*|attempt\w*|avert\w*|avoid\w*"
    r"|cancel\w*|claim\w*|consider\w*|could|declin\w+|demand\w*|den(?:y|ied|ying)|deni\w+|dismiss\w*"
    r"|except|expect\w*|fail\w*|false\w*|hop(?:e|es|ed|ing)|if|intend(?:s|ing)?|may|might|nearly|offer\w*|perhaps"
    r"|plan(?:s|ned|ning)?|pledg\w+|possibly|prevent\w*|probably|promis\w+|propos\w+|refus\w+|reject\w*"
    r"|(?<='s\s)(?:opinion|view)|fear(?:s|ed)?|rumou?r\w*|worr(?:y|ies|ied)"
    r"|reportedly|seek\w*|seem(?:s|ed)?|should|supposedly|suspect\w*|threat\w*|tr(?:y|ies|ied|ying)"
    r"|bann?(?:ed|ing)\s(?=from)|barely|barred|forb[aio]d\w*|forg[eo]t(?:ten|s)?\b(?=\sto)|hardly|neglect(?:s|ed)?\b(?=\sto)"
    r"|(?:argument|assertion|assumption|belief|contention|idea|misconception|notion|suggestion|theory)\b(?=\sthat)|bogus|hoax\w*|myth\w*|unfounded"
    r"|called\s(?=for|on)|nowhere|oppos(?:e|es|ed|ing)|opposition\b(?=\sto)|postpon\w*|pretend\w*|prohibit\w*|rarely|reluctan\w+|ruled\s(?=out|against)"
    r"|(?:c[ao]mes?|draws?|drew|edg\w+|inch\w+|veer\w*)(?=\s(?:\w+\s)?closer?\sto\b)"
    r"|scarcely|seldom|stopped\s(?=short)|supposed\b(?=\sto)|unable|willing"
    r"|abandon\w*|axed?|blam\w+|scrapp\w+|shelv\w+|suspicion"
    r"|(?:accusation|chance|danger|possibilit|prospect|report|risk|threat)(?:s|y|ies)?\b(?=\s(?:of|that)\b)"
    r"|condition\b(?=\sthat)|provided\b(?=\sthat)|must|(?:has|have)\sto\b(?=\s[a-z])|needs?\sto\b(?=\s[a-z])"
    r"|(?:is|are|was|were)\sto\b(?=\s(?!an?\b|the\b|blame\b|date\b|h(?:er|is)\b|its\b|their\b))"
    r"|(?:un)?likely|unless|until|untrue|urg(?:e|es|ed|ing)|vow\w*|want(?:s|ed)?|whether|will|would)\b"
)
# What is yet to be done, or was only asked for, as far as it is that which is told.
_AHEAD = re.compile(
    r"\b(about|agreed|asked|decided|(?:is|are|was|were)\sdue|ordered|ready|set|told|voted)\b"
    r"(?:\s[^\s,;]+){0,4}?\sto\s(\w+)"
)
_WEIGHED = re.compile(r"\b(contemplat|debat|discuss|mull|weigh)\w*(?:\s[^\s,;]+){0,2}?\s(\w+ing)\b")
_HEDGES = re.compile(r"\b(?:could|if|may|might|should)\b")
_CAN = re.compile(r"\bcan\b")
# What is pledged is promised, and whoever seeks a thing wants it: one may stand for the other.
_SAME = {
    stem: kind
    for kind in (
        "accused alleged",
        "aims intends plans",
        "hopes seeks wants",
        "almost nearly",
        "called demanded urged",
        "apparently appears perhaps possibly probably reportedly seems supposedly",
        "attempted tries",
        "avoided averted prevented",
        "pledged promised vowed",
    )
    for stem in content(kind)
} | {
    # Who has to do a thing must do it, and what is to be will be.
    "has to": "must",
    "have to": "must",
    "need": "must",
    "is to": "will",
    "are to": "will",
    "was to": "would",
    "were to": "would",
}
_MONTH = re.compile(r"\bMay\b")
_LEAD = 6
# “… denied that when the protest began officers fired”: the doubt governs what follows.
_GOVERNS = frozenset("only that would".split())


def kept(text: str, claim: str, words: frozenset[str], names: frozenset[str]) -> bool:
    """Whether `claim`, whose stems are `words`, denies where `text` does, drops none of its doubts,
    and hedges nothing where `text` has none. The doubts that count are those of the clauses it
    draws on; `names` add no clause.

    A word that comes again may be denied there, which counts, or doubted, which does not.
    """
    if _HEDGES.search(_folded(claim)) and not _hedges(_folded(text)):
        return False
    freed = governed.freed(text, claim) or tense.misdated(text, claim)
    if freed or exclusion.included(text, claim):
        return False
    drawn = _drawn(charges.nameless(_folded(text)), words, names)
    told = charges.nameless(_folded(claim))
    if not _doubts(told) and charges.charged(_folded(text), told, _plain(words, names)):
        return False
    near, far = (" ".join(parts) for parts in zip(*drawn, strict=True)) if drawn else ("", "")
    doubts = _doubts(near) | _ahead(near, words)
    return facts.denies(claim) == facts.denies(far) and doubts <= _doubts(told) | _ahead(
        told, words
    )


def doubts(text: str) -> frozenset[str]:
    """The charges, wishes, duties and doubts in `text`, one word for each kind."""
    return _doubts(_folded(text))


def _plain(words: frozenset[str], names: frozenset[str]) -> frozenset[str]:
    return words - {word for name in names for word in content(name)}


def _hedges(text: str) -> bool:
    return _GUARDS.search(text) is not None or _CAN.search(text) is not None


def _folded(text: str) -> str:
    """Folded, without the month that would read as a doubt then."""
    return fold(_MONTH.sub(" ", text))


def _drawn(text: str, words: frozenset[str], names: frozenset[str]) -> list[tuple[str, str]]:
    """What of `text` the claim draws on: the clause that says most of it, and every other that
    adds a word to that. One that adds only a name, as of who speaks, may doubt what it likes.
    """
    clauses = [_stretch(clause, words) for clause in STOP.split(text)]
    wanted = _plain(words, names)
    drawn: list[tuple[str, str]] = []
    while clauses:
        fullest = max(clauses, key=lambda clause: len(wanted.intersection(content(clause[0]))))
        added = wanted.intersection(content(fullest[0]))
        if not added:
            break
        clauses.remove(fullest)
        wanted -= added
        drawn.append(fullest)
    return drawn


def _stretch(clause: str, words: frozenset[str]) -> tuple[str, str]:
    """The shortest stretch that has all `words` of the clause, and a few words before; and the
    same to where any of them comes last. What stands before an “after” or a “because” is another
    matter, unless it governs what follows.
    """
    there = clause.split()
    shared = [words.intersection(content(word)) for word in there]
    places = [at for at, found in enumerate(shared) if found]
    if not places:
        return "", ""
    first, last = _shortest(shared)
    if not _GOVERNS.isdisjoint(there[places[0] : first]):
        first = places[0]
    start = max(0, first - _LEAD)
    lead = there[start:first]
    cut = max((at for at, word in enumerate(lead) if word in SUBORDINATE), default=-1)
    governed = not _GOVERNS.isdisjoint(lead[: max(0, cut)])
    start = 0 if governed else start + cut + 1
    ends = last, _ending(there, places[-1])
    near, far = (" ".join(there[start : end + 1]) for end in ends)
    return near, far


def _ending(there: Sequence[str], last: int) -> int:
    """The place of the last word, or of a denial behind it that ends all, as in “buses did not”."""
    behind = there[last + 1 :]
    ends = behind and facts.denies(behind[-1]) and not there[last].endswith(",")
    is_short = all(is_grammar(word) for word in behind[:-1])
    return len(there) - 1 if ends and is_short else last


def _shortest(found: Sequence[frozenset[str]]) -> tuple[int, int]:
    """The shortest stretch, and of equals the last, in which everything is found that is found
    anywhere.
    """
    wanted = set[str]().union(*found)
    best, starts = (0, -1), dict[str, int]()
    for at, words in enumerate(found):
        starts.update(dict.fromkeys(words, at))
        if words and starts.keys() == wanted:
            first = min(starts.values())
            if best[1] < 0 or at - first <= best[1] - best[0]:
                best = first, at
    return best


def _ahead(text: str, words: frozenset[str]) -> frozenset[str]:
    """“decided” where `text` says that somebody decided to do one of `words`, or the like."""
    found = (*_AHEAD.findall(text), *_WEIGHED.findall(text))
    return frozenset(sign for sign, deed in found if not words.isdisjoint(content(deed)))


def _doubts(text: str) -> frozenset[str]:
    # A stem where there is one: “may” and “if” count as grammar elsewhere, and have none.
    stems = ((*content(word), word)[0] for word in _GUARDS.findall(text))
    return frozenset(_SAME.get(stem, stem) for stem in stems)
