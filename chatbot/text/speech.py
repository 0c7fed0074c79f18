"""Who speaks in a text: the name nearest to a verb of saying."""

import re
from collections.abc import Iterator
from itertools import takewhile

from chatbot.text.words import NAME, is_grammar

VERBS = (
    "said|says|say|told|tells|added|adds|asked|asks|wrote|writes|noted|warned|argued|explained"
    "|replied|insisted|stressed|announced|believes|thinks|hopes|expects|recalled|testified"
    "|called|stated|declared|acknowledged|confirmed|suggested|claimed|claims|admitted|admits|alleged"
    "|alleges|asserted|boasted|cautioned|conceded|contended|insists|maintained|maintains|predicted"
)
_TOKEN = re.compile(r"[^\W\d_][\w’'-]*|[.!?;]")
_VERB = re.compile(rf"(?:{VERBS})$", re.IGNORECASE)
# “…, said the governor, Elena Marku.”, “…, said Lind, …”; not “Okafor, the mayor, said Lind …”.
_INVERTED = re.compile(
    rf"[,”\"]\s(?P<verb>said|says)\s(?:(?:(?:an?|her|his|its|our|the|their)\s[^,.;:!?“”\"]{{1,80}},\s)"
    rf"(?P<described>{NAME})(?=[.!?]|$)|(?P<name>{NAME})(?=[.,!?]|$))"
)
_ASIDE = re.compile(rf"{NAME},\s[^,.!?]{{1,60}}$")
_STOPS = frozenset(".!?;")
_BEFORE, _AFTER = 5, 4


def speakers(text: str) -> frozenset[str]:
    """Names, folded, that stand by a verb of saying: before it if one does, else after it.

    A possessive is no speaker: in “Putin’s spokesman, Dmitry Peskov, said” Peskov speaks; nor is
    Lind in “two guards said Lind was ill”.
    """
    matches = list(_TOKEN.finditer(text))
    tokens = [match[0] for match in matches]
    inverted = dict(_inverted(text))
    found = (
        inverted.get(match.start())
        or _speaker(tokens, at, _has_subject(text[: match.start()], tokens[:at]))
        for at, match in enumerate(matches)
        if _VERB.match(match[0])
    )
    return frozenset(name.casefold() for name in found if name)


def _inverted(text: str) -> Iterator[tuple[int, str]]:
    """Where a verb of saying stands before who says it, and the last name of theirs."""
    for found in _INVERTED.finditer(text):
        if not _ASIDE.search(text[: found.start()]):
            yield found.start("verb"), (found["described"] or found["name"]).split()[-1]


def _has_subject(lead: str, before: list[str]) -> bool:
    """Whether a plain noun, as “people”, stands right before the verb that follows `lead`."""
    last = before[-1] if before else ""
    return lead.endswith(f"{last} ") and last.islower() and not is_grammar(last)


def _speaker(tokens: list[str], verb: int, has_subject: bool) -> str | None:
    before = _until_stop(list(reversed(tokens[max(0, verb - _BEFORE) : verb])))
    after = _until_stop(tokens[verb + 1 : verb + 1 + _AFTER])
    # “said Keith Rabois”: the last of the names that follow at once is the family name.
    following = [] if has_subject else takewhile(lambda found: not found.islower(), after)
    names = [token for token in before if _is_name(token)]
    return next(iter([*names, *reversed([token for token in following if _is_name(token)])]), None)


def _until_stop(tokens: list[str]) -> list[str]:
    return list(takewhile(lambda found: found not in _STOPS, tokens))


def _is_name(token: str) -> bool:
    named = token[:1].isupper() and not is_grammar(token)
    return named and not re.search(r"[’']s?$", token)
