"""Pictures of every state, wide and narrow, light and dark, to be looked at by a person."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from .conftest import NARROW, SCREENSHOTS, WIDE, Site, visited
from .readers import ask, finished, turn

pytestmark = pytest.mark.browser


def _open_card(page: Page) -> None:
    page.focus("#log")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")


def _see(page: Page, question: str, stage: str) -> None:
    ask(page, question)
    finished(page, stage)


def _evidence(page: Page) -> None:
    ask(page, "Evidence only, please")
    expect(turn(page).locator(".source")).to_have_count(4)


def _refused(page: Page) -> None:
    page.keyboard.press("Escape")
    _see(page, "Who paid for the repair?", "refused")


def _stop(page: Page) -> None:
    page.click("#stop")
    finished(page, "stopped")


# Each state follows from the one before it, as it would for a reader.
STATES: dict[str, Callable[[Page], None]] = {
    "empty": lambda page: None,
    "evidence": _evidence,
    "stopped": _stop,
    "answered": lambda page: _see(page, "Which three questions decided the debate?", "answered"),
    "card": _open_card,
    "citation": lambda page: page.locator("#current .mark").nth(2).click(),
    "refused": _refused,
    "failed": lambda page: _see(page, "Fail, please", "failed"),
    "busy": lambda page: _see(page, "Busy?", "failed"),
    "quoted": lambda page: _see(page, "Quote what decided the debate", "answered"),
    "too-long": lambda page: page.fill("#question", "Why? " * 102),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "size"), [("desktop", WIDE), ("phone", NARROW)])
def test_every_state_fits_its_screen(
    chromium: Browser,
    site: Site,
    scheme: Literal["light", "dark"],
    name: str,
    size: ViewportSize,
) -> None:
    SCREENSHOTS.mkdir(exist_ok=True)
    context = chromium.new_context(color_scheme=scheme, reduced_motion="reduce")
    with visited(context, site, size=size) as page:
        for state, reach in STATES.items():
            reach(page)
            page.screenshot(path=SCREENSHOTS / f"{state}-{name}-{scheme}.png")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.goto(f"{site.url}?article=hostile")
        page.wait_for_function("document.querySelector('#current')")
        _see(page, page.locator(".starter").inner_text()[:300], "answered")
        page.screenshot(path=SCREENSHOTS / f"hostile-{name}-{scheme}.png")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
