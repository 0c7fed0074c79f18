"""Words that turn a fact round: what rises does not fall, and before is not after."""

import re
from collections.abc import Sequence

from chatbot.check.sides import displaced
from chatbot.text.words import content, words

_PAIRS = tuple(
    tuple(pair.split("/"))
    for pair in (
        "above/below accept/reject all/many all/most all/none all/some always/never "
        "ahead/behind allow/ban arrive/leave back/oppose before/after begin/end best/worst "
        "better/worse buy/sell cheap/expensive charged/convicted died/injured killed/injured "
        "killed/wounded decrease/increase decline/grow down/up early/late earlier/later "
        "east/west eastern/western enter/leave fall/rise fell/rose fast/slow fewer/more "
        "fewest/most few/many first/last from/until gain/lose grew/shrank hard/easy heavy/light "
        "high/low "
        "higher/lower highest/lowest inside/outside import/export left/right largest/smallest "
        "larger/smaller least/most less/more long/short longer/shorter lost/won "
        "majority/minority maximum/minimum major/minor near/far new/old north/south "
        "northern/southern older/younger oldest/youngest open/close private/public rich/poor "
        "since/until start/stop start/end begin/stop strong/weak "
        "support/oppose top/bottom upper/lower "
        "victory/defeat wide/narrow with/without born/died join/leave join/left quit/join "
        "arrest/free arrest/release detain/free detain/release jail/free jail/release "
        "acquit/convict clear/convict guilty/innocent appoint/dismiss hire/dismiss hire/sack "
        "divorce/marry borrow/lend attack/defend absent/present legal/illegal safe/unsafe "
        "brother/sister daughter/son father/mother husband/wife boy/girl boys/girls man/woman "
        "men/women uncle/aunt nephew/niece grandson/granddaughter grandfather/grandmother "
        "male/female killer/victim attacker/victim buyer/seller landlord/tenant creditor/debtor "
        "lender/borrower employer/employee teacher/pupil doctor/patient plaintiff/defendant "
        "predecessor/successor friend/enemy ally/enemy profit/loss gain/loss deficit/surplus "
        "success/failure succeed/fail pass/fail admit/deny confirm/deny approve/reject "
        "praise/criticise praise/criticize praise/condemn raise/cut lift/impose expand/shrink "
        "improve/worsen strengthen/weaken include/exclude send/receive build/demolish "
        "agree/disagree appear/disappear alive/dead deep/shallow dry/wet empty/full hot/cold "
        "thick/thin rural/urban domestic/foreign married/single daily/weekly daily/monthly "
        "weekly/monthly monthly/yearly dawn/dusk sunrise/sunset"
    ).split()
)
# What each is told of stands behind it, as in “for the plan”; or before, as in “switched off”.
_BEHIND = (("for", "against"), ("from", "to"), ("over", "under"))
_BEFORE = (("off", "on"),)
_FOR_IT = re.compile(r"\b(\w+) (for|against) (?:him|her|it|them|this|that)\b")
_SOON, _AT_ONCE = 3, 1
_STEMMED = tuple((frozenset(content(a) or [a]), frozenset(content(b) or [b])) for a, b in _PAIRS)


def swapped(text: str, claim: str) -> bool:
    """Whether `claim` has a word that `text` has not, and `text` its opposite, which `claim` has
    not; or whether one is “for” what the other is “against”, or “before” what the other is “at”.
    """
    if _turned(words(text), words(claim)) or _opposed(text, claim):
        return True
    if displaced(text, claim):
        return True
    there, told = _stems(text), _stems(claim)
    only_there, only_told = there - told, told - there
    return any(
        (one <= only_told and other <= only_there) or (other <= only_told and one <= only_there)
        for one, other in _STEMMED
    )


def _turned(text: Sequence[str], claim: Sequence[str]) -> bool:
    """Whether `claim` has “for” with what `text` has only “against” with, or another such pair."""
    sides = ((_BEHIND, text, claim, _SOON), (_BEFORE, text[::-1], claim[::-1], _AT_ONCE))
    return any(
        not _behind(there, one, near) & _behind(told, other, near) <= _behind(there, other, near)
        for pairs, there, told, near in sides
        for pair in pairs
        for one, other in (pair, pair[::-1])
    )


def _opposed(text: str, claim: str) -> bool:
    """Whether `claim` has “voted for it” where `text` has only “voted against”, or the reverse."""
    there = " ".join(words(text))
    found = _FOR_IT.findall(" ".join(words(claim)))
    other = {"for": "against", "against": "for"}
    return any(
        f"{verb} {other[side]}" in there and f" {side} " not in f"{there} " for verb, side in found
    )


def _behind(there: Sequence[str], word: str, most: int) -> frozenset[str]:
    """The stem of the first that carries facts of the `most` words behind each `word`."""
    near = (there[at + 1 : at + 1 + most] for at, one in enumerate(there) if one == word)
    return frozenset(found[0] for some in near if (found := content(" ".join(some))))


def _stems(text: str) -> frozenset[str]:
    return frozenset((*content(text), *words(text)))
