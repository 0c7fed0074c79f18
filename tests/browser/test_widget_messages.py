"""What comes from elsewhere than panel and publisher changes nothing."""

from typing import Any

import pytest
from playwright.sync_api import Frame, Page, expect

from .conftest import Site
from .publisher import Publisher
from .readers import BUTTON, LIT, TELLS, opened

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


SOUND = {"footnote": 1, "type": "citation", "id": 1, "number": 1, "before": "", "after": ""}
CLOSE = {"footnote": 1, "type": "close"}
QUOTE = "Nine members were in favour and four against."
MISSHAPEN: list[Any] = [
    *(message for message in HOSTILE if not isinstance(message, dict)),
    {"footnote": 2, "type": "close"},
    {"footnote": "1", "type": "close"},
    {"footnote": 1},
    {"footnote": 1, "type": "constructor"},
    {"footnote": 1, "type": "__proto__"},
    {"footnote": 1, "type": ["close"]},
    *({"footnote": 1, "type": "answer", "status": said} for said in (None, 1, "x" * 1_000_000)),
    *({**SOUND, "quote": quote} for quote in (None, 7, [QUOTE], "x" * 1_000_000)),
    *({**SOUND, "quote": QUOTE, "id": id} for id in (None, "1", 1.5)),
    *({**SOUND, "quote": QUOTE, "number": number} for number in (None, "1", 1.5)),
    *({**SOUND, "quote": QUOTE, side: "x" * 1_000} for side in ("before", "after")),
]


def test_what_the_panel_would_never_say_changes_nothing(visit: Page, publisher: Publisher) -> None:
    opened(visit, publisher.origin)
    visit.evaluate(TELLS)
    frame = next(frame for frame in visit.frames if "/embed" in frame.url)
    tell = "(messages) => { for (const each of messages) parent.postMessage(each, '*') }"
    frame.evaluate(tell, MISSHAPEN)
    visit.wait_for_timeout(300)
    assert visit.evaluate("told") == []
    assert visit.evaluate(LIT) == ""
    frame.evaluate(tell, [{**SOUND, "quote": QUOTE}])  # What is well formed is heard.
    visit.wait_for_function("() => told.includes('citation')")


PANEL = "document.querySelector('footnote-layer').shadowRoot.querySelector('iframe').contentWindow"


def come(frame: Frame, source: str, origin: str, messages: list[Any]) -> None:
    """The messages reach `frame` as they would from the window `source` at `origin`."""
    frame.evaluate(
        f"""([origin, messages]) => {{
            for (const data of messages) {{
                dispatchEvent(new MessageEvent("message", {{ source: {source}, origin, data }}));
            }}
        }}""",
        [origin, messages],
    )


def test_another_page_in_the_panels_place_is_not_heard(
    visit: Page, publisher: Publisher, footnote: Site
) -> None:
    opened(visit, publisher.origin)
    visit.evaluate(TELLS)
    for origin in ("https://evil.example", "null", "", f"{footnote.url[:-1]}.evil.example"):
        come(visit.main_frame, PANEL, origin, [{**SOUND, "quote": QUOTE}, CLOSE])
    come(visit.main_frame, "window", footnote.url[:-1], [{**SOUND, "quote": QUOTE}, CLOSE])
    assert visit.evaluate("told") == []
    come(visit.main_frame, PANEL, footnote.url[:-1], [CLOSE])
    assert visit.evaluate("told") == ["close"]


ASKS: list[Any] = [
    {"footnote": 1, "type": "ask", "question": "What did the council decide?"},
    {"footnote": 1, "type": "shown", "id": 1, "found": False},
]


def test_the_panel_hears_its_publisher_alone(visit: Page, publisher: Publisher) -> None:
    panel = opened(visit, publisher.origin)
    frame = next(frame for frame in visit.frames if "/embed" in frame.url)
    panel.locator("#current .mark >> nth=2").click()
    visit.wait_for_function(f"() => {LIT} !== ''")
    for origin in ("https://evil.example", "null", "", f"{publisher.origin}.evil.example"):
        come(frame, "parent", origin, ASKS)
    come(frame, "window", publisher.origin, ASKS)
    odd = [{**message, "type": [message["type"]]} for message in ASKS]
    come(frame, "parent", publisher.origin, odd)
    visit.wait_for_timeout(300)
    expect(panel.locator(".turn[data-stage]")).to_have_count(1)
    assert not panel.locator("body.reading").count()
    come(frame, "parent", publisher.origin, ASKS[:1])
    expect(panel.locator(".turn[data-stage=answered]")).to_have_count(2)


# A page that answers no citation.
DEAF = """() => addEventListener("message", (event) => {
    if (event.data?.type === "citation") event.stopImmediatePropagation();
}, { capture: true })"""


@pytest.mark.parametrize("found", [True, False])
def test_a_citation_that_the_page_shows_late_is_not_shown_twice(
    visit: Page, publisher: Publisher, found: bool
) -> None:
    visit.add_init_script(f"({DEAF})()")
    panel = opened(visit, publisher.origin)
    frame = next(frame for frame in visit.frames if "/embed" in frame.url)
    mark = panel.locator("#current .mark >> nth=2")
    mark.click()
    expect(panel.locator("article .cited")).to_be_in_viewport()
    told = {"footnote": 1, "type": "shown", "id": 1, "found": found}
    come(frame, "parent", publisher.origin, [told])
    visit.wait_for_timeout(300)
    expect(panel.locator("body.reading")).to_have_count(0 if found else 1)
    if found:
        expect(mark).to_be_focused()
        expect(mark).to_have_class("mark open")


def test_a_new_question_is_not_covered_by_the_citation_before_it(
    visit: Page, publisher: Publisher
) -> None:
    visit.add_init_script(f"({DEAF})()")
    panel = opened(visit, publisher.origin)
    frame = next(frame for frame in visit.frames if "/embed" in frame.url)
    panel.locator("#current .mark >> nth=2").click()
    visit.evaluate("Footnote.ask('What did the council decide?')")
    expect(panel.locator(".turn[data-stage=answered]")).to_have_count(2)
    come(frame, "parent", publisher.origin, ASKS[1:])
    visit.wait_for_timeout(1_200)
    expect(panel.locator("body.reading")).to_have_count(0)


def test_a_panel_is_heard_by_its_own_widget_alone(visit: Page, publisher: Publisher) -> None:
    visit.goto(f"{publisher.origin}/two")
    buttons = visit.get_by_role("button", name=BUTTON)
    panels = visit.locator("footnote-layer iframe").filter(visible=True)
    expect(buttons).to_have_count(2)
    shut = "() => parent.postMessage({ footnote: 1, type: 'close' }, '*')"
    for count, button in enumerate(buttons.all(), 1):
        button.click()
        expect(visit.locator("footnote-layer iframe.ready")).to_have_count(count)
        expect(panels.content_frame.locator("#current")).to_have_count(1)
    first, last = (frame for frame in visit.frames if "/embed" in frame.url)
    first.evaluate(shut)  # Which makes nothing of the other, that is open now.
    first.evaluate("() => new Promise((done) => setTimeout(done, 300))")
    expect(panels).to_have_count(1)
    last.evaluate(shut)
    expect(panels).to_have_count(0)
