"""How confident a writer was of what it told beyond the question: who guesses spreads the bets.

The mean log probability of all that a model says tells inventions from translations better than
most measures made for that (Guerreiro et al., 2023, arXiv:2208.05309). To take it by words, and to
leave out those of the question, is our own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean

from chatbot.text.words import words


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a draft, and the natural logarithm of its probability."""

    text: str
    log_probability: float


OnToken = Callable[[Token], None]


def confidence(tokens: Sequence[Token], question: str) -> float | None:
    """The mean log probability of the words of a draft that are not those of `question`, each as
    likely as its least likely token; 0 is certain. None where it has no such word.
    """
    asked = frozenset(words(question))
    told = [
        min(token.log_probability for token in word)
        for word in _words(tokens)
        if not asked.issuperset(words("".join(token.text for token in word)))
    ]
    return fmean(told) if told else None


def _words(tokens: Sequence[Token]) -> list[list[Token]]:
    """Tokens by words, each of which begins where white space does. Marks are left out: whether a
    sentence ends behind a word says nothing of that word.
    """
    found: list[list[Token]] = []
    for token in tokens:
        if not found or token.text[:1].isspace():
            found.append([])
        if any(character.isalnum() for character in token.text):
            found[-1].append(token)
    return [word for word in found if word]
