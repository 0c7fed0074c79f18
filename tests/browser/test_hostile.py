"""An article, an answer and a question that attack the reader's browser: all of it stays text."""

import pytest
from playwright.sync_api import Browser, Page, expect

from .canary import Canary
from .conftest import PATIENCE, Site, visited
from .readers import ask, finished, highlighted, turn
from .scripted import HOSTILE_TEXT

pytestmark = pytest.mark.browser

FOREIGN = (
    "img, script, iframe, svg, style, link, base, form, input, object, embed, video, [onerror]"
)


def test_hostile_text_is_shown_and_does_nothing(
    chromium: Browser, site: Site, canary: Canary
) -> None:
    text = HOSTILE_TEXT.format(canary=canary.url)
    context = chromium.new_context()
    with visited(context, site, "?article=hostile") as page:
        title = page.title()
        ask(page, text[:500])
        finished(page, "answered")
        page.click(".mark >> nth=0")
        assert highlighted(page) == " ".join(text.split())
        page.hover(".mark >> nth=1")
        expect(page.locator("#card")).to_contain_text("<img src=x")
        ask(page, f"Evidence {text[:480]}")
        expect(turn(page)).to_have_attribute("data-stage", "writing")
        expect(turn(page).locator(".source").first).to_be_visible()
        page.click("#stop")
        finished(page, "stopped")
        page.wait_for_timeout(300)
        assert page.locator(f":is(#article, .turn, #card) :is({FOREIGN})").count() == 0
        assert _links(page) <= {"#"}
        assert page.title() == title
        assert page.evaluate("window.owned") is None
    context.close()
    assert canary.hits == []


def test_even_an_injected_handler_would_not_run(chromium: Browser, site: Site) -> None:
    page = chromium.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(site.url)
    page.evaluate(
        """() => {
            const planted = document.createElement("div");
            planted.innerHTML = "<img src=nowhere onerror='window.owned = 1'>";
            document.body.append(planted);
        }"""
    )
    page.wait_for_timeout(300)
    assert page.evaluate("window.owned") is None
    page.context.close()


def test_orders_to_gradio_in_the_address_are_not_obeyed(page: Page, site: Site) -> None:
    page.goto(f"{site.url}?view=settings&article=bus&__theme=dark&deep_link=x")
    page.wait_for_function("document.querySelector('#current')")
    assert page.url == f"{site.url}?article=bus"
    expect(page.locator(".api-docs")).to_have_count(0)
    expect(page.locator("article .title")).to_have_text("The bridge bus, explained")


def _links(page: Page) -> set[str]:
    """The first character of every link in article and turns."""
    hrefs = page.locator(":is(#article, .turn) [href]").evaluate_all(
        "links => links.map((link) => link.getAttribute('href'))"
    )
    return {str(href)[:1] for href in hrefs}
