"""Whether a claim puts two things into each other's place: about a “than”, an “after”
or a verb.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from chatbot.text.speech import VERBS
from chatbot.text.verbs import is_verb
from chatbot.text.words import WORD, content, fold, is_grammar
from index.sentences import split

_THAN = re.compile(
    r"\b(?:than|ahead of|rather than|compared (?:with|to))\s|(?<=\bas )((?:\w+\s){1,4}?)as\s"
)
_JOINS = ("after", "before", "because")
_TOKEN = re.compile(rf"{WORD}|[,;:]")
# Helpers, what may be told from either side, and what may come before the one who does it.
_NO_PIVOT = re.compile(
    rf"is|are|was|were|has|had|have|will|can|could|may|might|must|shall|should|would|do|does|did"
    rf"|became|borders|came|equals|faces|hung|lay|married|met|resembles|shares|stands|stood|went"
    rf"|{VERBS}"
)
_SETTING = frozenset(
    """above across after along among around at before behind below beside by during in inside near
    on outside since till under until with within""".split()
)
_RESUMES = frozenset(("against", "for", "from", "to"))
_BOUNDS = frozenset(
    """, ; : and or but that who which when while because if although though where as""".split()
)


def exchanged(text: str, claim: str) -> bool:
    """Whether `claim` has two things of a sentence of `text` the other way round: “Rye costs more
    than wheat” for “Wheat costs more than rye”, “Lind left after he was fined” for “Lind was fined
    after he left”, “The guards attacked the fans” for “The fans attacked the guards”.
    """
    sentences = [text[start:end] for start, end in split(text)]
    return any(
        _crossed(_sides(sentence), _sides(claim))
        or any(_crossed(_events(sentence, join), _events(claim, join)) for join in _JOINS)
        or _acted(sentence, claim)
        for sentence in sentences
    )


def _crossed(there: tuple[str, str] | None, told: tuple[str, str] | None) -> bool:
    """Whether what opens the second of the sides that are `told` stands on the first `there`, and
    the reverse.
    """
    if not there or not told:
        return False
    left, right = (set(content(side)) for side in there)
    before, behind = content(told[0]), content(told[1])[:1]
    return bool(set(behind) & (left - right) and set(before) & (right - left))


def _sides(text: str) -> tuple[str, str] | None:
    """What stands before and behind the “than” of `text`, or the second “as” of “as much as”."""
    found = _THAN.search(folded := fold(text))
    if not found:
        return None
    return f"{folded[: found.start()]} {found[1] or ''}", folded[found.end() :]


def _events(text: str, join: str) -> tuple[str, str] | None:
    """What happens in `text`, and what that is after, or before, or because of."""
    before, *rest = re.split(rf"\b{join}\s", fold(text), maxsplit=1)
    behind = "".join(rest)
    if not rest or content(before):
        return (before, behind) if rest else None
    cause, _, event = behind.partition(",")
    return event, cause


def _acted(text: str, claim: str) -> bool:
    """Whether two things change sides about a verb that the two have in the same form."""
    there, told = list(_pivots(text)), list(_pivots(claim))
    return any(
        verb == other and before & (right - left) and behind & (left - right)
        for verb, left, right in there
        for other, before, behind in told
    )


def _pivots(text: str) -> Iterator[tuple[str, set[str], set[str]]]:
    """Each verb of `text`, with the stems of what its clause has before and behind it."""
    tokens = _TOKEN.findall(text)
    for at in range(1, len(tokens)):
        if _is_pivot(tokens, at):
            left = [*takewhile(_goes_on, reversed(tokens[:at]))][::-1]
            # In “On Sunday the fans” the subject follows at once.
            opens = bool(left) and left[0].lower() in _SETTING
            before = set(content(" ".join(left))) if opens else _unset(left)
            yield tokens[at], before, _unset(takewhile(_goes_on, tokens[at + 1 :]))


def _goes_on(token: str) -> bool:
    return token not in _BOUNDS


def _is_pivot(tokens: Sequence[str], at: int) -> bool:
    token, following = tokens[at], tokens[at + 1 : at + 2]
    if _NO_PIVOT.fullmatch(token) or not (token.islower() and token.isalpha()):
        return False
    is_present = token.endswith("s") and not token.endswith("ss") and not is_grammar(token)
    return is_verb(token) or (is_present and not ({*following} & (_SETTING | {"of"})))


def _unset(tokens: Iterable[str]) -> set[str]:
    """The stems of `tokens` but for where, when and with whom it was."""
    found, is_told = set[str](), True
    for token in tokens:
        is_told = (is_told or token in _RESUMES) and token not in _SETTING
        found.update(content(token) if is_told else ())
    return found
