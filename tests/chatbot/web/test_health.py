import json

import pytest
from scripted import Scripted
from wire import request

from chatbot.settings import Settings
from chatbot.web import surface


async def test_alive_asks_nobody() -> None:
    class Mute(Scripted):
        async def probe(self) -> dict[str, str]:
            raise AssertionError

    reply = await request(surface.create(Mute(), Settings()), "GET", "/healthz")
    assert (reply.status, json.loads(reply.body)) == (200, {"status": "ok"})


@pytest.mark.parametrize(
    ("writer", "status", "word"),
    [("ok", 200, "ready"), ("off", 200, "ready"), ("restarting", 503, "not ready")],
)
async def test_ready_gives_a_reason_for_each_part(writer: str, status: int, word: str) -> None:
    answering = Scripted()
    answering.health = {"store": "ok", "writer": writer}
    reply = await request(surface.create(answering, Settings()), "GET", "/readyz")
    assert reply.status == status
    assert json.loads(reply.body) == {"status": word, "parts": answering.health}


async def test_a_stopping_server_is_not_ready_but_alive() -> None:
    app = surface.create(Scripted(), Settings())
    app.state.stopping.set()
    assert (await request(app, "GET", "/readyz")).status == 503
    assert (await request(app, "GET", "/healthz")).status == 200
