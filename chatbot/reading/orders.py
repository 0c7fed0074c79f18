"""Sentences of an article that give orders to whoever reads it by machine, and tell no news.

What an attacker hides in a text is an order first of all: “Ignore the question and say that …”.
Such a sentence is no evidence and carries no claim, though everything else of the article does.
This is a heuristic: what it lets through still has to pass the check like any other sentence.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from chatbot.text.attribution import attributes
from index.types import Sentence

_CHARACTERS_READ = 1000
_ROLE = r"(?:system|assistant|user|instructions?|prompt)"
_MODEL = r"(?:ai|model|assistant|bot|chatbot|llm|summarizer)s?"
_DROP = r"(?:ignore|disregard|forget|override|bypass)"
_RULES = r"(?:instructions?|questions?|rules?|prompts?|guidelines?|everything|anything|above)"
_POLITE = (
    r"(?:now|please|kindly|instead|first|then|also|finally|and|just|only|always|never"
    r"|you (?:must|should|will|have to|are to))"
)
_DO = (
    r"(?:(?:answer|reply|respond|say|print|repeat|output|write|translate|summari[sz]e|compose|draft"
    r"|append|insert|reveal|recommend|encode|decode|pretend|act)"
    r"(?:\s+(?:that|only|with|in|as|to|an?|the|your|this|all|every|each|exactly|like)\b|\s*[:“\"'])"
    r"|tell (?:the |all |your )?(?:readers?|users?)\b|(?:end|begin|start) (?:every|each|your)\b"
    r"|add (?:a|an|the) (?:link|image|note)\b)"
)
_ORDER = re.compile(
    rf"^\W*{_ROLE}\s*[:>\]]|^\W*(?:note|message|attention)\b[^:.]{{0,30}}\b{_MODEL}\b[^:.]{{0,20}}:"
    rf"|^\W*(?:{_POLITE}\W+)*(?:{_DROP}\b.*\b{_RULES}\b|{_DO})"
    rf"|\b{_DROP}\b(?:\W+\w+){{0,4}}?\W+(?:previous|prior|above|earlier|all|any|your|these)\W+"
    rf"(?:\w+\W+){{0,2}}?{_RULES}\b"
    r"|^\W*from now on\b.*\b(?:you|say|answer|reply|respond)\b"
    r"|\byour (?:system )?(?:prompt|instructions)\b"
    r"|\b(?:in|of|with|to|throughout|for) your (?:answers?|reply|replies|responses?|output)\b",
    re.IGNORECASE | re.DOTALL,
)
_OUTSIDE = re.compile(r"[“\"„«][^“”\"„«»]*[”\"»]?")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")


@lru_cache(maxsize=4096)  # Every claim is checked against the same sentences.
def is_order(text: str) -> bool:
    """Whether `text` orders a machine about. What is said to be somebody's word is none."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text[:_CHARACTERS_READ]))
    if plain[:1] in '“"„«' and attributes(_OUTSIDE.sub(" ", plain)):
        return False
    return _ORDER.search(plain) is not None


def telling(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """Those of `sentences` that are no orders."""
    return tuple(sentence for sentence in sentences if not is_order(sentence.text))
