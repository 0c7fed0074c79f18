"""Whether a sentence ends at a full stop: the rules that mend what sentencex proposes.

A rule looks at the text just left and just right of the cut. Each one earned its place on real
news; a rule for a single article does not belong here.
"""

import re

_TITLES = (
    "Mr|Mrs|Ms|Mx|Messrs|Dr|Prof|Rev|Fr|Hon|Msgr|Sen|Sens|Rep|Reps|Gov|Pres|Amb|Atty|Supt|"
    "Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Brig|Sgt|Cpl|Pvt|Insp|Det|Ft|Mt"
)
_DAYS_AND_ZONES = (
    "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|E[SD]?T|[CMP][SD]T|GMT|BST|UTC|Eastern|Central|"
    r"Pacific|Mountain|\w+ [Tt]ime"
)
_SPEECH = (
    "said|says|asked|asks|added|cried|exclaimed|replied|answered|wrote|tweeted|shouted|yelled|"
    "wondered|declared|joked|recalled|responded|demanded|screamed"
)
_STARTERS = (
    "The|A|An|He|She|It|They|We|You|His|Her|Its|Their|Our|This|That|These|Those|There|But|And|"
    "In|On|At|As|For|From|When|While|If|After|Before|By|With|To|Not|Mr|Mrs|Ms"
)
_CLOSERS = r"[”’»\"')\]]*"

Rule = tuple[re.Pattern[str], re.Pattern[str]]


def _rule(before: str, after: str) -> Rule:
    return re.compile(f"(?:{before})$"), re.compile(after)


_JOINS = (
    _rule("", r"[.,;:!?…–—-]"),
    _rule(rf"\b(?:{_TITLES})\.", ""),
    # "9 a.m. Monday"
    _rule(r"\b[AaPp]\.\s?[Mm]\.", rf"(?:{_DAYS_AND_ZONES})\b"),
    # "A. M. Rosenthal", "the S.&P. 500"
    _rule(r"\b[A-Z]\.\s[A-Z]\.", "[A-Z]"),
    _rule(r"\b[A-Z]\.", r"\d"),
    # "(max. 6.5 m)", "Chap. 5", "(lit. “great state”)"
    _rule(r"\b(?:max|min|[Cc]h|[Cc]hap|[Vv]ol|[Ss]ec|[Ss]tat)\.", r"\d"),
    _rule(r"\b(?:lit|tr)\.", r"[“\"‘']"),
    # "“Are we ready?” Mr. Martins asked."
    _rule(r"[!?][”’\"']+", rf"(?:[A-Z][\w.’'-]*\s){{1,4}}(?:{_SPEECH})\b"),
)
_PARTS = (
    # "he told me. Around" is taken for Maine, "in May. Trump" for a month cut short.
    _rule(rf"(?<![\w.&])(?!(?:vs|cf|al|viz|ca)\.)[a-z]{{2,}}\.{_CLOSERS}", r"\W*[A-Z]"),
    _rule(rf"\b(?:May|Art)\.{_CLOSERS}", r"\W*[A-Z]"),
    # "at most f(n). However": what ends in a bracket or a quote is no abbreviation.
    _rule(rf"[)\]”\"]\s?\.{_CLOSERS}", r"\W*[A-Z]"),
    # "the root of n. If"
    _rule(r"(?<![\w.&])[f-oqstuw-z]\.", r"\W*[A-Z]"),
    # "at 10 m.p.h. The train", "Sachs Inc. Mr. Smith"
    _rule(rf"(?:\w\.){{2,}}{_CLOSERS}", rf"\W*(?:{_STARTERS})\b"),
    _rule(rf"(?<!\bv)(?<!\bvs)\.{_CLOSERS}", r"\W*(?:Mr|Mrs|Ms)\."),
)


def holds(before: str, after: str, is_proposed: bool) -> bool:
    """Whether a sentence ends between `before` and `after`, neither with white space at the cut.

    `before` ends with the full stop and its closing marks; `is_proposed` is sentencex's opinion.
    A word in lower case never starts a sentence: “Is it so?” he asked.
    """
    word = re.search(r"\w", after)
    if not word or word.group().islower() or _matches(_JOINS, before, after):
        return False
    return is_proposed or _matches(_PARTS, before, after)


def _matches(rules: tuple[Rule, ...], before: str, after: str) -> bool:
    return any(left.search(before) and right.match(after) for left, right in rules)
