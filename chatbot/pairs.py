"""Pairs: how a cross-encoder sees a question and one sentence with its neighbours.

    [CLS] earlier turns [unused1] question [SEP] before [unused0] sentence [unused0] after [SEP]

A claim is read in the question's place, behind [unused2]. The marks keep the sentence apart from
the neighbours that say who “he” is, or who spoke.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

CLS, SEP = 101, 102
SENTENCE, QUESTION, CLAIM = 1, 2, 3
"""Ids in BERT's vocabulary; the last three are [unused0] to [unused2], which no text contains."""

_HISTORY, _QUESTION, _BEFORE, _SENTENCE, _AFTER = 40, 48, 30, 80, 24

Tokens = Callable[[str], Sequence[int]]
"""A text to token ids, without special ones."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Token ids, and types: 0 for the question's part, 1 for the sentence's."""

    ids: tuple[int, ...]
    types: tuple[int, ...]


def pair(
    question: str,
    history: Sequence[str],
    sentences: Sequence[str],
    at: int,
    tokens: Tokens,
    kind: int = QUESTION,
) -> Pair:
    """`question` with sentence number `at`. What is too long is cut: of the history and of what
    stands before the sentence the beginning, of everything else the end.
    """
    earlier = [token for turn in history for token in tokens(turn)][-_HISTORY:]
    head = [CLS, *earlier, kind, *tokens(question)[:_QUESTION], SEP]
    before = tokens(sentences[at - 1])[-_BEFORE:] if at else ()
    after = tokens(sentences[at + 1])[:_AFTER] if at + 1 < len(sentences) else ()
    inside = [SENTENCE, *tokens(sentences[at])[:_SENTENCE], SENTENCE]
    body = [*before, *inside, *after, SEP]
    return Pair((*head, *body), (*[0] * len(head), *[1] * len(body)))
