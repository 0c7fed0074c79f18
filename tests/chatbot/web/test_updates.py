"""What the page is told of a question from its coming to its answer."""

import asyncio
import threading
from contextlib import aclosing

import pytest
from browser.scripted import Scripted
from visits import STALL, WHICH, asked, asking

from chatbot.web import relay, updates
from chatbot.web.updates import Update
from chatbot.web.visit import Visit
from index.errors import IndexCorrupt
from index.types import Article


@pytest.fixture
def answering() -> Scripted:
    return Scripted(pause=0)


async def test_each_update_holds_the_turns_before_and_the_last_one(answering: Scripted) -> None:
    visit = Visit()
    past, current = await asked(answering, WHICH, visit)
    assert past == ""
    assert 'data-stage="answered"' in str(current)
    past, current = await asked(answering, {**WHICH, "question": "Who?"}, visit)
    assert 'data-stage="answered"' in str(past)
    assert 'data-stage="refused"' in str(current)
    assert len(visit.exchanges) == 2


async def test_a_follow_up_goes_out_with_what_was_said(answering: Scripted) -> None:
    visit = Visit()
    await asked(answering, WHICH, visit)
    await asked(answering, WHICH, visit)
    assert [turn.text for turn in answering.asked[-1].history][:1] == ["Which three?"]


async def test_to_ask_again_puts_the_last_turn_away(answering: Scripted) -> None:
    visit = Visit()
    await asked(answering, WHICH, visit)
    await asked(answering, {**WHICH, "again": True}, visit)
    assert len(visit.exchanges) == 1
    assert answering.asked[-1].history == ()


@pytest.mark.parametrize("question", ["", "???", "x" * 501, "a\x00b", None, 7, ["Which?"]])
async def test_a_question_out_of_bounds_fails_without_being_asked(
    answering: Scripted, question: object
) -> None:
    visit = Visit()
    _, current = await asked(answering, {**WHICH, "question": question}, visit)
    assert 'data-stage="failed"' in str(current)
    assert visit.exchanges[-1].failure
    assert answering.asked == []


@pytest.mark.parametrize("sent", [{}, {**WHICH, "article": []}, {"number": 1, "cleared": "x"}])
async def test_what_our_own_page_never_sends_fails_without_being_asked(
    answering: Scripted, sent: updates.Sent
) -> None:
    _, current = await asked(answering, sent)
    assert 'data-stage="failed"' in str(current)
    assert answering.asked == []


@pytest.mark.parametrize("number", [-1, "1", None, 1.5, [], {}])
async def test_a_number_that_is_none_is_taken_for_the_next(
    answering: Scripted, number: object
) -> None:
    _, current = await asked(answering, {**WHICH, "number": number})
    assert 'data-number="1"' in str(current)
    assert len(answering.asked) == 1


class Unreadable(Scripted):
    def article(self, id: str) -> Article:
        raise IndexCorrupt("the files disagree; build the index again")


@pytest.mark.parametrize(
    ("answering", "said"),
    [(Scripted(articles_=()), updates.GONE), (Unreadable(), relay.BROKEN)],
)
async def test_an_article_that_cannot_be_had_is_one_sentence_to_the_reader(
    answering: Scripted, said: str
) -> None:
    visit = Visit()
    _, current = await asked(answering, WHICH, visit)
    assert visit.exchanges[-1].failure == said
    assert said in str(current)
    assert answering.asked == []


async def test_a_question_to_an_article_that_has_changed_since_is_not_asked(
    answering: Scripted,
) -> None:
    _, current = await asked(answering, {**WHICH, "version": "of yesterday"})
    assert updates.CHANGED in str(current)
    assert answering.asked == []


class Reloading(Scripted):
    """An index that is read again until `read` is set."""

    read = threading.Event()

    def article(self, id: str) -> Article:
        assert self.read.wait(5)
        return super().article(id)


async def test_other_readers_are_served_while_an_index_is_read_again() -> None:
    answering = Reloading(pause=0)
    waiting = asyncio.create_task(asked(answering, WHICH))
    await asyncio.sleep(0)
    answering.read.set()
    _, current = await asyncio.wait_for(waiting, 5)
    assert 'data-stage="answered"' in str(current)


async def test_the_turns_before_are_sent_once_an_answer(answering: Scripted) -> None:
    visit = Visit()
    await asked(answering, WHICH, visit)
    first, *others = [update.past async for update in asking(answering, WHICH, visit)]
    assert 'data-stage="answered"' in str(first)
    assert others and set(others) == {None}


async def test_too_many_readers_are_told_so(answering: Scripted) -> None:
    _, current = await asked(answering, {**WHICH, "question": "busy?"})
    assert "Many readers are asking" in str(current)


async def test_the_silence_of_the_writer_is_filled_with_beats(
    answering: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updates, "BEAT_SECONDS", 0.01)
    async with aclosing(asking(answering, STALL)) as told:
        first, *silent = [await anext(told) for _ in range(5)]
    assert 'data-stage="searching"' in str(first.current)
    assert silent == [Update(None, None, f"1.{beat}") for beat in "2345"]


async def test_a_question_sent_twice_is_asked_once_and_told_of_twice(answering: Scripted) -> None:
    visit = Visit()
    sent = {**WHICH, "number": 1}
    first = await asked(answering, sent, visit)
    assert await asked(answering, sent, visit) == first
    assert len(answering.asked) == 1
