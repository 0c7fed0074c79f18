"""Which questions of a set are asked, in which order: drawn with a seed, spread over articles."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from chatbot.evaluation.questions import Document, GoldQuestion


@dataclass(frozen=True, slots=True)
class Drawn:
    """One question to ask. `earlier` are those before it in its conversation, oldest first."""

    document: Document
    gold: GoldQuestion
    earlier: tuple[GoldQuestion, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What names it in every file: the ids of its document and of its turn."""
        return self.document.doc_id, self.gold.id


def draw(documents: Sequence[Document], limit: int | None, seed: int) -> tuple[Drawn, ...]:
    """At most `limit` questions, all without one; the same for the same seed.

    Every article gives one question before any gives a second. Conversations are drawn whole,
    turns in order, until there are `limit` questions or a few more. A smaller limit gives the
    beginning of what a larger one gives.
    """
    chance = random.Random(seed)  # noqa: S311  # Drawn to be repeated, not to be secret.
    shuffled = chance.sample(documents, len(documents))
    single = [document for document in shuffled if not document.conversational]
    whole = [document for document in shuffled if document.conversational]
    rounds = zip_longest(*(chance.sample(each.turns, len(each.turns)) for each in single))
    groups = [
        *(
            [Drawn(doc, gold)]
            for each in rounds
            for doc, gold in zip(single, each, strict=True)
            if gold
        ),
        *(list(_conversation(document)) for document in whole),
    ]
    return tuple(_first(groups, limit))


def only(drawn: Sequence[Drawn], keys: frozenset[tuple[str, str]]) -> tuple[Drawn, ...]:
    """Those of `drawn` that `keys` name."""
    return tuple(each for each in drawn if each.key in keys)


def _conversation(document: Document) -> Iterator[Drawn]:
    for place, gold in enumerate(document.turns):
        yield Drawn(document, gold, document.turns[:place])


def _first(groups: Sequence[Sequence[Drawn]], limit: int | None) -> Iterator[Drawn]:
    count = 0
    for group in groups:
        if limit is not None and count >= limit:
            return
        yield from group
        count += len(group)
