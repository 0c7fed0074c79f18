"""What a claim says, taken apart for the check's rules."""

import re
from dataclasses import dataclass

from chatbot.text import facts, numbers
from chatbot.text.attribution import attributes
from chatbot.text.numbers import Number
from chatbot.text.speech import speakers
from chatbot.text.words import content

# Words that join what is said to what is asked and add no fact; the writer puts them in freely.
_JOINING = frozenset(
    content(
        """according against became because become based call called came come concern do done gave
        get give given go gone got happen happened held hold include including know known locate
        located made make mean name named number part place reason received said say
        so spoke speak take taken think thing time told took tell toward type upon want
        way went yes"""
    )
)
_ORDINALS = frozenset(content("first second third fourth fifth sixth seventh eighth ninth tenth"))
_SUPERLATIVE = re.compile(r"\b\w+est\b")
_AGED = re.compile(r"\byears old\b|\byears of age\b")
# Whoever works for a firm is of it, and what can be seen is there.
_IDLE = re.compile(r"\bwork(?:s|ed)? (?:as\b|(?:at|for|with)\b(?= (?:the )?[A-Z]))|\bcan be seen\b")


@dataclass(frozen=True, slots=True)
class Claim:
    """What must be found again in the article. `told` are the words the question did not hold.

    `hard` are its names and numbers, which have rules of their own; `plain` what else is told.
    `asked` are the question's words; `lendable` those that pick nothing out: no name, no “first”,
    no “largest”; `lent_names` its names. It `is_attributed` where it tells that somebody says it;
    the question is `asked_of` the words of these.
    """

    text: str
    words: tuple[str, ...]
    told: tuple[str, ...]
    plain: tuple[str, ...]
    hard: frozenset[str]
    lendable: frozenset[str]
    lent_names: frozenset[str]
    asked: frozenset[str]
    names: frozenset[str]
    numbers: tuple[Number, ...]
    quoted: tuple[str, ...]
    is_attributed: bool
    asked_of: frozenset[str]


def read(text: str, question: str) -> Claim:
    """The claim that `text` makes in answer to `question`."""
    said = tuple(
        word
        for word in dict.fromkeys(content(_IDLE.sub(" ", _AGED.sub(" ", text))))
        if word not in _JOINING and word not in facts.TITLES and not facts.denies(word)
    )
    asked = frozenset(content(question))
    # An ordinal picks one thing out of several: the question's is no evidence for it.
    told = tuple(word for word in said if word not in asked or word in _ORDINALS)
    names = facts.names(text) - facts.TITLES
    named = frozenset(content(" ".join(names)))
    hard = named | numbers.parts(text)
    return Claim(
        text=text,
        words=said,
        told=told,
        plain=tuple(word for word in told if word not in hard),
        lendable=frozenset(said) & asked - hard - _ORDINALS - frozenset(_superlatives(question)),
        hard=hard,
        lent_names=names & facts.names(question),
        asked=asked,
        names=names,
        numbers=numbers.numbers(text),
        quoted=facts.quoted(text),
        is_attributed=attributes(text),
        asked_of=speakers(question),
    )


def _superlatives(text: str) -> list[str]:
    return content(" ".join(_SUPERLATIVE.findall(text)))
