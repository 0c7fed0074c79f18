"""What a question seeks, where that is of a kind whose signs are few enough to be known: an age, a
year, a time, a count, a share, a price, a birth, a family, studies. Any word that could stand for
it is a sign: what is told without one is of another kind.
"""

import re
from typing import NamedTuple

from chatbot.text.words import fold

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNIT = "one|two|three|four|five|six|seven|eight|nine"
_TEEN = "ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
_FIGURE = rf"(?:\d[\d.,]*|(?:{_TENS})(?:-(?:{_UNIT}))?|{_UNIT}|{_TEEN})"
_YEAR = r"\b(?:1\d{3}|20\d\d)s?\b|'\d\ds?\b"
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_MONTH += "|jan|feb|mar|apr|aug|sept?|oct|nov|dec"
_SEASON = "spring|summer|autumn|fall|winter"
_SPAN = "(?:second|minute|hour|day|night|week|weekend|month|season|year|decade|generation)s?"
_DO = "(?:do|does|did|is|was|are|were|will|would|has|have|had|can|could|should|might)"
_SPOUSE = r"\b(?:wife|husband|spouse)\b"


class _Kind(NamedTuple):
    """Questions in which `asked` is found seek what `signs` are found of, both in folded text."""

    asked: re.Pattern[str]
    signs: re.Pattern[str]


def _kind(asked: tuple[str, ...], signs: tuple[str, ...]) -> _Kind:
    return _Kind(re.compile("|".join(asked)), re.compile("|".join(signs)))


def _ages(years: str) -> tuple[str, ...]:
    """Signs of an age, `years` being how they may stand behind a figure."""
    return (
        rf"\b{_FIGURE}[- ](?:(?:month|week|day|decade)s?[- ]old|{years}|\w+illion years\b)",
        rf", (?:now )?(?!\d{{4}}){_FIGURE}(?:[,.;)]|$| and\b)|\((?!\d{{4}}){_FIGURE}\)",
        rf"\b(?:now|under|over|between|turn\w*) {_FIGURE}\b",
        rf"\b(?:is|are|was|were|am|be|at|'m|'s) (?:\w+ly |only |just |about )?{_FIGURE}\b"
        r"(?!%| ?percent|[:.,]\d)",
        r"\baged?\b|\bages\b|\bborn\b|\bbirthday|\bteen|\bcentur|\b\d0-something",
        r"\bin (?:his|her|their|my|your) (?:\w+[ -])?\w*(?:ties|teens|\d0'?s)\b",
        r"\b(?:built|founded|open\w*|dat(?:e|es|ed|ing)|since|establish\w+|form(?:ed)?|creat\w+"
        r"|began|start\w*)\b.*\b(?:1\d|20)\d\d\b",
    )


_AGE = _kind(
    (rf"\bhow old {_DO}\b", r"\b(?:what|which) age\b", r"\bwhat (?:is|was) (?:\S+ ){1,4}age\b"),
    _ages(r"years?\b"),
)
# “20 years” may be the age of a bridge; that of a person says so.
_AGE_OF_ONE = _kind(
    (r"\bhow old (?:is|was) (?:s?he|mrs?|ms|dr)\b",), _ages(r"years?[- ](?:old|of age)\b")
)
_A_YEAR = _kind(
    (r"\b(?:what|which) year\b",),
    (
        _YEAR,
        r"\b(?:last|next|this|that|same|previous|following) "
        rf"(?:year|season|month|{_SEASON}|{_MONTH})",
        r"\byears? (?:ago|earlier|later|before|after|since)|\bcentur",
    ),
)
_TIME = _kind(
    (rf"^\W*when {_DO}\b", r"\b(?:what|which) (?:day|date|month)\b"),
    (
        rf"{_YEAR}|\b(?:{_MONTH}|{_SEASON}|{_SPAN}|ago|age|eve|recently)\b|\bcentur|\b[ap]\.?m\b",
        r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|noon\b|\bo'clock|\bmorning|\bevening",
        r"\b\d{1,2}(?:st|nd|rd|th|[:/]\d)|night\b|\bmidday|\bdawn|\bdusk|\bsun(?:rise|set)",
        r"\btoday|\byesterday|\btomorrow|\b(?:christmas|easter|ramadan|thanksgiving)",
        r"\b(?:after|before|since|until|when|whenever|while|during|as|once|upon|if|under)\b",
    ),
)
_COUNT = _kind(
    (r"\bhow many\b",),
    (
        rf"\d|\b{_FIGURE}\b|\b(?:hundred|thousand|[mb]illion|dozen|score|couple|pair|twin|trio)s?\b",
        r"\b(?:several|both|few|none|no|nobody|half|thirds|quarters?|once|twice|single|lone|only)\b",
        r"\b(?:first|second|third|sole|most|many|all|every|each|another|any|never)\b",
        rf"\ban? {_SPAN}\b|\bdecade|\bcentur|, [^,;]{{1,60}},? and\b",  # “Ada, Bo and Cy”.
    ),
)
_SPANS = _kind(
    (r"\bhow many (?:\w+ )?(?:seconds|minutes|hours|days|weeks|months|years|decades)\b",),
    (
        rf"\b{_SPAN}\b|\bcentur|\b\w+days?\b|\bfortnight|\b(?:1\d|20)\d\d\b",
        r"-(?:year|month|week|day|hour|minute)",
    ),
)
_DURATION = _kind(
    (rf"\bhow long {_DO}\b",),
    (
        rf"\d|\b{_FIGURE}\b|\b{_SPAN}\b|\bcentur|\bfrom\b|\btime|\blife|\bcareer|\bpermanent",
        r"\b(?:since|until|long|brief\w*|forever|while|always|never|still)\b",
    ),
)
_SHARE = _kind(
    (r"\b(?:what|which) (?:\w+ )?(?:percent\w*|proportion|fraction)\b|\bhow many percent",),
    (
        r"%|per ?cent|\bhalf|\b(?:third|quarter|fifth|sixth|eighth|tenth)s?\b|\bout of\b",
        rf"\b(?:in|of) (?:every )?{_FIGURE}\b|\b(?:most|majority|all|none|every\w*|nobody)\b",
    ),
)
_PRICE = _kind(
    (
        r"\bhow much (?:\S+ ){0,3}?(?:money|cash)\b",
        rf"\bhow much {_DO}\b[^?]*\b(?:cost|pay|paid|earn\w*|worth|spen[dt]|charged?|sell|sold|owe"
        r"|fined?|priced?)\b",
    ),
    (
        r"[$€£¥¢₹₽₴₺₩₦₪%]|\b(?:dollar|euro|pound|cent|rouble|ruble|yen|yuan|rupee|franc|crown|kron\w"
        r"|kr|peso|lira|rand|zlot\w+|hryvni\w|dirham|dinar|riyal|shekel|naira|baht)s?\b",
        r"\b(?:usd|eur|gbp|chf|jpy|aud|cad|inr|nok|sek|dkk|pln)\b",
        r"pence\b|\bshilling|illions?\b|\bthousands?\b|\bhundreds?\b|\d,\d|percent|per cent",
        r"\bmoney|\bfortune|\b(?:free|nothing|half|twice|double)\b",
    ),
)
_BIRTH = _kind(
    (
        r"\b(?:when|where|(?:what|which) \w+) (?:is|was|are|were) [^?]*\bborn\b",
        r"\bbirth ?(?:place|date|day)\b",
    ),
    (
        r"\bborn\b|birth|\bnatives?\b|\bgr[eo]w(?:n|ing)? up\b|\braised\b|\bhometown|\borigin",
        r"\b(?:c[ao]me|comes|coming|hail\w*|is|was) from\b|\bfounded\b|\b(?:1\d|20)\d\d ?[-–—]",
    ),
)
_CHILDREN = _kind(
    (r"\bhow many (?:\w+ )?(?:children|kids|sons|daughters|grandchildren) .*\bhave\W*$",),
    (
        r"child|\bkids?\b|\bsons?\b|daughter|\bbab|\btwin|father|mother|\bparent|\bgirl|\bboy",
        r"famil|\bpupil|\bstudent|\bheir",
    ),
)
_MARRIAGE = _kind(
    (
        r"\b(?:get|got|is|was|are|were) married\b|\bmarry\b",
        rf"\bwho (?:is|was) .*{_SPOUSE}|{_SPOUSE}(?:'s)? (?:name|called)|\bname of .*{_SPOUSE}",
    ),
    (
        r"\bmarr|\bwi(?:fe|ves)\b|\bhusband|\bspouse|\bwedd?|\bpartner|\bbride|\bgroom\b|\bwidow",
        r"\bcouple|\bdivorc|fianc|\bengaged|friend\b|\bmrs\b|\bqueen|\bking\b|\bprince",
    ),
)
_STUDIES = _kind(
    (
        r"\bwhat (?:\w+ )?(?:did|does|is|was) (?:\S+ ){1,4}?(?<!to )(?<!the )(?<!a )"
        r"(?:study|studying|major in|majoring in)\b",
    ),
    (
        r"\bstud(?:y|i)|degree|graduat|universit|college|school|major|master|doctora|ph\.?d|educat",
        r"learn|\btrain|\bcourse|scholar|thesis|research|\bread \w+ at|scientist|experiment",
        r"\b(?:analy|examin|explor|follow|investigat|look\w* at|measur|observ|survey|test|track)",
    ),
)
_NUMBERS = (_AGE, _AGE_OF_ONE, _A_YEAR, _TIME, _COUNT, _SPANS, _DURATION, _SHARE, _PRICE)
_KINDS = (*_NUMBERS, _BIRTH, _CHILDREN, _MARRIAGE, _STUDIES)


def lacks(question: str, text: str) -> bool:
    """Whether `question` seeks something of a known kind of which `text` has no sign."""
    asked, there = fold(question), fold(text)
    return any(kind.asked.search(asked) and not kind.signs.search(there) for kind in _KINDS)
