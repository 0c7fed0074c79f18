"""Which neighbouring sentences carry a claim together, and which of them are cited."""

from collections.abc import Sequence

import numpy as np
import pytest
from carriers import STEMS, carriers
from newsroom import HARBOUR, StemEmbedder, one_block, sentence, texts

from chatbot.check.support import support
from index.article import article
from index.embedder import Vectors


def test_a_run_does_not_reach_across_a_heading() -> None:
    text = "Ines Okafor opened the bridge.\n\nMoney\n\nThe bridge cost 2 million crowns."
    source = article("bridge", "Bridge", "", text)
    assert len({sentence.heading for sentence in source.sentences}) == 2
    assert carriers("Ines Okafor opened the bridge that cost 2 million crowns.", "", source) == ()
    joined = one_block(text.replace("\n\nMoney\n\n", " "))
    assert carriers("Ines Okafor opened the bridge that cost 2 million crowns.", "", joined) != ()


def test_a_run_without_evidence_carries_nothing() -> None:
    claim = "Ada Brandt founded the company in 1951."
    evidence = [sentence(HARBOUR, "Mayor Ines Okafor met")]
    assert support(claim, "", evidence, HARBOUR, STEMS) == ()


def test_no_more_than_three_neighbours_carry_a_claim() -> None:
    parts = ["Ann baked bread.", "Bob brewed beer.", "Cid carved clogs.", "Dot drew ducks."]
    source = one_block(" ".join(parts))
    assert len(carriers("Ann baked bread, Bob brewed beer, Cid carved clogs.", "", source)) == 3
    assert carriers(" and ".join(part.rstrip(".") for part in parts), "", source) == ()


@pytest.mark.parametrize(
    "claim",
    [
        "Dockers stopped 14 coaches.",
        "Dockers stopped 14 vans and coaches.",
        "Coaches were stopped by dockers.",
        "A clerk closed the gate that had been painted.",
    ],
)
def test_no_clause_of_a_claim_is_patched_from_two_sentences(claim: str) -> None:
    source = one_block(
        "Dockers stopped 14 vans on the quay. Coaches had left. A clerk closed the gate."
        " The fence had been painted."
    )
    assert carriers(claim, "", source) == ()


def test_each_clause_of_a_claim_may_have_a_sentence_of_its_own() -> None:
    source = one_block("Dockers stopped 14 vans on the quay. Coaches had left at noon.")
    for joined in (" and coaches had left at noon.", ", while coaches had left."):
        assert len(carriers(f"Dockers stopped 14 vans{joined}", "", source)) == 2


def test_the_shortest_run_wins() -> None:
    source = one_block("The storm broke the ramp. The ramp was old. The storm broke the old ramp.")
    assert texts(carriers("The storm broke the old ramp.", "", source)) == [
        "The storm broke the old ramp."
    ]


def test_among_equals_the_nearest_wins() -> None:
    source = one_block(
        "The ramp was closed on Monday after engineers from the ministry saw cracks in its "
        "concrete pillars. The ramp was closed on Monday."
    )
    assert texts(carriers("The ramp was closed on Monday.", "", source)) == [
        "The ramp was closed on Monday."
    ]


def test_a_sentence_of_the_run_that_shares_no_word_is_not_cited() -> None:
    source = one_block("Ann baked bread. It rained. Bob brewed beer.")
    assert texts(carriers("Ann baked bread and Bob brewed beer.", "", source)) == [
        "Ann baked bread.",
        "Bob brewed beer.",
    ]


def test_a_claim_far_from_its_run_in_meaning_has_no_support() -> None:
    filler = " ".join(f"word{letter}" for letter in "abcdefghijklmnopqrst")
    source = one_block(f"The ramp closed while {filler} waited.")
    assert carriers("The ramp closed.", "", source) == ()


class Alike(StemEmbedder):
    """Finds everything near to everything."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        return np.ones((len(texts), 1), dtype=np.float32)


def test_half_of_a_claims_words_must_stand_in_its_run_even_those_of_the_question() -> None:
    question = "When did dockers block the broken ferries in the storm?"
    claim = "The dockers blocked the broken ferries in the storm in 1951."
    assert carriers(claim, question, HARBOUR, Alike()) == ()


QUARTERS = (
    "In the third quarter, sales fell to 410 million crowns. In the second quarter the yard raised "
    "its forecast. The Brandt family sold its share in 2015. Ines Okafor opened the quay in 2014."
)


@pytest.mark.parametrize(
    "claim",
    [
        "In the second quarter, sales fell to 410 million crowns.",
        "Sales of the second quarter fell to 410 million crowns.",
        "Karl Brandt sold its share in 2015.",
    ],
)
def test_a_run_tells_of_no_other_quarter_and_a_family_is_none_of_its_members(claim: str) -> None:
    assert carriers(claim, "", one_block(f"{QUARTERS} Karl Brandt met Okafor.")) == ()


def test_a_run_tells_of_its_own_quarter() -> None:
    source = one_block(QUARTERS)
    assert carriers("In the third quarter, sales fell to 410 million crowns.", "", source) != ()
    assert carriers("The Brandt family sold its share in 2015.", "", source) != ()
