"""Who speaks in a speech of several sentences, where the article names one plainly beside it."""

import re

from chatbot.text.attribution import SPEAKER
from chatbot.text.verbs import is_verb
from chatbot.text.words import is_grammar

_BEHIND = re.compile(rf"\s*{SPEAKER}\s(said|says)\b")
_TURNED = re.compile(rf"\s*(said|says)\s{SPEAKER}")
_AHEAD = re.compile(rf"{SPEAKER}(,?)\s(said|says)(?:\sthat)?[:,]?\s*$")
_REACH = 160
_DAY = re.compile(r"\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
_PARTICLES = "al bin da de del della den der di dos du el ibn la le ter van von y zu".split()
# “Ludwig” of “Ludwig van Beethoven”, “Lind” of “Lind and Okafor”.
_GOES_ON = re.compile(rf"\.[A-Z]|\s[A-Z]\.|,?\s(?:and|or|&)\s|\s(?:{'|'.join(_PARTICLES)})[\s-]")
_SHORTENED = frozenset(
    """Adm Amb Atty Brig Capt Cmdr Co Col Corp Cpl Det Dr Fr Gen Gov Hon Inc Insp Lt Ltd Maj Mr Mrs
    Ms Msgr Prof Pvt Rep Rev Sen Sgt St Supt""".split()
)
"""Behind these a full stop does not end the name."""
_DETERMINERS = frozenset("a an the newly".split())
_JOINS = frozenset("after and because before but that then when while".split())


def speaker(text: str, opened: int, closed: int) -> tuple[str, int]:
    """“Okafor said” for the speech of `text` between the marks at `opened` and `closed`, and the
    place where that is said: right behind it, else right before. ("", 0) where it may be the part
    of a longer name, or another's.
    """
    behind = text[closed + 1 : closed + 1 + _REACH]
    if found := _BEHIND.match(behind):
        mark = text[opened:closed].rstrip(" ’'")[-1:]
        is_tag = _is_tag(mark, found[0], behind[found.end() :])
        return _said(found[1], found[2], closed + found.end()) if is_tag else ("", 0)
    if found := _TURNED.match(behind):
        name = _DAY.sub("", found[2])
        whole = "\n\n" not in found[0] and _is_whole(name, behind[found.start(2) + len(name) :])
        return _said(name, found[1], closed + found.end()) if whole else ("", 0)
    ahead = text[max(0, opened - _REACH) : opened]
    if (found := _AHEAD.search(ahead)) and (found.start() or len(ahead) < _REACH):
        lead, is_near = ahead[: found.start()], ":" in found[0] or "\n\n" not in found[0]
        if is_near and _opens(lead, is_aside=bool(found[2])):
            return _said(found[1], found[3], opened - len(ahead) + found.start())
    return "", 0


def _said(name: str, verb: str, at: int) -> tuple[str, int]:
    return ("", 0) if is_grammar(name.split()[0]) else (f"{name} {verb}", at)


def _is_tag(mark: str, tag: str, rest: str) -> bool:
    """Whether `tag`, “Okafor said”, belongs to the speech before it, which ends with `mark`: not
    where it begins a paragraph, or a sentence of its own, “Okafor said nothing”, or a speech.
    """
    return "\n\n" not in tag and (mark == "," or rest[:1] == ".")


def _is_whole(name: str, rest: str) -> bool:
    """Whether `name`, with `rest` behind it, is all of who speaks; “Biden’s lawyer” is another."""
    last = name.split()[-1]
    is_short = rest[:1] == "." and last in _SHORTENED
    is_other = is_grammar(last) or last.endswith(("’s", "'s", "’", "'"))
    return not (is_short or is_other or _GOES_ON.match(rest))


def _opens(lead: str, *, is_aside: bool) -> bool:
    """Whether a name behind `lead` may be the subject: not in “the lawyer for Lind said”, “two who
    met Lind said”, “Keller and Lind said”, “van Dyke said”, nor in “Lind, Oslo, said”.
    """
    *_, earlier, last = ["", "", *re.findall(r"[\w’'-]+|[^\w\s]", lead)]
    near = earlier if last == "and" or (is_aside and last == ",") else last
    if lead[-1:].strip() or near[:1].isupper():
        return False
    if last in _PARTICLES or (is_grammar(last) and last not in _JOINS):
        return False
    return not is_verb(last) or earlier.lower() in _DETERMINERS
