"""Opening the panel and closing it, with button, Escape and finger."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from .conftest import NARROW, Site, visiting
from .publisher import Publisher
from .readers import BUTTON, LOADED, TELLS, eventually, opened

pytestmark = pytest.mark.browser


def test_escape_closes_the_panel_and_gives_the_focus_back(
    visit: Page, publisher: Publisher
) -> None:
    panel = opened(visit, publisher.origin)
    panel.get_by_role("textbox").press("Escape")
    expect(visit.locator("footnote-layer iframe")).to_be_hidden()
    button = visit.get_by_role("button", name=BUTTON)
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    assert button.get_attribute("aria-haspopup") is None  # The panel is a frame, and no dialog.
    button.click()
    expect(panel.locator("#current [data-stage=answered]")).to_be_visible()


def test_closed_from_the_page_it_takes_the_focus_from_nobody(
    visit: Page, publisher: Publisher
) -> None:
    opened(visit, f"{publisher.origin}/set")
    link = visit.get_by_role("link").first
    link.focus()
    visit.keyboard.press("Escape")
    expect(visit.locator("footnote-layer iframe")).to_be_hidden()
    expect(link).to_be_focused()


def test_what_the_page_does_with_escape_itself_closes_nothing(
    visit: Page, publisher: Publisher
) -> None:
    opened(visit, f"{publisher.origin}/set")
    visit.evaluate("document.addEventListener('keydown', (event) => event.preventDefault())")
    visit.get_by_role("link").first.focus()
    visit.keyboard.press("Escape")
    expect(visit.locator("footnote-layer iframe")).to_be_visible()


COMPOSING = """(node) => node.dispatchEvent(new KeyboardEvent(
    "keydown", { key: "Escape", isComposing: true, bubbles: true, composed: true }))"""


def test_the_escape_that_ends_a_composition_closes_nothing(
    visit: Page, publisher: Publisher
) -> None:
    panel = opened(visit, publisher.origin)
    visit.evaluate(TELLS)
    panel.get_by_role("textbox").evaluate(COMPOSING)
    visit.locator("p").first.evaluate(COMPOSING)
    visit.wait_for_timeout(300)
    assert visit.evaluate("told") == []
    panel.get_by_role("textbox").press("Escape")
    visit.wait_for_function("() => told.includes('close')")


def test_closed_while_it_loads_it_stays_closed_and_asks_nothing(
    visit: Page, publisher: Publisher, footnote: Site
) -> None:
    held: list[Route] = []
    visit.route(f"{footnote.url}embed*", lambda route: held.append(route))
    visit.goto(publisher.origin)
    visit.wait_for_function(LOADED)
    visit.evaluate("window.told = []; addEventListener('footnote:ready', () => told.push('ready'))")
    visit.evaluate("Footnote.ask('What did the council decide?'); Footnote.close()")
    eventually(visit, lambda: bool(held))
    held[0].continue_()
    visit.wait_for_function("() => told.length")
    expect(visit.locator("footnote-layer iframe")).to_be_hidden()


def test_on_a_touch_screen_no_keyboard_covers_the_panel_unasked(
    chromium: Browser, publisher: Publisher, footnote: Site
) -> None:
    phone: dict[str, Any] = {"has_touch": True, "is_mobile": True, "viewport": NARROW}
    with visiting(chromium, publisher, footnote, **phone) as page:
        page.goto(publisher.origin)
        page.get_by_role("button", name=BUTTON).tap()
        question = page.frame_locator("footnote-layer iframe").get_by_role("textbox")
        expect(page.frame_locator("footnote-layer iframe").locator("#current")).to_have_count(1)
        expect(question).not_to_be_focused()
        question.tap()
        expect(question).to_be_focused()


def test_a_reader_who_zooms_in_finds_the_panel_as_large_as_before(
    chromium: Browser, publisher: Publisher, footnote: Site
) -> None:
    phone: dict[str, Any] = {"has_touch": True, "is_mobile": True, "viewport": NARROW}
    with visiting(chromium, publisher, footnote, **phone) as page:
        page.goto(publisher.origin)
        page.get_by_role("button", name=BUTTON).tap()
        frame = page.locator("footnote-layer iframe")
        expect(frame).to_be_visible()
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setPageScaleFactor", {"pageScaleFactor": 2})
        page.wait_for_function("() => visualViewport.scale > 1.9")
        page.wait_for_timeout(300)
        height = frame.evaluate("(node) => node.getBoundingClientRect().height")
        assert height == pytest.approx(NARROW["height"], abs=2)


def test_a_double_click_opens_it(visit: Page, publisher: Publisher) -> None:
    visit.goto(publisher.origin)
    visit.get_by_role("button", name=BUTTON).dblclick()
    expect(visit.locator("footnote-layer iframe")).to_be_visible()
    expect(visit.get_by_role("button", name=BUTTON)).to_have_attribute("aria-expanded", "true")
