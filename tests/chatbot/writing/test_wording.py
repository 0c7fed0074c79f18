"""From evidence to checked sentences."""

import pytest
from newsroom import HARBOUR, StemEmbedder, TameWriter, sentence

from chatbot.answer import Versions
from chatbot.reading.evidence import Evidence
from chatbot.writing.composition import Composition
from chatbot.writing.wording import Wording

STEMS = StemEmbedder()


async def worded(
    draft: str, evidence: Evidence, is_leaning: bool = False, log_probability: float | None = None
) -> list[tuple[str, str]]:
    """What is shown of `draft`, each sentence with what its first citation quotes."""
    versions = Versions("", "", "", "", "")
    composition = Composition(HARBOUR, versions, float, 0.0, is_leaning=is_leaning)
    events = Wording(TameWriter(draft, log_probability=log_probability), STEMS).sentences(
        composition, evidence
    )
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
        (1.4, "Okafor met the company on Friday.", True),
    ],
)
async def test_doubtful_evidence_is_told_where_a_claim_holds_and_never_just_quoted(
    margin: float, draft: str, is_answered: bool
) -> None:
    met = sentence(HARBOUR, "met the ferry")
    doubtful = Evidence((met,), (met,), ranked=((met, 0.3),), margin=margin)
    assert bool(await worded(draft, doubtful)) is is_answered


@pytest.mark.parametrize(
    ("log_probability", "is_quoted"), [(-0.1, True), (-1.0, False), (None, False)]
)
async def test_what_the_writer_was_confident_of_is_quoted_where_a_guess_is_not(
    log_probability: float | None, is_quoted: bool
) -> None:
    met = sentence(HARBOUR, "met the ferry")
    found = Evidence((met,), (met,), ranked=((met, 0.3),), margin=0.53)
    shown = await worded(
        "Okafor came to the ferry company.", found, log_probability=log_probability
    )
    assert bool(shown) is is_quoted


async def test_the_fallen_draft_for_a_question_that_leans_speaks_against_nothing() -> None:
    met = sentence(HARBOUR, "met the ferry")
    found = Evidence((met,), (met,), ranked=((met, 0.3),), margin=0.5)
    assert [quote for _, quote in await worded("On Friday.", found, is_leaning=True)] == [met.text]
    assert await worded("On Friday.", found) == []


async def test_a_withheld_claim_points_to_what_is_quoted_instead_of_the_likeliest() -> None:
    met, fares = sentence(HARBOUR, "met the ferry"), sentence(HARBOUR, "before 2028")
    found = Evidence((met, fares), (fares,), ranked=((fares, 0.4), (met, 0.3)))
    shown = await worded("Okafor met the company on Friday.", found)
    assert [quote for _, quote in shown] == [met.text]


async def test_a_yes_that_nobody_asked_for_is_taken_off() -> None:
    met = sentence(HARBOUR, "met the ferry")
    shown = await worded("Yes, Okafor met the ferry company on Monday.", Evidence((met,), (met,)))
    assert shown == [("Okafor met the ferry company on Monday.", met.text)]


async def test_a_speaker_is_put_behind_what_the_article_puts_into_a_mouth() -> None:
    fares = sentence(HARBOUR, "before 2028")
    shown = await worded("Fares must not rise before 2028.", Evidence((fares,), (fares,)))
    assert shown == [("Fares must not rise before 2028, Okafor said.", fares.text)]


async def test_where_the_writer_had_a_follow_up_to_guess_at_the_likeliest_is_quoted() -> None:
    met, fares = sentence(HARBOUR, "met the ferry"), sentence(HARBOUR, "before 2028")
    found = Evidence((met, fares), (fares,), ranked=((fares, 0.4), (met, 0.3)))
    shown = await worded("Okafor met the company on Friday.", found, is_leaning=True)
    assert [quote for _, quote in shown] == [fares.text]
