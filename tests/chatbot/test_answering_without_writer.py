"""Answers without a writer, or with one that is lost; what is done before a reader waits."""

import pytest
from inquiry import BLOCKED, NO_WRITER, TRUE, WRITER_LOST, Newsroom, answer
from newsroom import LOST, TameWriter

from chatbot.readiness import SPENT, is_ready


async def test_without_a_writer_the_evidence_is_quoted_with_a_notice(newsroom: Newsroom) -> None:
    given = await answer(newsroom(None), BLOCKED)
    assert given.sentences[0].text == "“Dockers had blocked the harbour for 11 days.”"
    assert (given.notice, given.writer_calls, given.status) == (NO_WRITER, 0, "answered")


async def test_a_writer_that_is_down_is_noticed_and_the_evidence_quoted(newsroom: Newsroom) -> None:
    given = await answer(newsroom(TameWriter([LOST])), BLOCKED)
    assert given.sentences[0].text == "“Dockers had blocked the harbour for 11 days.”"
    assert (given.notice, given.writer_calls) == (WRITER_LOST, 1)


async def test_a_writer_that_may_not_be_called_today_is_noticed_and_the_evidence_quoted(
    newsroom: Newsroom,
) -> None:
    given = await answer(newsroom(TameWriter(is_spent=True)), BLOCKED)
    assert (given.status, given.writer_calls) == ("answered", 0)
    assert "until 00:00 UTC" in given.notice
    assert given.sentences[0].text.startswith("“Dockers had blocked")


async def test_what_was_checked_stays_when_the_writer_is_lost(newsroom: Newsroom) -> None:
    writer = TameWriter([f"{TRUE} Mayor", " Ines", LOST])
    given = await answer(newsroom(writer), BLOCKED)
    assert given.text == f"{TRUE} [1]"
    assert (given.status, given.notice) == ("answered", WRITER_LOST)


async def test_the_probe_reports_each_part(newsroom: Newsroom) -> None:
    ok = {"embedder": "ok", "store": "ok"}
    assert await newsroom(None).probe() == {**ok, "writer": "off"}
    assert await newsroom(TameWriter("Yes")).probe() == {**ok, "writer": "ok"}
    assert await newsroom(TameWriter([LOST])).probe() == {**ok, "writer": str(LOST)}


async def test_a_writer_that_is_spent_is_not_probed_and_the_server_ready(
    newsroom: Newsroom,
) -> None:
    writer = TameWriter(is_spent=True)
    found = await newsroom(writer).probe()
    assert found["writer"] == SPENT and is_ready(found)
    assert writer.briefs == []


async def test_warming_asks_the_writer_once_and_lets_it_go(newsroom: Newsroom) -> None:
    writer = TameWriter(["Yes", 60.0])
    await newsroom(writer).warm()
    assert (len(writer.briefs), writer.closed) == (1, 1)


async def test_preparing_goes_on_where_the_starters_cannot_be_written(newsroom: Newsroom) -> None:
    writer = TameWriter("Yes")
    answering = newsroom(writer)
    await answering.prepare()
    assert len(writer.briefs) == 1


@pytest.mark.parametrize("step", ["prepare", "warm"])
async def test_a_writer_that_is_down_keeps_no_one_waiting(newsroom: Newsroom, step: str) -> None:
    answering = newsroom(TameWriter([LOST]))
    await getattr(answering, step)()
    assert (await answer(answering, BLOCKED)).notice == WRITER_LOST
