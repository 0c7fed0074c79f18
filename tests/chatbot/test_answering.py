"""Whole answers, from a question to Done."""

import threading

import pytest
from inquiry import BLOCKED, DEMANDS, TRUE, WORLD_CUP, Newsroom, answer, events, kinds
from newsroom import HARBOUR, TameWriter, sentence

from chatbot.answer import Versions
from chatbot.asking.question import Question
from chatbot.events import Done, Evidence, Searching, Sentence
from chatbot.writing.citing import marked
from index.errors import ArticleUnknown
from index.search import Index
from index.types import Article


async def test_an_answer_is_searching_evidence_sentences_done(newsroom: Newsroom) -> None:
    found = await events(newsroom(TameWriter(TRUE)), BLOCKED)
    assert kinds(found) == ["Searching", "Evidence", "Sentence", "Done"]


async def test_a_refusal_is_searching_done(newsroom: Newsroom) -> None:
    assert kinds(await events(newsroom(TameWriter(TRUE)), WORLD_CUP)) == ["Searching", "Done"]


async def test_the_events_tell_what_the_answer_tells(newsroom: Newsroom) -> None:
    found = await events(newsroom(TameWriter(TRUE, "")), DEMANDS)
    done = found[-1]
    assert isinstance(done, Done)
    assert [e.query for e in found if isinstance(e, Searching)] == [done.answer.query]
    told = [event for event in found if isinstance(event, Sentence)]
    assert tuple(event.sentence for event in told) == done.answer.sentences
    assert tuple(new for event in told for new in event.citations) == done.answer.citations


async def test_the_evidence_is_in_article_order(newsroom: Newsroom) -> None:
    found = await events(newsroom(TameWriter("")), DEMANDS)
    numbers = [s.number for event in found if isinstance(event, Evidence) for s in event.sentences]
    assert numbers == sorted(numbers)
    assert len(numbers) == 6


async def test_a_refusal_asks_no_writer_cites_nothing_and_shows_the_nearest_passage(
    newsroom: Newsroom,
) -> None:
    writer = TameWriter(is_spent=True)  # So it does not matter that it could not be asked.
    refused = await answer(newsroom(writer), WORLD_CUP)
    assert (writer.briefs, refused.notice) == ([], "")
    assert (refused.status, refused.writer_calls) == ("refused", 0)
    assert (refused.sentences, refused.citations, refused.text) == ((), (), "")
    assert refused.nearest is not None
    assert HARBOUR.text[refused.nearest.start : refused.nearest.end] == refused.nearest.quote


async def test_a_checked_claim_is_shown_with_its_citation(newsroom: Newsroom) -> None:
    given = await answer(newsroom(TameWriter(TRUE)), BLOCKED)
    assert given.text == f"{TRUE} [1]"
    (citation,) = given.citations
    assert citation.quote == sentence(HARBOUR, "11 days").text
    assert (given.status, given.writer_calls, given.dropped, given.notice) == ("answered", 1, 0, "")


async def test_an_unknown_article_is_a_fault_before_anything_else(newsroom: Newsroom) -> None:
    with pytest.raises(ArticleUnknown):
        await anext(newsroom(None).ask(Question(BLOCKED, "tunnel")))


async def test_seconds_come_from_the_clock_that_was_given(newsroom: Newsroom) -> None:
    seconds = (await answer(newsroom(TameWriter(TRUE)), BLOCKED)).seconds
    assert (seconds.evidence, seconds.first_sentence, seconds.total) == (1, 2, 3)


async def test_a_refusal_has_its_evidence_time_and_no_first_sentence(newsroom: Newsroom) -> None:
    seconds = (await answer(newsroom(None), WORLD_CUP)).seconds
    assert (seconds.evidence, seconds.first_sentence, seconds.total) == (1, None, 1)


async def test_an_answer_names_what_made_it(newsroom: Newsroom, harbour_index: Index) -> None:
    given = await answer(newsroom(TameWriter(TRUE)), BLOCKED)
    version = harbour_index.article("harbour").version
    assert given.versions == Versions(version, "prompt-1", "writer-1", "words-1", "stems@0")


async def test_the_text_is_the_sentences_with_their_marks(newsroom: Newsroom) -> None:
    given = await answer(newsroom(TameWriter("")), DEMANDS)
    assert given.text == marked(given.sentences)


def test_starters_are_those_of_the_article(newsroom: Newsroom) -> None:
    assert newsroom(None).starters("harbour") == ("What were the three demands?",)


async def test_the_event_loop_never_waits_for_the_index(
    newsroom: Newsroom, harbour_index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    article = harbour_index.article

    def noted(article_id: str) -> Article:
        threads.append(threading.current_thread())
        return article(article_id)

    monkeypatch.setattr(harbour_index, "article", noted)
    await answer(newsroom(None), BLOCKED)
    assert threads and threading.main_thread() not in threads
