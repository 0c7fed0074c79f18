"""Who does a thing, and who has it done to him, where no “by” tells.

“The firm was sued” does not tell that the firm sued anybody.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from chatbot.text.forms import past_of
from chatbot.text.verbs import is_participle, is_verb
from chatbot.text.words import content
from index.sentences import split

_TOKEN = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*|[,;:]")
_BE = frozenset("is are was were be been being get gets got".split())
_ADVERBS = frozenset(
    "also again already even ever first later never not now often once since still then".split()
)
_PARTICIPLE = re.compile(r"[a-z]+(?:n|t|d)")
# What is opened opens, and a painting sold in May sold: these may be told either way.
_EITHER = frozenset(
    content(
        """begun broken burned burnt changed closed developed doubled dropped ended expanded
        finished formed grown halved improved increased married melted merged moved opened retired
        shrunk sold split spread started stopped sunk tripled turned united"""
    )
)
_ARTICLES = frozenset("a an the his her its their no".split())
_PASSIVE_BEFORE = frozenset((*_BE, *_ARTICLES, ","))
_MODALS = frozenset("will would can could did do does to".split())
_BOUNDS = frozenset("; : , that but because when while after before although though and".split())
_POINTS = frozenset("he she it they".split())
_RELATIVES = frozenset("who which that ,".split())
_HELPERS = frozenset("has have had will would to".split())
_ENDS = frozenset(", ; and who which that".split())
_FRONT = frozenset("In On At For After Before By From During Since Until With".split())


def acts_unduly(text: str, claim: str) -> bool:
    """Whether somebody in `claim` does what `text` has only done to him: “Lind sued in 2019”,
    where “Lind was sued in 2019”.
    """
    told = _TOKEN.findall(claim)
    return any(
        _active(told, verb, patients, agents)
        for verb, patients, agents in _sufferings(text)
        if verb not in _EITHER and not set(content(verb)) & _EITHER
    )


def _sufferings(text: str) -> Iterator[tuple[str, set[str] | None, set[str]]]:
    """Each participle of which `text` has no other use, with the stems of those to whom that is
    done, None where a pronoun stands for them, and of those who do it.
    """
    done = [found for start, end in split(text) for found in _passives(text[start:end])]
    everywhere = [token.lower() for token in _TOKEN.findall(text)]
    for verb, patients, agents in done:
        if everywhere.count(verb) == sum(verb == other for other, _, _ in done):
            yield verb, patients, agents


def _passives(sentence: str) -> Iterator[tuple[str, set[str] | None, set[str]]]:
    tokens = _TOKEN.findall(sentence)
    for at, token in enumerate(tokens):
        verb = _behind_be(tokens, at) if token in _BE else None
        if verb is not None:
            behind = tokens[verb + 1 :]
            agents = behind[behind.index("by") + 1 :] if "by" in behind else []
            yield tokens[verb], _patients(tokens[:at]), set(content(" ".join(agents)))


def _behind_be(tokens: Sequence[str], at: int) -> int | None:
    """Where the participle stands behind the “was” there, past adverbs."""
    verb = at + 1 + sum(1 for _ in takewhile(_is_adverb, tokens[at + 1 :]))
    if verb == len(tokens) or not content(tokens[verb]):
        return None
    is_one = is_participle(tokens[verb]) or _PARTICIPLE.fullmatch(tokens[verb])
    return verb if is_one else None


def _is_adverb(token: str) -> bool:
    return token in _ADVERBS or token.endswith("ly")


def _patients(before: Sequence[str]) -> set[str] | None:
    """The stems of the subject that ends `before`; None for a pronoun."""
    subject = _stripped(before, _HELPERS)
    if subject and subject[-1].lower() in _POINTS:
        return None
    subject = _stripped(subject, _RELATIVES)
    start = max((at + 1 for at, one in enumerate(subject) if one in _BOUNDS), default=0)
    clause = subject[start:]
    if clause and clause[0] in _FRONT:
        clause = clause[_last_phrase(clause) :]
    return set(content(" ".join(clause)))


def _stripped(tokens: Sequence[str], ends: Collection[str]) -> Sequence[str]:
    """`tokens` without those of `ends`, and adverbs, that end them."""
    last = sum(1 for _ in takewhile(lambda one: one in ends or _is_adverb(one), reversed(tokens)))
    return tokens[: len(tokens) - last]


def _last_phrase(tokens: Sequence[str]) -> int:
    """Where the last of the phrases of `tokens` begins, with its article or number."""
    opens = (at for at, one in enumerate(tokens) if one in _ARTICLES or one[0].isdigit())
    return max(opens, default=0)


def _active(
    told: Sequence[str], verb: str, patients: set[str] | None, agents: Collection[str]
) -> bool:
    """Whether one of `patients`, or anybody where they are None, does what `verb` tells."""
    for at in range(1, len(told)):
        subject = set(content(" ".join(told[:at])))
        is_theirs = patients is None or (subject & patients and subject.isdisjoint(agents))
        if is_theirs and _is_active(told, at, verb, patients or subject):
            return True
    return False


def _is_active(told: Sequence[str], at: int, verb: str, subject: set[str]) -> bool:
    """Whether the token there tells `verb`, a participle, of one who does it."""
    token, before = told[at], _stripped(told[:at], ())
    last = before[-1] if before else ""
    if token in (verb, past_of(verb)):
        is_shared = last in ("and", "or") and not _BE.isdisjoint(before)
        return last not in _PASSIVE_BEFORE and not is_shared and not _modifies(told, at)
    if set(content(token)).isdisjoint(content(verb)):
        return False
    if token.endswith("ing"):
        return last in _BE
    return last in _MODALS or (token.endswith("s") and not subject.isdisjoint(content(last)))


def _modifies(told: Sequence[str], at: int) -> bool:
    """Whether another verb comes behind the participle there, as in “The man fined resigned”."""
    rest = takewhile(lambda word: word not in _ENDS, told[at + 1 :])
    return any(word in _BE or is_verb(word) for word in rest)
