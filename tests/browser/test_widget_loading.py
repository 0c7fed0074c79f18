"""A panel that is slow to come: the page stays the reader's until it is there."""

import re
import time
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from .conftest import NARROW, WIDE, Site, visiting
from .publisher import Publisher, page_of, text_of
from .readers import BUTTON, HASTE, LOADED, TELLS, asked, eventually, hastened
from .scripted import PARTS

pytestmark = pytest.mark.browser

# Milliseconds after which a second tap is no part of a double tap, whose second half does nothing.
DOUBLE = 700
READY = 'window.footnote.tell("ready");'


def held(page: Page, footnote: Site) -> list[Route]:
    """The panels that `page` asks for; each waits until it is let go."""
    routes: list[Route] = []
    page.route(f"{footnote.url}embed*", lambda route: routes.append(route))
    return routes


@pytest.mark.parametrize("path", ["/", "/inline"])
def test_on_a_phone_it_covers_nothing_before_it_is_ready(
    chromium: Browser, publisher: Publisher, footnote: Site, path: str
) -> None:
    inline = publisher.tag("data-mode=inline data-target='#here'")
    publisher.pages["/inline"] = page_of(text_of(PARTS) + "<p id=here></p>", inline)
    phone: dict[str, Any] = {"has_touch": True, "is_mobile": True, "viewport": NARROW}
    with visiting(chromium, publisher, footnote, **phone) as page:
        routes = held(page, footnote)
        page.goto(publisher.origin + path)
        button, frame = (
            page.get_by_role("button", name=BUTTON),
            page.locator("footnote-layer iframe"),
        )
        for is_open in ("true", "false", "true"):
            button.tap()
            expect(button).to_have_attribute("aria-expanded", is_open)
            expect(button).to_have_attribute("aria-busy", is_open)
            expect(frame).to_be_hidden()
            page.wait_for_timeout(DOUBLE)
        eventually(page, lambda: bool(routes))
        routes[0].continue_()
        expect(frame).to_be_visible()
        box = frame.bounding_box()
        assert box and (box["x"], box["width"], box["height"]) == (0, 390, 844)
        expect(frame).to_be_focused()
        expect(button).to_have_attribute("aria-busy", "false")


def test_on_a_small_screen_it_does_not_come_over_what_the_reader_went_on_to(
    visit: Page, publisher: Publisher, footnote: Site
) -> None:
    visit.set_viewport_size(NARROW)
    routes = held(visit, footnote)
    visit.goto(f"{publisher.origin}/set")
    visit.evaluate(TELLS)
    visit.get_by_role("button", name=BUTTON).click()
    link = visit.get_by_role("link").first
    link.focus()
    eventually(visit, lambda: bool(routes))
    routes[0].continue_()
    visit.wait_for_function("() => told.includes('ready')")
    assert visit.evaluate("told") == ["open", "close", "ready"]
    expect(visit.locator("footnote-layer iframe")).to_be_hidden()
    expect(link).to_be_focused()


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_while_it_loads_the_focus_stays_and_escape_closes_it(
    visit: Page, publisher: Publisher, footnote: Site, size: ViewportSize
) -> None:
    visit.set_viewport_size(size)
    routes = held(visit, footnote)
    visit.goto(publisher.origin)
    visit.evaluate(TELLS)
    button = visit.get_by_role("button", name=BUTTON)
    button.click()
    expect(button).to_be_focused()
    visit.keyboard.press("Escape")
    expect(visit.locator("footnote-layer iframe")).to_be_hidden()
    assert visit.evaluate("told") == ["open", "close"]
    visit.keyboard.press("Enter")
    eventually(visit, lambda: bool(routes))
    routes[0].continue_()
    panel = visit.frame_locator("footnote-layer iframe")
    expect(panel.get_by_role("textbox")).to_be_focused()
    expect(visit.locator("footnote-layer iframe")).to_be_focused()


@pytest.mark.parametrize("goes", ["elsewhere", "nowhere", "away"])
def test_one_that_comes_after_all_opens_for_nobody_who_has_left_it(
    visit: Page, publisher: Publisher, footnote: Site, goes: str
) -> None:
    visit.add_init_script(HASTE)
    routes = held(visit, footnote)
    visit.goto(f"{publisher.origin}/set")
    visit.evaluate(TELLS)
    button = visit.get_by_role("button", name=BUTTON)
    button.click()
    if goes == "away":
        visit.evaluate("Footnote.close()")
    eventually(visit, lambda: bool(routes))
    hastened(visit, 21_000)
    expect(button).to_be_hidden()
    assert visit.evaluate("told") == ["open", "close"]
    link = visit.get_by_role("link").first
    if goes == "elsewhere":
        link.focus()
    routes[0].continue_()
    visit.wait_for_function("() => told.includes('ready')")
    expect(button).to_be_visible()
    is_back = goes == "nowhere"
    expect(visit.locator("footnote-layer iframe")).to_be_visible(visible=is_back)
    assert visit.evaluate("told") == ["open", "close", *(["open"] if is_back else []), "ready"]
    if goes == "elsewhere":
        expect(link).to_be_focused()


@pytest.mark.parametrize("seconds", [21, 60])
def test_given_up_it_is_tried_anew_for_a_question_of_the_page(
    visit: Page, publisher: Publisher, footnote: Site, seconds: int
) -> None:
    visit.add_init_script(HASTE)
    held(visit, footnote)
    visit.goto(publisher.origin)
    button = visit.get_by_role("button", name=BUTTON)
    button.click()
    hastened(visit, 21_000)
    hastened(visit, (seconds - 21) * 1_000)
    expect(button).to_be_hidden()
    visit.unroute(f"{footnote.url}embed*")
    visit.evaluate(TELLS)
    visit.evaluate("Footnote.ask('What did the council decide?')")
    panel = visit.frame_locator("footnote-layer iframe")
    expect(panel.locator("#current [data-stage=answered]")).to_be_visible()
    expect(button).to_be_visible()
    assert visit.evaluate("told") == ["open", "ready", "question", "answer"]


def test_a_question_of_the_page_takes_the_focus_from_nobody(
    visit: Page, publisher: Publisher
) -> None:
    visit.goto(f"{publisher.origin}/set")
    panel = asked(visit)
    link = visit.get_by_role("link").first
    link.focus()
    visit.evaluate("Footnote.ask('What did the council decide?')")
    expect(panel.locator(".turn[data-stage=answered]")).to_have_count(2)
    expect(link).to_be_focused()


def test_a_panel_that_is_only_slow_comes_back(
    visit: Page, publisher: Publisher, footnote: Site
) -> None:
    def late(route: Route) -> None:
        script = route.fetch().text()
        assert script.count(READY) == 1
        route.fulfill(body=script.replace(READY, f"setTimeout(() => {READY[:-1]}, 3000);"))

    visit.route(re.compile(f"{footnote.url}.*/page.js"), late)
    visit.goto(publisher.origin)
    button = visit.get_by_role("button", name=BUTTON)
    button.click()
    expect(button).to_be_hidden()
    panel = visit.frame_locator("footnote-layer iframe")
    expect(panel.get_by_role("textbox")).to_be_visible()
    expect(button).to_be_visible()


def test_a_question_for_a_panel_that_is_still_loading_is_asked(
    visit: Page, publisher: Publisher, footnote: Site
) -> None:
    def late(route: Route) -> None:
        time.sleep(1)
        route.continue_()

    visit.route(re.compile(f"{footnote.url}.*/page.js"), late)
    visit.goto(publisher.origin)
    visit.wait_for_function(LOADED)
    visit.evaluate("Footnote.ask('What did the council decide?')")
    panel = visit.frame_locator("footnote-layer iframe")
    expect(panel.locator("#current [data-stage=answered]")).to_be_visible()
