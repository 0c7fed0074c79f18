"""Words that an article puts into somebody's mouth. They must not become a fact of ours.

“The ferry is safe, the company said” may be told with its “said”, or be quoted, and no other way.
"""

import re

_SAYING = (
    "said|says|told|tells|argued|argues|claimed|believed|believes|thinks|wrote|writes|warned|warns"
    "|insisted|insists|contended|contends|asserted|asserts|predicted|predicts|suspected|alleged"
    "|alleges|complained|complains|suggested|suggests|estimated|replied|maintained|maintains|feared"
    "|promised|recalled|explained"
)
_SOURCE = r"\baccording to\b|\bin the (?:words|view|opinion) of\b"
_SAYS = re.compile(rf"\b(?:{_SAYING}|say|saying|believe|think|adding|added|adds)\b|{_SOURCE}", re.I)
_NO_SPEAKER = r"(?:who|which|that|and|but|as|when|while|because|whom|where|if|than)\b"
_SAID = rf"(?:{_SAYING}|added|adds)\b"
_WHEN = r"\s+(?:on|in|at|during|last|this|to|after|by|yesterday|today|recently|later)\b"
_NEAR_END = r"(?:\s+[^\s,.;:“”\"]+){0,6}\s*(?=[,.;:“”\"]|$)"
# “…, the mayor said on Monday.”, “…,” said Ines Okafor: all else in the sentence is theirs.
_TAG = re.compile(
    rf"[”\"]\s+{_SAID}{_NEAR_END}"
    rf"|[,”\"’?!]\s+(?!{_NO_SPEAKER})(?:[^\s,;:]+\s+){{1,7}}?{_SAID}"
    rf"(?:{_WHEN}{_NEAR_END}|\s*(?=[,.;:“”\"]|$))"
    rf"|(?:{_SOURCE})[^,.;]*",
    re.IGNORECASE,
)
# “The mayor said that …”: what follows is.
_LEAD = re.compile(
    rf"(?:^\W*|[,;:]\s+)(?:(?!{_NO_SPEAKER})[^\s;:]+\s+){{1,9}}?{_SAID}(?:\s+that\b)?",
    re.IGNORECASE,
)

_NAME = r"((?:(?:Mr|Mrs|Ms|Dr)\.\s)?[^\W\d_a-z][\w’'-]+(?:\s(?:[A-Z]\.\s)?[^\W\d_a-z][\w’'-]+)*)"
_BEFORE = re.compile(rf"{_NAME},?\s(?:also\s|meanwhile\s|has\s)?({_SAYING})\b")
_AFTER = re.compile(rf"\b({_SAYING})\s(?:[\w-]+\s){{0,3}}?{_NAME}")
_TOLD = {"told": "said", "tells": "says"}


def attributed(sentence: str) -> str:
    """What of `sentence` is told as somebody's words; "" where all of it is the article's own."""
    if _TAG.search(sentence):
        return _TAG.sub(" ", sentence)
    lead = _LEAD.search(sentence)
    return sentence[lead.end() :] if lead else ""


def ascription(sentence: str) -> str:
    """“Jonas Lind said” or “according to the police”: whose words `sentence` tells; "" where it
    names nobody, or tells no words.
    """
    if not attributed(sentence):
        return ""
    if source := re.search(rf"(?:{_SOURCE})[^,.;:“”\"]*", sentence, re.IGNORECASE):
        return source[0][0].lower() + source[0][1:].strip()
    if found := _BEFORE.search(sentence):
        return f"{found[1]} {_TOLD.get(found[2], found[2])}"
    if found := _AFTER.search(sentence):
        return f"{found[2]} {_TOLD.get(found[1], found[1])}"
    return ""


def attributes(text: str) -> bool:
    """Whether `text` says that somebody says something."""
    return _SAYS.search(text) is not None
