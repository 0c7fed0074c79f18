"""Who speaks in a text: the name nearest to a verb of saying."""

import re
from itertools import takewhile

from chatbot.words import is_grammar

VERBS = (
    "said|says|say|told|tells|added|adds|asked|asks|wrote|writes|noted|warned|argued|explained"
    "|replied|insisted|stressed|announced|believes|thinks|hopes|expects|recalled|testified"
    "|called|stated|declared|acknowledged|confirmed|suggested"
)
_TOKEN = re.compile(r"[^\W\d_][\w’'-]*|[.!?;]")
_VERB = re.compile(rf"(?:{VERBS})$", re.IGNORECASE)
_STOPS = frozenset(".!?;")
_BEFORE, _AFTER = 5, 4


def speakers(text: str) -> frozenset[str]:
    """Names, folded, that stand by a verb of saying: before it if one does, else after it.

    A possessive is no speaker: in “Putin’s spokesman, Dmitry Peskov, said” Peskov speaks.
    """
    tokens = _TOKEN.findall(text)
    found = (_speaker(tokens, at) for at, token in enumerate(tokens) if _VERB.match(token))
    return frozenset(name.casefold() for name in found if name)


def _speaker(tokens: list[str], verb: int) -> str | None:
    before = _until_stop(list(reversed(tokens[max(0, verb - _BEFORE) : verb])))
    after = _until_stop(tokens[verb + 1 : verb + 1 + _AFTER])
    # “said Keith Rabois”: the last of the names that follow at once is the family name.
    following = takewhile(lambda found: not found.islower(), after)
    names = [token for token in before if _is_name(token)]
    return next(iter([*names, *reversed([token for token in following if _is_name(token)])]), None)


def _until_stop(tokens: list[str]) -> list[str]:
    return list(takewhile(lambda found: found not in _STOPS, tokens))


def _is_name(token: str) -> bool:
    named = token[:1].isupper() and not is_grammar(token)
    return named and not re.search(r"[’']s?$", token)
