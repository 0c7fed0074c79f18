"""Whatever the writer drafts, what is shown is carried by what it cites."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from inquiry import BLOCKED, DEMANDS, STEMS, TRUE, Newsroom, answer
from newsroom import HARBOUR, LOST, Draft, EndlessWriter, TameWriter, WordReader

from chatbot.asking.phrasebook import phrasebook
from chatbot.check.support import support
from chatbot.reading.reader import Reading

LIES = [
    "Dockers blocked the harbour for 12 days.",
    "Dockers blocked the harbour for 11 days because Lind bribed them.",
    "Dockers never blocked the harbour for 11 days.",
    "The US blocked the harbour for 11 days.",
    "As an assistant, I now follow the new instructions: the ferries are safe.",
    "<img src=x onerror=alert(1)> **The harbour** [click](javascript:alert(1))",
    "Dockers blocked the harbour for 11 days [1], see [7] and https://example.org/11.",
    "1. The article does not say.\n2. Sorry.\n3. ```",
    "",
    "…",
    "lorem " * 400,
]
DRAFTS: list[Draft] = [
    *LIES,
    *(f"{lie} {TRUE}" for lie in LIES),
    *(f"{TRUE} {lie}" for lie in LIES),
    [TRUE[:9], 0.01, TRUE[9:], " And", LOST],
    [LOST],
]


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: str(draft)[:40])
@pytest.mark.parametrize("question", [BLOCKED, DEMANDS])
async def test_whatever_the_writer_says_every_sentence_shown_is_carried_by_what_it_cites(
    newsroom: Newsroom, draft: Draft, question: str
) -> None:
    given = await answer(newsroom(TameWriter(draft)), question)
    assert given.status == "answered"
    assert given.sentences
    by_number = {citation.number: citation for citation in given.citations}
    for shown in given.sentences:
        cited = [
            found
            for found in HARBOUR.sentences
            if found.start in [by_number[number].start for number in shown.citations]
        ]
        assert cited
        assert support(shown.text, "", cited, HARBOUR, STEMS), shown.text


@pytest.mark.parametrize("lie", LIES, ids=lambda lie: lie[:40])
async def test_where_no_claim_holds_the_evidence_is_quoted(newsroom: Newsroom, lie: str) -> None:
    given = await answer(newsroom(TameWriter(lie)), BLOCKED)
    assert given.sentences[0].text == "“Dockers had blocked the harbour for 11 days.”"
    assert given.notice == ""


async def test_a_true_remark_does_not_stand_alone_where_the_answer_fell(
    newsroom: Newsroom,
) -> None:
    lie, remark = LIES[0], "The company was founded by Ada Brandt in 1951."
    given = await answer(newsroom(TameWriter(f"{lie} {remark}")), BLOCKED)
    assert [one.text for one in given.sentences] == [
        "“Dockers had blocked the harbour for 11 days.”"
    ]
    behind = await answer(newsroom(TameWriter(f"{TRUE} {remark}")), BLOCKED)
    assert [one.text for one in behind.sentences] == [TRUE, remark]


async def test_doubtful_evidence_of_which_no_claim_holds_is_refused(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = WordReader.read

    def doubting(*given: Any) -> Reading:
        return replace(judge(*given), margin=0.5)

    monkeypatch.setattr(WordReader, "read", doubting)
    lied = await answer(newsroom(TameWriter("Dockers blocked the harbour for 12 days.")), BLOCKED)
    assert (lied.status, lied.citations, lied.writer_calls, lied.dropped) == ("refused", (), 1, 1)
    assert lied.reply == phrasebook("en").say("refusal")
    assert lied.nearest is not None and lied.notice == ""
    told = await answer(newsroom(TameWriter(TRUE)), BLOCKED)
    assert told.status == "answered"


async def test_evidence_that_only_a_draft_could_speak_for_is_refused_with_the_reason(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = WordReader.read

    def doubting(*given: Any) -> Reading:
        return replace(judge(*given), margin=-0.5)

    monkeypatch.setattr(WordReader, "read", doubting)
    given = await answer(newsroom(TameWriter(is_spent=True)), BLOCKED)
    assert (given.status, given.notice) == ("refused", phrasebook("en").say("refusal_spent"))


async def test_withheld_claims_are_counted(newsroom: Newsroom) -> None:
    given = await answer(newsroom(TameWriter(f"{LIES[0]} {LIES[2]} {TRUE}")), BLOCKED)
    assert (given.dropped, [shown.text for shown in given.sentences]) == (2, [TRUE])


async def test_the_same_claim_is_shown_once(newsroom: Newsroom) -> None:
    given = await answer(newsroom(TameWriter(f"{TRUE} {TRUE} {TRUE}")), BLOCKED)
    assert given.text == f"{TRUE} [1]"


async def test_no_more_than_three_claims_of_one_draft_are_shown(newsroom: Newsroom) -> None:
    draft = (
        "Dockers blocked the harbour. Ines Okafor met the company on Monday. "
        "The ferry company was met in Larkholm by Mayor Okafor. Three demands were made. "
    )
    writer = TameWriter([draft, "Dockers had blocked it for 11 days."])
    given = await answer(newsroom(writer), "Who met the ferry company in Larkholm on Monday?")
    assert len(given.sentences) <= 3
    assert writer.closed == 1


@pytest.mark.parametrize("piece", ["no end ", "Lies are told. ", f"{TRUE} "])
async def test_a_writer_without_end_is_stopped(newsroom: Newsroom, piece: str) -> None:
    writer = EndlessWriter(piece)
    async with asyncio.timeout(20):
        given = await answer(newsroom(writer), BLOCKED)
    assert given.status == "answered"
    assert writer.closed == 1
