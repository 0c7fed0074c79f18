"""What is done in a text, and whether a claim does something else: a verb that the text lacks may
only be added, as the question may lend it, never stand in place of the one that is there.

“Who won the race?” lends “won”; where “Orr fell in the race”, it does not tell that Orr won it.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from chatbot.text import facts, forms
from chatbot.text.attribution import attributes
from chatbot.text.verbs import is_participle, is_verb
from chatbot.text.words import content, fold, is_grammar
from index.sentences import split

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[,;:.!?]")
_BE = frozenset("is are was were be been being am".split())
_HAVE = frozenset("has have had having".split())
_MODAL = frozenset("can cannot could did do does may might must shall should to will would".split())
_HELPS = _BE | _HAVE | _MODAL
_BETWEEN = frozenset("again already also even ever just never no not now once only still".split())
# What one obtains or receives, one gets.
_SAME = {"obtain": "get", "receiv": "get", "has": "have", "had": "have"}
_BECOMES = forms.stem("become")
# These name what happens anyway, or who or where somebody is, and do nothing of their own.
_EMPTY = frozenset(
    content("based born called happen happened include includes involved known located named")
)
_IDIOM = frozenset(("account", "part", "place"))
# Who was elected mayor became the mayor.
_GAINED = re.compile(
    r"\b(?:appointed|chosen|confirmed|crowned|elected|installed|made|named|promoted|re-?elected"
    r"|succeed(?:ed|s)?|sworn|t(?:akes?|ook)\s(?:over|office)|won)\b"
)


def replaced(text: str, claim: str) -> bool:
    """Whether `claim` does what `text` does not, and nothing of what that does where it is about
    the same.
    """
    there, told = _stems(text), _stems(claim)
    foreign = [verb for verb in _deeds(_TOKEN.findall(claim)) if _lacks(there, verb, text)]
    if not foreign:
        return False
    done = _drawn(text, frozenset(content(claim)))
    return bool(done) and not any(_same(verb, told) for verb in done)


def _lacks(there: Collection[str], verb: str, text: str) -> bool:
    gains = _form(verb) == _BECOMES and _GAINED.search(text)
    return not (_same(verb, there) or gains)


def _same(verb: str, others: Collection[str]) -> bool:
    stem = _form(verb)
    return facts.stands(stem, others)


def _form(verb: str) -> str:
    stem = forms.stem(verb) or verb
    return _SAME.get(stem, stem)


def _stems(text: str) -> frozenset[str]:
    """The stems of a text's words, those of common irregular verbs made one."""
    return frozenset(_form(word) for word in _TOKEN.findall(fold(text)))


def _drawn(text: str, told: frozenset[str]) -> list[str]:
    """What is done in the sentence of `text` that has most of what is `told`: between the first
    and the last word of it, else anywhere in it.
    """
    sentences = [_TOKEN.findall(text[start:end]) for start, end in split(text)]
    fullest = max(sentences, key=lambda one: len(told.intersection(content(" ".join(one)))))
    places = [at for at, word in enumerate(fullest) if not told.isdisjoint(content(word))]
    within = fullest[places[0] : places[-1] + 1] if places else []
    return list(_deeds(within)) or list(_deeds(fullest))


def _deeds(tokens: Sequence[str]) -> Iterator[str]:
    """The verbs among `tokens`, folded, that tell what is done; no “said” and no “was”."""
    for at, token in enumerate(tokens):
        word = fold(token)
        if token[:1].isupper() or not _does(tokens, at) or attributes(token):
            continue
        is_empty = not (_EMPTY.isdisjoint(content(word)) or _appoints(tokens, at))
        if not is_empty and _IDIOM.isdisjoint(tokens[at + 1 : at + 2]):
            yield word


def _appoints(tokens: Sequence[str], at: int) -> bool:
    """Whether it is the “named” of “Orr named the crew”, not that of “a crew named Argo”."""
    before, behind = tokens[at - 1] if at else "", tokens[at + 1] if at + 1 < len(tokens) else ""
    return fold(tokens[at]) == "named" and before[:1].isupper() and behind[:1].islower()


def _does(tokens: Sequence[str], at: int) -> bool:
    word, helper = fold(tokens[at]), _helper(tokens, at)
    if word in _HAVE:
        return not any(is_participle(one) or one.endswith("en") for one in tokens[at + 1 : at + 4])
    if word in _HELPS or not word.isalpha():
        return False
    if helper in _BE:
        return is_participle(word) or word.endswith(("ing", "en", "wn"))
    if helper in _HAVE | _MODAL:
        return not is_grammar(word) and not word.endswith("ly")
    return is_verb(word)


def _helper(tokens: Sequence[str], at: int) -> str:
    """The “was” or “will” before a word, adverbs aside, if there is one."""
    before = (fold(word) for word in reversed(tokens[:at]))
    last = next((w for w in before if not (w in _BETWEEN or w.endswith("ly"))), "")
    return last if last in _HELPS else ""
