"""Stand-ins for what is heavy or far away, and two small articles to try things on."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from index.embedder import Vectors

FERRY = """\
---
title: Larkholm gets its ferry back
source: The Sound Courier
---
The ferry between Larkholm and the mainland will sail again from Monday, the harbour board said.
It had been tied up since a storm broke its ramp in February. Islanders have crossed in fishing
boats for eleven weeks.

## Who pays

The repair cost 2.4 million crowns, said Ada Brandt, who chairs the board. The state paid half of
it, and the island's own fund the rest. Brandt said that fares would not rise this year.

## What is still open

"We were promised a second ramp in 2019," said Jonas Lind, a sheep farmer. The ministry answered
that it would decide after the summer. Until then a single ramp must serve both the ferry and the
mail boat.
"""

BRIDGE = "The bridge over the Aske opened on Friday. It is 340 metres long. Cyclists cheered."


class FakeEmbedder:
    """Hashed bags of words as unit vectors: texts that share words are near. Counts its work."""

    def __init__(self, fingerprint: str = "fake@00000000", dimensions: int = 64) -> None:
        self.fingerprint = fingerprint
        self.dimensions = dimensions
        self.embedded: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.embedded.extend(texts)
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.lower()) or [""]:
                digest = hashlib.blake2b(word.encode(), digest_size=8).digest()
                row[int.from_bytes(digest) % self.dimensions] += 1
            row /= np.linalg.norm(row)
        return rows
