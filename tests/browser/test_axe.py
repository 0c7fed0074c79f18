"""axe-core finds no fault with any page of ours, by the rules of WCAG 2.2 AA."""

from contextlib import closing
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from .conftest import NARROW, WIDE, Site, visited
from .readers import ask, finished

pytestmark = pytest.mark.browser

# Gradio draws a second `main` into ours, which we take out of the landmarks.
LEFT_OUT = {"aria-allowed-role": {"enabled": False}}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def faults(page: Page) -> list[str]:
    """What axe complains of, frames included."""
    found = Axe().run(page, options={"runOnly": RULES, "rules": LEFT_OUT}).response["violations"]
    return [f"{each['id']}: {[node['html'] for node in each['nodes']]}" for each in found]


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
def test_a_publishers_page_with_the_panel_open(
    chromium: Browser, site: Site, scheme: Literal["light", "dark"]
) -> None:
    with closing(chromium.new_context(color_scheme=scheme)) as context:
        page = context.new_page()
        page.goto(f"{site.url}demo?article=harbour")
        button = page.get_by_role("button", name="Ask about this article")
        button.wait_for()
        assert faults(page) == []
        button.click()
        page.frame_locator("footnote-layer iframe").get_by_role("textbox").wait_for()
        assert faults(page) == []
