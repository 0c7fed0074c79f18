"""From evidence to checked sentences."""

import pytest
from newsroom import HARBOUR, StemEmbedder, TameWriter, sentence

from chatbot.answer import Versions
from chatbot.composition import Composition
from chatbot.evidence import Evidence
from chatbot.wording import Wording

STEMS = StemEmbedder()


async def worded(draft: str, evidence: Evidence) -> list[tuple[str, str]]:
    """What is shown of `draft`, each sentence with what its first citation quotes."""
    composition = Composition(HARBOUR, Versions("", "", "", "", ""), float, 0.0)
    events = Wording(TameWriter(draft), STEMS).sentences(composition, evidence)
    return [(event.sentence.text, event.citations[0].quote) async for event in events]


async def test_what_another_sentence_than_the_evidence_carries_is_shown_with_that_one() -> None:
    met, founded = (sentence(HARBOUR, words) for words in ("met the ferry", "Ada Brandt"))
    claim = "The company was founded by Ada Brandt in 1951."
    assert await worded(claim, Evidence((met,), (met,))) == [(claim, founded.text)]


@pytest.mark.parametrize(
    ("margin", "draft", "is_answered"),
    [
        (-0.5, "Okafor met the company on Monday.", True),
        (-0.5, "Okafor met the company on Friday.", False),
        (0.5, "Okafor met the company on Friday.", False),
        (1.5, "Okafor met the company on Friday.", True),
    ],
)
async def test_doubtful_evidence_is_told_where_a_claim_holds_and_never_just_quoted(
    margin: float, draft: str, is_answered: bool
) -> None:
    met = sentence(HARBOUR, "met the ferry")
    assert bool(await worded(draft, Evidence((met,), (met,), margin=margin))) is is_answered


async def test_a_speaker_is_put_behind_what_the_article_puts_into_a_mouth() -> None:
    fares = sentence(HARBOUR, "before 2028")
    shown = await worded("Fares must not rise before 2028.", Evidence((fares,), (fares,)))
    assert shown == [("Fares must not rise before 2028, Okafor said.", fares.text)]
