"""axe-core finds no fault with any page of ours, by the rules of WCAG 2.2 AA."""

import re
from collections.abc import Iterator
from contextlib import closing
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Frame,
    FrameLocator,
    Locator,
    Page,
    ViewportSize,
    expect,
)

from .conftest import NARROW, WIDE, Site, visited
from .readers import BUTTON, QUESTION, ask, asked, finished

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Gradio draws a second `main` into ours, which we take out of the landmarks.
GRADIOS = re.compile(r'<main [^>]*role="none"')


def faults(page: Page) -> list[str]:
    """What axe complains of, frames included."""
    return [fault for frame in page.frames for fault in _faults(frame)]


def _faults(frame: Frame) -> Iterator[str]:
    options = {"runOnly": RULES, "iframes": False}  # Into other origins it does not go by itself.
    for each in Axe().run(frame, options=options).response["violations"]:
        nodes = [node["html"] for node in each["nodes"]]
        if each["id"] == "aria-allowed-role":
            nodes = [html for html in nodes if not GRADIOS.match(html)]
        if nodes:
            yield f"{each['id']}: {nodes} in {frame.url}"


def card_of(page: Page | FrameLocator) -> Locator:
    """The card of the last answer's first citation, opened and no longer half transparent."""
    page.locator("#current .mark").first.hover()
    card = page.locator("#card")
    expect(card).to_be_visible()
    card.evaluate("(card) => Promise.all(card.getAnimations().map((each) => each.finished))")
    return card


@pytest.mark.parametrize("path", ["", "embed?article=harbour"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_page_in_each_of_its_states(
    context: BrowserContext, site: Site, path: str, size: dict[str, int]
) -> None:
    with visited(
        context, site, path, size={"width": size["width"], "height": size["height"]}
    ) as page:
        assert faults(page) == []
        for question, stage in [("Quote it", "answered"), ("Who?", "refused"), ("Fail", "failed")]:
            ask(page, question)
            finished(page, stage)
            assert faults(page) == []
        page.locator(".mark").first.click()
        assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "embed?article=harbour"], ids=["page", "embed"])
def test_the_page_with_the_card_of_a_citation_open(
    chromium: Browser, site: Site, path: str, scheme: Literal["light", "dark"]
) -> None:
    with (
        closing(chromium.new_context(color_scheme=scheme)) as context,
        visited(context, site, path) as page,
    ):
        ask(page, QUESTION)
        finished(page, "answered")
        card = card_of(page)
        assert faults(page) == []
        # Where the citation is, whatever it stands in.
        at, mark = card.bounding_box(), page.locator("#current .mark").first.bounding_box()
        assert at and mark
        gap = min(
            abs(at["y"] + at["height"] - mark["y"]), abs(at["y"] - mark["y"] - mark["height"])
        )
        assert gap < 8


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_publishers_page_with_the_panel_open(
    chromium: Browser, site: Site, scheme: Literal["light", "dark"], size: ViewportSize
) -> None:
    with closing(chromium.new_context(color_scheme=scheme, viewport=size)) as context:
        page = context.new_page()
        page.goto(f"{site.url}demo?article=harbour")
        page.get_by_role("button", name=BUTTON).wait_for()
        assert faults(page) == []
        page.get_by_role("button", name=BUTTON).click()
        panel = page.frame_locator("footnote-layer iframe")
        expect(panel.locator("#current")).to_have_count(1)
        assert len(page.frames) == 2 and faults(page) == []
        page.keyboard.press("Escape")
        panel = asked(page)
        card_of(panel)
        assert faults(page) == []
        panel.locator("#current .mark >> nth=2").click()
        expect(page.get_by_role("status")).to_contain_text("is highlighted")
        assert faults(page) == []


def test_it_does_find_fault(page: Page) -> None:
    page.evaluate(
        """() => {
            const frame = document.createElement("iframe");
            frame.title = "A frame";
            frame.srcdoc = "<html lang=en><main role=button>x</main><input>";
            return new Promise((resolve) => {
                frame.onload = resolve;
                document.body.append(frame);
            });
        }"""
    )
    found = " ".join(faults(page))
    assert "aria-allowed-role" in found and "label" in found
