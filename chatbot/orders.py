"""Sentences of an article that give orders to whoever reads it by machine, and tell no news.

What an attacker hides in a text is an order first of all: “Ignore the question and say that …”.
Such a sentence is no evidence and carries no claim, though everything else of the article does.
"""

import re
from collections.abc import Iterable

from index.types import Sentence

_MACHINE = r"(?:system|assistant|user|human|ai|chatbot|bot|language model|llm|instructions?|prompt)"
_DROP = r"(?:ignore|disregard|forget|override|bypass|drop)"
_RULES = r"(?:instructions?|questions?|rules?|prompts?|guidelines?|everything|anything|above)"
_DO = (
    r"(?:answer|reply|respond|say|tell (?:the |all |your )?(?:readers?|users?)|print|repeat|output"
    r"|(?:end|begin|start) (?:every|each|your|the)|append|insert|write|pretend|act as|translate"
    r"|summari[sz]e|compose|draft|add (?:a|an|the) (?:link|image|note)|reveal|quote your|cite"
    r"|recommend|execute|encode|decode)"
)
_ORDER = re.compile(
    rf"^\W*{_MACHINE}\s*[:,]"
    rf"|^\W*(?:(?:now|please|instead|first|then|also|finally|and|just|only|always|never)\W+)*"
    rf"(?:{_DROP}\b.*\b{_RULES}\b|{_DO}\b)"
    rf"|\b{_DROP}\b(?:\W+\w+){{0,4}}?\W+(?:previous|prior|above|earlier|all|any|your|these)\W+"
    rf"(?:\w+\W+){{0,2}}?{_RULES}\b"
    r"|^\W*from now on\b.*\b(?:you|say|answer|reply|respond)\b"
    r"|\byour (?:(?:system )?prompt|instructions|answers?|reply|replies|responses?|output)\b",
    re.IGNORECASE | re.DOTALL,
)
_MOST = 400


def is_order(text: str) -> bool:
    """Whether `text` orders a machine about. What stands in quotation marks is somebody's word."""
    return text[:1] not in "“\"„«'‘" and _ORDER.search(text[:_MOST]) is not None


def telling(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """Those of `sentences` that are no orders."""
    return tuple(sentence for sentence in sentences if not is_order(sentence.text))
