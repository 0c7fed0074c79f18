"""Characters fit to be shown: what a text may hide in its encoding is taken out.

Instructions to a language model are hidden in articles with zero-width, bidirectional and tag
characters, which no reader sees. They go before anything else looks at the text.
"""

import re
import unicodedata
from itertools import groupby, islice

MARKS = 8
"""Combining marks on one character, at most; no language needs more, and NFC of a long run takes
time in the square of its length."""

_NEWLINES = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
# Controls, surrogates, private use, noncharacters of the basic plane, annotations, and Unicode's
# Default_Ignorable_Code_Point: soft hyphen, joiners, bidi controls, fillers, variation selectors,
# the byte order mark, shorthand and musical controls, tags.
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\uf8ff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
    "\U000f0000-\U0010ffff"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_MAYBE_HEAP = re.compile(f"[\u0300-\u1fff\u2070-\U0010ffff]{{{MARKS + 1},}}")


def clean(text: str) -> str:
    """The text in NFC without hidden characters and with one kind of line break.

    Idempotent. White space is left as it is, so that positions stay as near as they can.
    """
    visible = _HIDDEN.sub("", _NEWLINES.sub("\n", text))
    return unicodedata.normalize("NFC", _MAYBE_HEAP.sub(_without_heaps, visible))


def clean_line(text: str) -> str:
    """The same for a title: on one line, single spaces, none around."""
    return " ".join(clean(text).split())


def _without_heaps(run: re.Match[str]) -> str:
    return "".join(
        "".join(islice(marks, MARKS) if is_mark else marks)
        for is_mark, marks in groupby(run.group(), lambda char: unicodedata.combining(char) > 0)
    )
