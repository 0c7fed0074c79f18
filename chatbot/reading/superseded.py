"""What was said before and holds no more: a question for what is so now is not answered by it."""

import re

_ASKS_NOW = re.compile(
    r"^\W*(?:what|which|who|how\s\w+)\b(?:(?!\b(?:did|had|was|were)\b)[^?])*?"
    r"(?:\bis\b|\bare\b|['’]s\b)",
    re.IGNORECASE,
)
_ASKS_EARLIER = re.compile(
    r"\b(?:before|earlier|first|former|initial|last|once|original|previous)(?:ly)?\b", re.IGNORECASE
)
_HAD = re.compile(
    r"\bhad\s(?:earlier|initially|originally|previously)\s"
    r"(?:announced|counted|estimated|given|listed|put|quoted|reported)\b"
    r"|^\W*(?:earlier|initial|previous)\s(?:counts?|estimates?|figures?|reports?)\b",
    re.IGNORECASE,
)


def is_superseded(question: str, text: str) -> bool:
    """Whether `question` asks what is so, and `text` tells what was given for it earlier: “had
    earlier given the death toll as six”.
    """
    asks_now = _ASKS_NOW.match(question) and not _ASKS_EARLIER.search(question)
    return bool(asks_now) and _HAD.search(text) is not None
