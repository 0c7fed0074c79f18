"""How a number is told, by what stands around it: as the least or the most, as an end of a range or
the second of a score, as that of which some are meant, as what a thing changes by or to.
"""

import re

from chatbot.text.numerals import VALUE

_THE = r"(?:all|the|its|his|her|their|these|those)"
_SOME = rf"(?:few|half|many|most|none|one|several|some|{VALUE})"
_ABOUT = r"(?:\s(?:about|almost|around|just|nearly|only|roughly|some))?"
_BEFORE = re.compile(
    r"\b(?:(?P<least>over|above|more than|at least|upwards of|no fewer than|no less than)"
    r"|(?P<most>under|below|less than|fewer than|up to|as many as|at most|no more than)"
    r"|(?P<but>all\sbut)"
    r"|(?P<first>between)"
    rf"|(?P<last>between\s[^,;]{{1,30}}?\sand|{VALUE}\sto)"
    rf"|(?P<whole>{_SOME}\sof(?:\s{_THE})*(?:(?<!of)\s[\w']+)?)"
    rf"|(?P<every>(?:one|{VALUE})\s(?:in|out\sof)(?:\severy)?)"
    rf"|(?P<of>of(?:\s{_THE})+)"
    rf"|(?P<by>by{_ABOUT})|(?P<to>to{_ABOUT}))\s[$€£¥]?$"
    rf"|\b(?P<second>{VALUE}[-–])$"
)
_OPENING = re.compile(rf"(?:^|[.,;]\s)of(?:\s{_THE})*\s$")
_BEHIND = re.compile(rf"\s(?:in|out\sof)\s(?:every\s)?(?!(?:1[5-9]|20)\d\d\b){VALUE}\b")
_ALIKE = frozenset((("by", ""), ("of", ""), ("of", "whole"), ("to", "")))


def told(before: str, after: str, is_year: bool) -> str:
    """How a number between these, folded, is told: “least” as in “over 50”, “every” as in “six in
    ten”, “share” as the six of them, and so on; "" where it is simply told.
    """
    if _OPENING.search(before):
        return "whole"
    found = _BEFORE.search(before)
    how = (found.lastgroup or "") if found else ""
    if how == "every" and is_year:
        return ""
    return how or ("share" if _BEHIND.match(after) else "")


def alike(how: str, there: str) -> bool:
    """Whether what a text tells as `there` may be told as `how`: what rose “by 5” rose 5, but what
    rose 5 did not rise “to 5”.
    """
    return how == there or (there, how) in _ALIKE or (how, there) in _ALIKE - {("to", "")}
