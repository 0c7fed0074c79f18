"""How confident a writer was of what it told beyond the question: who guesses spreads the bets.

The mean log probability of what a model says, taken as its confidence, tells inventions from
translations better than most measures made for it (Guerreiro et al., 2023, arXiv:2208.05309).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean

from chatbot.words import words


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a draft, and the natural logarithm of its probability."""

    text: str
    log_probability: float


Hear = Callable[[Token], None]
"""Is told each token of a draft, where the endpoint tells how likely they were."""


def deaf(token: Token) -> None:
    """Hear nothing."""


def confidence(tokens: Sequence[Token], question: str) -> float | None:
    """The mean log probability of the words told beyond `question`, each as likely as its least
    likely token; 0 is certain. None where no such word was told.
    """
    asked = frozenset(words(question))
    told = [
        min(token.log_probability for token in word)
        for word in _words(tokens)
        if not asked.issuperset(words("".join(token.text for token in word)))
    ]
    return fmean(told) if told else None


def _words(tokens: Sequence[Token]) -> list[list[Token]]:
    """Tokens by words, each of which begins where white space does."""
    found: list[list[Token]] = []
    for token in tokens:
        if not found or token.text[:1].isspace():
            found.append([])
        found[-1].append(token)
    return found
