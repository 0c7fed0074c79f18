import asyncio
import json
import threading
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripted import ANSWER, ARTICLE, SCRIPT, TEXT, Library, Scripted
from wire import HOST, JSON, ask, events, request

from chatbot.admission import Gate
from chatbot.asking.question import Question, Turn
from chatbot.errors import TooBusy
from chatbot.settings import Settings
from chatbot.web import stream, surface
from chatbot.web.relay import BROKEN
from index.types import Article

OTHER = replace(ARTICLE, id="the-hill", title="The hill")


async def test_an_answer_comes_as_a_stream_of_events() -> None:
    reply = await ask(surface.create(Scripted(), Settings()), {"question": "How far?"})
    assert (reply.status, reply.header("content-type")) == (200, "text/event-stream; charset=utf-8")
    assert (reply.header("cache-control"), reply.header("x-accel-buffering")) == ("no-store", "no")
    names = [name for name, _ in events(reply.body)]
    assert names == ["searching", "evidence", "sentence", "done"]
    assert events(reply.body)[-1][1] == json.loads(json.dumps(ANSWER.as_json()))


async def test_the_question_is_asked_as_sent_once_it_is_cleaned() -> None:
    answering = Scripted(articles=(ARTICLE, OTHER))
    history = [{"role": "user", "text": "Who\u200b?"}, {"role": "assistant", "text": "Anna."}]
    payload = {"question": " Why? ", "article": "the-hill", "history": history}
    await ask(surface.create(answering, Settings()), payload)
    turns = (Turn("user", "Who?"), Turn("assistant", "Anna."))
    assert answering.asked == [Question("Why?", "the-hill", turns)]


async def test_the_only_article_need_not_be_named() -> None:
    answering = Scripted()
    await ask(surface.create(answering, Settings()), {"question": "Why?"})
    assert answering.asked == [Question("Why?", "the-river")]


@pytest.mark.parametrize(
    ("payload", "status", "code"),
    [
        (b"", 400, "invalid_json"),
        (b"{", 400, "invalid_json"),
        (b"\xff\xfe\x00", 400, "invalid_json"),
        (b"[" * 30_000, 400, "invalid_json"),
        (b'{"question": ' + b"9" * 5_000 + b"}", 400, "invalid_json"),
        (b'{"question": NaN}', 422, "question_rejected"),
        (b'{"question": "\\ud800"}', 422, "question_rejected"),
        (b'{"question": "a\\u0000"}', 422, "question_rejected"),
        (b"[]", 422, "invalid_body"),
        (b"null", 422, "invalid_body"),
        ({}, 422, "invalid_body"),
        ({"question": "Why?", "model": "x"}, 422, "invalid_body"),
        ({"question": "a" * 501}, 422, "question_rejected"),
        ({"question": ["Why?"]}, 422, "question_rejected"),
        ({"question": "Why?", "article": None}, 422, "question_rejected"),
        ({"question": "Why?", "article": "the-moon"}, 404, "unknown_article"),
        ({"question": "Why?", "article": "../../etc"}, 404, "unknown_article"),
        (
            {"question": "Why?", "history": [{"role": "user", "text": "a"}] * 9},
            422,
            "question_rejected",
        ),
        (
            {"question": "Why?", "history": [{"role": "system", "text": "a"}]},
            422,
            "question_rejected",
        ),
        ({"question": "Why?", "article": "a" * 70_000}, 413, "too_large"),
    ],
)
async def test_what_is_refused_is_never_asked(payload: object, status: int, code: str) -> None:
    answering = Scripted()
    reply = await ask(surface.create(answering, Settings()), payload)
    assert (reply.status, reply.code, answering.asked) == (status, code, [])


@pytest.mark.parametrize(
    "header",
    [
        ("content-type", "text/plain"),
        ("content-type", "application/x-www-form-urlencoded"),
        ("content-type", "application/jsonp"),
        ("accept", "application/json"),
    ],
)
async def test_only_json_is_read(header: tuple[str, str]) -> None:
    reply = await ask(surface.create(Scripted(), Settings()), {"question": "Why?"}, HOST, header)
    assert (reply.status, reply.code) == (415, "unsupported_media_type")


async def test_packed_json_is_not_unpacked() -> None:
    headers = HOST, JSON, ("content-encoding", "gzip")
    reply = await ask(surface.create(Scripted(), Settings()), b"\x1f\x8b", *headers)
    assert reply.status == 415


@pytest.mark.parametrize(
    ("articles", "status", "code"),
    [((), 404, "unknown_article"), ((ARTICLE, OTHER), 422, "question_rejected")],
)
async def test_an_article_must_be_named_unless_there_is_one(
    articles: tuple[()], status: int, code: str
) -> None:
    app = surface.create(Scripted(articles=articles), Settings())
    reply = await ask(app, {"question": "Why?"})
    assert (reply.status, reply.code) == (status, code)


any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)
any_payload = any_json | st.fixed_dictionaries(
    {"question": any_json | st.just("Why?")}, optional={"article": any_json, "history": any_json}
)


@given(any_payload.map(lambda value: json.dumps(value).encode()) | st.binary(max_size=40))
def test_no_body_is_answered_with_a_fault_of_the_server(body: bytes) -> None:
    app = surface.create(Scripted(), Settings())
    assert asyncio.run(ask(app, body)).status in (200, 400, 404, 415, 422)


async def test_a_full_house_is_a_503_with_a_time_to_come_back() -> None:
    busy = TooBusy("Many readers are asking.")
    reply = await ask(surface.create(Scripted((busy,)), Settings()), {"question": "Why?"})
    assert (reply.status, reply.code, reply.header("retry-after")) == (503, "too_busy", "5")


async def test_a_fault_in_mid_answer_is_an_event_that_tells_nothing_but_its_id() -> None:
    script = (SCRIPT[0], KeyError("secret"))
    reply = await ask(surface.create(Scripted(script), Settings()), {"question": "Why?"})
    name, data = events(reply.body)[-1]
    assert (reply.status, name) == (200, "failed")
    assert data == {"message": BROKEN, "request_id": reply.header("x-request-id")}


async def test_a_fault_before_the_answer_is_a_500_that_tells_nothing() -> None:
    class Broken(Scripted):
        def starters(self, article_id: str) -> tuple[str, ...]:
            raise OSError("/secret/place")

    reply = await request(surface.create(Broken(), Settings()), "GET", "/api/articles")
    assert (reply.status, reply.code, b"secret" in reply.body) == (500, "internal", False)


async def test_silence_is_filled_with_comments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chatbot.web.api.BEAT_SECONDS", 0.02)
    reply = await ask(surface.create(Scripted((0.1, *SCRIPT)), Settings()), {"question": "Why?"})
    assert reply.body.startswith(b": ping\n\n")
    assert len(events(reply.body)) == 4


def test_silence_is_never_long_enough_for_a_proxy_to_hang_up() -> None:
    assert stream.BEAT_SECONDS <= 15


async def test_a_stopping_server_takes_no_question() -> None:
    answering = Scripted()
    app = surface.create(answering, Settings())
    app.state.stopping.set()
    reply = await ask(app, {"question": "Why?"})
    assert (reply.status, reply.code, answering.asked) == (503, "stopping", [])


async def test_articles_are_listed_with_what_they_can_be_asked() -> None:
    reply = await request(surface.create(Scripted(), Settings()), "GET", "/api/articles")
    assert json.loads(reply.body) == [
        {
            "id": "the-river",
            "title": "The river",
            "source": "A paper",
            "version": "0" * 64,
            "sentences": 2,
            "questions": ["How far did the river rise?"],
        }
    ]


async def test_an_article_comes_with_the_text_its_spans_count_in() -> None:
    app = surface.create(Scripted(), Settings())
    reply = await request(app, "GET", "/api/articles/the-river")
    article = json.loads(reply.body)
    assert article["text"] == TEXT
    assert article["blocks"] == [{"kind": "paragraph", "start": 0, "end": 46}]


async def test_an_article_that_is_there_already_is_not_sent_again() -> None:
    app, path = surface.create(Scripted(), Settings()), "/api/articles/the-river"
    first = await request(app, "GET", path)
    known = ("if-none-match", first.header("etag") or "")
    again = await request(app, "GET", path, [HOST, known])
    assert (again.status, again.body, again.header("etag")) == (304, b"", first.header("etag"))
    other = await request(app, "GET", path, [HOST, ("if-none-match", '"another"')])
    assert (other.status, other.body) == (200, first.body)


async def test_an_unknown_article_is_a_404_that_tells_no_path() -> None:
    app = surface.create(Scripted(), Settings())
    reply = await request(app, "GET", "/api/articles/the-moon")
    assert (reply.status, reply.code, b"secret" in reply.body) == (404, "unknown_article", False)


async def test_the_event_loop_never_waits_for_the_index() -> None:
    threads: list[threading.Thread] = []

    class Noting(Library):
        def article(self, article_id: str) -> Article:
            threads.append(threading.current_thread())
            return super().article(article_id)

    answering = Scripted()
    answering.index = Noting((ARTICLE,))
    await ask(surface.create(answering, Settings()), {"question": "Why?"})
    assert threads and threading.main_thread() not in threads


async def test_a_reader_who_has_asked_enough_is_told_until_when() -> None:
    app = surface.create(Scripted(), Settings(questions_an_hour=2))
    replies = [await ask(app, {"question": "Why?"}) for _ in range(3)]
    assert [reply.status for reply in replies] == [200, 200, 429]
    assert replies[2].code == "limit_reached"
    assert replies[2].header("retry-after") == "1800"


async def test_who_waits_for_enough_answers_is_told_so_until_one_is_there() -> None:
    answering = Scripted((60,), gate=Gate(4, 4))
    app = surface.create(answering, Settings(reader_answers_at_once=1))
    first = asyncio.create_task(ask(app, {"question": "Why?"}))
    await answering.begun.wait()
    refused = await ask(app, {"question": "Why?"})
    assert (refused.status, refused.code) == (429, "limit_reached")
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    answering.script = SCRIPT
    assert (await ask(app, {"question": "Why?"})).status == 200


async def test_who_waits_in_line_is_told_the_place() -> None:
    answering = Scripted((*SCRIPT[:1], 0.05, *SCRIPT[1:]), gate=Gate(1, 2))
    app = surface.create(answering, Settings())
    replies = await asyncio.gather(*(ask(app, {"question": "Why?"}) for _ in range(3)))
    told = [[data["place"] for name, data in events(r.body) if name == "waiting"] for r in replies]
    assert told == [[], [1], [2, 1]]
    assert all(events(reply.body)[-1][0] == "done" for reply in replies)


async def test_a_question_that_is_rejected_is_not_counted() -> None:
    app = surface.create(Scripted(), Settings(questions_an_hour=1))
    assert (await ask(app, {"question": ""})).status == 422
    assert (await ask(app, {"question": "Why?"})).status == 200
