"""The widget by key presses alone, as WCAG 2.2 AA asks."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import NARROW
from .keyboard import focused, go_to, stops
from .publisher import Publisher
from .readers import BUTTON, LIT, QUESTION

pytestmark = pytest.mark.browser

FIRST = "Three questions decided the debate, according to the minutes."
SECOND = "The first was the price of the repair."
LISTEN = """(line) => {
    window.heard = [];
    new MutationObserver(() => window.heard.push(line.textContent)).observe(
        line, { childList: true });
}"""


def test_a_reader_asks_reads_and_leaves_with_nothing_but_keys(
    visit: Page, publisher: Publisher
) -> None:
    keys = visit.keyboard
    panel = visit.frame_locator("footnote-layer iframe")
    question = panel.get_by_role("textbox")
    last, told = panel.locator("#current .turn"), panel.locator("#status")
    status = visit.get_by_role("status")
    visit.goto(f"{publisher.origin}/set")
    visit.wait_for_function("() => window.Footnote")

    go_to(visit, BUTTON)
    keys.press("Enter")
    expect(question).to_be_focused()

    keys.type("Slow answer, please")
    keys.press("Enter")
    expect(panel.locator("#current .answer > span")).to_have_count(1)
    go_to(visit, "Stop")
    keys.press("Enter")
    expect(last).to_have_attribute("data-stage", "stopped")
    expect(question).to_be_focused()

    keys.type("Fail, please")
    keys.press("Enter")
    expect(last).to_have_attribute("data-stage", "failed")
    go_to(visit, "Ask again", "Shift+Tab")
    keys.press("Enter")
    expect(question).to_be_focused()
    expect(told).to_have_text("The writer stopped in the middle; please ask again.")

    told.evaluate(LISTEN)
    keys.type(QUESTION)
    keys.press("Enter")
    expect(last).to_have_attribute("data-stage", "answered")
    ready = "Answer ready, 3 sentences, 4 sources"
    expect(told).to_have_text(ready)
    assert told.evaluate("() => window.heard") == ["Searching the article…", ready]

    go_to(visit, "Citation 1: “Three questions", "Shift+Tab")
    keys.press("Enter")
    expect(status).to_have_text("Citation 1 is highlighted in the article.")
    assert visit.evaluate(LIT) == FIRST
    expect(last.locator(".mark").first).to_be_focused()

    go_to(visit, "Citation 2: “The first was")
    keys.press("Enter")
    expect(status).to_have_text("Citation 2 is highlighted in the article.")
    assert visit.evaluate(LIT) == SECOND

    keys.press("Escape")  # The card with the quote.
    expect(panel.locator("#card")).to_be_hidden()
    keys.press("Escape")
    expect(visit.locator("footnote-layer iframe")).to_be_hidden()
    expect(visit.get_by_role("button", name=BUTTON)).to_be_focused()
    assert visit.evaluate(LIT) == ""

    keys.press("Enter")
    expect(last.locator(".mark").nth(1)).to_be_focused()


def test_the_focus_is_never_trapped(visit: Page, publisher: Publisher) -> None:
    visit.goto(f"{publisher.origin}/set")
    visit.wait_for_function("() => window.Footnote")
    go_to(visit, BUTTON)
    visit.keyboard.press("Enter")
    expect(visit.frame_locator("footnote-layer iframe").get_by_role("textbox")).to_be_focused()
    for key in ("Tab", "Shift+Tab"):
        around = list(stops(visit, key, most=25))
        assert around.count("Ask") >= 2 and around.count(BUTTON) >= 2
        assert any("bridge" in name for name in around)  # A link of the publisher’s own.


def test_on_a_small_screen_the_focus_is_never_under_the_panel(
    visit: Page, publisher: Publisher
) -> None:
    visit.set_viewport_size(NARROW)
    visit.goto(f"{publisher.origin}/set")
    visit.wait_for_function("() => window.Footnote")
    frame = visit.locator("footnote-layer iframe")
    panel = visit.frame_locator("footnote-layer iframe")
    go_to(visit, BUTTON)
    visit.keyboard.press("Enter")
    expect(panel.get_by_role("textbox")).to_be_focused()
    visit.keyboard.type(QUESTION)
    visit.keyboard.press("Enter")
    expect(panel.locator("#current .turn")).to_have_attribute("data-stage", "answered")

    go_to(visit, "Citation 2", "Shift+Tab")
    visit.keyboard.press("Enter")
    expect(visit.get_by_role("button", name="Back to the answer")).to_be_focused()
    assert visit.evaluate(LIT) == SECOND
    visit.keyboard.press("Enter")
    expect(panel.locator("#current .mark").nth(1)).to_be_focused()
    expect(frame).to_be_visible()

    for _ in stops(visit):
        at = focused(visit)
        if at and at.owner_frame() == visit.main_frame:
            break
    expect(frame).to_be_hidden()
    assert focused(visit) is not None
