import asyncio
from collections.abc import Sequence

import pytest
from starlette.types import Message, Receive, Scope, Send
from wire import HOST, Reply, request

from chatbot.web.bodycap import BodyCap


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with the body, taken for whole at the first piece."""
    message = await receive()
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": message["body"]})


async def post(body: Sequence[bytes], *headers: tuple[str, str]) -> Reply:
    app = BodyCap(echo, most=8, seconds=5)
    return await request(app, "POST", "/", (HOST, *headers), body)


@pytest.mark.parametrize("body", [[b""], [b"12345678"], [b"1234", b"5678"], [b""] * 9 + [b"1"]])
async def test_a_body_within_the_cap_arrives_whole(body: list[bytes]) -> None:
    assert (await post(body)).body == b"".join(body)


@pytest.mark.parametrize("body", [[b"123456789"], [b"1"] * 9, [b"12345678", b"9"]])
@pytest.mark.parametrize("length", [(), (("content-length", "1"),)])
async def test_a_longer_body_is_refused_whatever_its_length_claims(
    body: list[bytes], length: tuple[()]
) -> None:
    assert (await post(body, *length)).code == "too_large"


async def test_no_more_is_read_than_it_takes_to_refuse() -> None:
    pieces = [b"123456"] * 1_000

    async def receive() -> Message:
        return {"type": "http.request", "body": pieces.pop(), "more_body": True}

    async def send(message: Message) -> None:
        pass

    await BodyCap(echo, most=8, seconds=5)({"type": "http", "headers": []}, receive, send)
    assert len(pieces) == 998


async def test_a_body_that_does_not_come_is_not_waited_for() -> None:
    reply = await request(BodyCap(echo, most=8, seconds=0.01), "POST", "/", [HOST], [])
    assert (reply.status, reply.code) == (408, "too_slow")


async def test_a_reader_who_leaves_before_the_end_is_not_answered() -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    await BodyCap(echo, most=8, seconds=5)({"type": "http", "headers": []}, receive, send)
    assert sent == []


async def test_a_reader_who_leaves_afterwards_is_noticed_below() -> None:
    messages: list[Message] = [
        {"type": "http.request", "body": b"1"},
        {"type": "http.disconnect"},
    ]
    seen: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.extend([(await receive())["type"], (await receive())["type"]])

    async def receive() -> Message:
        await asyncio.sleep(0)
        return messages.pop(0)

    async def send(message: Message) -> None:
        pass

    await BodyCap(app, most=8, seconds=5)({"type": "http", "headers": []}, receive, send)
    assert seen == ["http.request", "http.disconnect"]
