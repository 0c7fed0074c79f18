"""What a small writer makes of a sentence: the check tells misreadings from true rewordings.

`readings.jsonl` holds articles, questions and claims; `sure` are words of the sentence that the
reader model is sure answers the question, if it is of any.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from newsroom import one_block

from chatbot.check.support import support
from index.embedder import Vectors

READINGS = [
    json.loads(line)
    for line in Path(__file__).with_name("readings.jsonl").read_text("utf-8").splitlines()
]


class Alike:
    """An embedder to which all texts are alike: only the rules are left to tell them apart."""

    fingerprint, dimensions = "alike", 1

    def embed(self, texts: Sequence[str]) -> Vectors:
        """The same vector for each."""
        return np.ones((len(texts), 1), dtype=np.float32)


@pytest.mark.parametrize("given", READINGS, ids=[given["claim"] for given in READINGS])
def test_true_readings_are_kept_and_others_dropped(given: dict[str, str | bool]) -> None:
    source, sure = one_block(str(given["text"])), str(given["sure"])
    certain = tuple(
        (sentence, 0.7) for sentence in source.sentences if sure and sure in sentence.text
    )
    claim, question = str(given["claim"]), str(given["question"])
    carriers = support(claim, question, source.sentences, source, Alike(), certain)
    assert bool(carriers) is given["is_true"]
