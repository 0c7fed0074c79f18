"""What comes from elsewhere than panel and publisher changes nothing."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .publisher import Publisher
from .readers import LIT, opened

pytestmark = pytest.mark.browser

SAID: list[Any] = ["Why?", "x" * 10**6, 3, []]
HOSTILE: list[Any] = [
    None,
    1,
    "ready",
    [],
    {},
    {"footnote": 2, "type": "close"},
    {"footnote": 1},
    {"footnote": 1, "type": "constructor"},
    {"footnote": 1, "type": "__proto__"},
    {"footnote": 1, "type": "toString"},
    {"footnote": 1, "type": ["close"]},
    *({"footnote": 1, "type": name} for name in ("ready", "close", "question", "answer")),
    *(
        {
            "footnote": 1,
            "type": "citation",
            "id": id,
            "number": 1,
            "quote": quote,
            "before": "",
            "after": "",
        }
        for id in (1, "1", None, 1.5)
        for quote in ("Nine members were in favour", "x" * 1_000_000, 7, None, ["Nine"])
    ),
    *({"footnote": 1, "type": "ask", "question": said} for said in SAID),
    *({"footnote": 1, "type": "shown", "id": id, "found": False} for id in (0, 1, "1")),
]


def test_messages_of_strangers_change_nothing(visit: Page, publisher: Publisher) -> None:
    panel = opened(visit, publisher.origin)
    assert len(HOSTILE) >= 40
    strange = "(messages) => { for (const each of messages) window.postMessage(each, '*') }"
    visit.evaluate(strange, HOSTILE)
    frame = next(frame for frame in visit.frames if "/embed" in frame.url)
    frame.evaluate(strange, HOSTILE)
    visit.wait_for_timeout(300)
    expect(visit.locator("footnote-layer iframe")).to_be_visible()
    expect(panel.locator(".turn[data-stage]")).to_have_count(1)
    assert visit.evaluate(LIT) == ""
    assert not panel.locator("body.reading").count()
