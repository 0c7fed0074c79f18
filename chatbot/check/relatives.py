"""What a claim must not give to another: the deed that a “which” or “who” tells, what goes with the
verb behind an aside, a “he” or “she”, and the value that “from 188 to 164” leaves.
"""

import re

from chatbot.text import facts
from chatbot.text.forms import plain
from chatbot.text.numerals import VALUE
from chatbot.text.verbs import is_participle, is_told
from chatbot.text.words import content, fold, words

_NAME = r"[^\W\d_a-z][\w’'-]*(?:\s[^\W\d_a-z][\w’'-]*){0,6}"
_RELATIVE = re.compile(
    rf"(?P<head>{_NAME}),\s(?:which|who)\s(?:(?:has|have|had|also|still|now|\w+ly)\s)*(?P<verb>[a-z]+)"
)
_APPOSED = re.compile(
    rf"(?P<who>{_NAME})(?:,|\sis|\swas|\swere)\s(?:an?|the|one\sof\sthe)\s(?:[\w-]+\s){{0,3}}$"
)
_NEAR = 90
_COMMON = re.compile(r"\b(?P<head>[a-z]+)\s(?:that|which|who)\s(?P<verb>[a-z]+)\b")
_ASIDE = re.compile(
    r",\s(?P<done>[a-z]+)\s[^,;:.]{0,60},\s(?:\w+ly\s)?(?P<verb>[a-z]+)\s(?P<rest>[^,;:.]+)"
)
_OF_WHICH = re.compile(
    r"\bof (?:which|whom)\s(?:(?:about|almost|at least|more than|nearly|only|over|the)\s)?"
    rf"(?P<count>\d\S*|{VALUE}|half|many|most|none|some)\s"
    r"(?P<part>(?:(?!\b(?:after|because|before|since|when|while)\b)[^,;.])+)"
)
_HE, _SHE = re.compile(r"\b(?:he|him|his)\b"), re.compile(r"\b(?:she|hers?)\b")
_CHANGES = (
    r"(?:chang|climb|cut|declin|doubl|drop|expand|extend|fall|fell|gr[eo]w|increas|jump|lengthen"
    r"|lower|rais|reduc|ris|rose|sh(?:orten|rank|rink)|slash|slid|slip|trim|tripl|widen)\w*"
)
_FROM_TO = re.compile(
    rf"\b{_CHANGES}\b[^.;:!?]{{0,60}}?\bfrom\s(?P<old>\S+)\s(?:\S+\s){{0,2}}?to\s(?P<new>\S+)"
)
_EARLIER = re.compile(
    r"\b(?:before|compared|earlier|first|formerly|from|had|initially|once|original\w*|previous\w*"
    r"|to|until|used|were|year)\b"
)


def given_away(text: str, claim: str) -> bool:
    """Whether `claim` gives to another what `text` tells of one behind a “which” or “who”; ties to
    an aside what goes with the verb behind it, “delayed in August” to “delayed, opened in August”;
    speaks only of a “she” where `text` speaks only of a “he”, or the other way round; or tells as a
    value what it was before a change.
    """
    return (
        _robs_head(text, claim)
        or _robs_common(text, claim)
        or _takes_whole(text, claim)
        or _fills_aside(text, claim)
        or _changes_gender(fold(text), fold(claim))
        or _goes_back(fold(text), fold(claim))
    )


def _robs_head(text: str, claim: str) -> bool:
    there, told = content(plain(text)), plain(claim).split()
    for found in _RELATIVE.finditer(text):
        verb = content(plain(found["verb"]))
        at = next((at for at, word in enumerate(told) if content(word) == verb), None)
        if not verb or at is None or there.count(verb[0]) > 1:
            continue
        before, head = " ".join(claim.split()[:at]), words(found["head"])
        if facts.names(before) and not any(facts.same_name(one, head) for one in words(before)):
            return True
    return False


def _robs_common(text: str, claim: str) -> bool:
    """Whether `claim` has a verb that only a “that” or “who” of `text` has, and not its head."""
    there, told = content(plain(text)), content(plain(claim))
    for found in _COMMON.finditer(text):
        head, verb = content(found["head"]), content(plain(found["verb"]))
        if not head or not verb or not is_told(found["verb"]) or is_told(found["head"]):
            continue
        if verb[0] in told and there.count(verb[0]) == 1 and _tells(claim, found["verb"]):
            before = content(re.split(rf"\b{found['verb']}\b", claim)[0])
            of = [head[0], *content(_described(text[: found.start("head")]))]
            if not any(facts.same_name(one, before) for one in of):
                return True
    return False


def _described(before: str) -> str:
    """Whom the head, which stands behind that, describes: Holm in “Ida Holm, an economist who”."""
    found = _APPOSED.search(before[-_NEAR:])
    return found["who"] if found else ""


def _tells(claim: str, verb: str) -> bool:
    """Whether it tells with that very verb what somebody does, not what is done to them."""
    return re.search(rf"(?<!\bwas )(?<!\bwere )(?<!\bis )(?<!\bbeen )\b{verb}\b", claim) is not None


def _takes_whole(text: str, claim: str) -> bool:
    """Whether `claim` tells of all what `text` tells of some “of which”, without their number."""
    told = set(content(claim))
    for found in _OF_WHICH.finditer(text):
        own = set(content(found["part"])).difference(content(text[: found.start()]))
        if not own.isdisjoint(told) and found["count"] not in words(claim):
            return True
    return False


def _fills_aside(text: str, claim: str) -> bool:
    told = set(content(plain(claim)))
    for found in _ASIDE.finditer(text):
        done, verb = (content(plain(found[part])) for part in ("done", "verb"))
        if not done or not verb or not is_participle(found["done"]) or not is_told(found["verb"]):
            continue
        elsewhere = content(plain(text[: found.start("rest")]))
        own = set(content(plain(found["rest"]))).difference(elsewhere)
        if done[0] in told and verb[0] not in told and not own.isdisjoint(told):
            return True
    return False


def _changes_gender(text: str, claim: str) -> bool:
    there, told = ([bool(each.search(of)) for each in (_HE, _SHE)] for of in (text, claim))
    return sum(there) == sum(told) == 1 and there != told


def _goes_back(text: str, claim: str) -> bool:
    """Whether `claim` has the old value of a change, not the new one, and no word for “before”."""
    if _EARLIER.search(claim):
        return False
    told = {_value(word) for word in claim.split()}
    return any(
        any(character.isdigit() for character in found["old"])
        and _value(found["old"]) in told
        and _value(found["new"]) not in told
        for found in _FROM_TO.finditer(text)
    )


def _value(word: str) -> str:
    return word.strip(".,;:!?()")
