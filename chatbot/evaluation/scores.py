"""How near an answer is to a gold answer: tokens as SQuAD's and CoQA's official scripts take them.

Rajpurkar et al., SQuAD: 100,000+ Questions for Machine Comprehension of Text (EMNLP 2016);
Reddy et al., CoQA: A Conversational Question Answering Challenge (TACL 2019).
"""

import re
import string
from collections import Counter
from collections.abc import Sequence

HIT = 0.8
"""The least recall of an answer that counts as a hit."""

_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
# The official scripts know ASCII's marks alone; an answer that quotes has the printer's too.
_NO_PUNCTUATION = {ord(mark): "" for mark in string.punctuation + "“”„‘’‚«»"} | {
    ord(mark): " " for mark in "–—…"
}


def tokens(text: str) -> tuple[str, ...]:
    """Lower case, without punctuation and without the articles a, an, the; cut at white space."""
    return tuple(_ARTICLES.sub(" ", text.lower().translate(_NO_PUNCTUATION)).split())


def recall(answer: str, golds: Sequence[str]) -> float:
    """The largest share of a gold answer's tokens that are in `answer`, counted as often (0..1)."""
    return max((_shares(answer, gold)[0] for gold in golds), default=0.0)


def f1(answer: str, golds: Sequence[str]) -> float:
    """Harmonic mean of token recall and precision against the best of `golds` (0..1)."""
    return max((_harmonic(*_shares(answer, gold)) for gold in golds), default=0.0)


def chosen(answer: str, options: Sequence[str]) -> str | None:
    """The option whose tokens overlap best with `answer` (F1); None where several do, or none."""
    rated = [f1(answer, [option]) for option in options]
    best = max(rated, default=0.0)
    return options[rated.index(best)] if best and rated.count(best) == 1 else None


def _shares(answer: str, gold: str) -> tuple[float, float]:
    """Recall and precision. A gold answer without tokens is met by an answer without any."""
    said, wanted = tokens(answer), tokens(gold)
    if not said or not wanted:
        return (float(said == wanted),) * 2
    common = (Counter(said) & Counter(wanted)).total()
    return common / len(wanted), common / len(said)


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0
