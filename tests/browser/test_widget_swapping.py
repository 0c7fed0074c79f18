"""A site that swaps its pages in place: it keeps one widget, which lets go of what is gone."""

import pytest
from playwright.sync_api import Page, expect

from .publisher import Publisher, page_of, text_of
from .readers import BUTTON, LIT, opened
from .scripted import PARTS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "swap",
    [
        "document.querySelectorAll('p').forEach((p) => { p.innerHTML = p.innerHTML; })",
        "document.body.replaceWith(document.createElement('body'))",
    ],
    ids=["paragraphs", "the body"],
)
def test_what_the_page_has_replaced_is_followed_no_more(
    visit: Page, publisher: Publisher, swap: str
) -> None:
    faults: list[str] = []
    visit.on("pageerror", lambda error: faults.append(str(error)))
    panel = opened(visit, publisher.origin)
    panel.locator("#current .mark >> nth=2").click()
    visit.wait_for_function(f"() => {LIT} !== ''")
    visit.evaluate(swap)
    visit.wait_for_timeout(2_500)
    place = visit.evaluate("scrollY")
    visit.wait_for_timeout(2_500)
    assert (visit.evaluate("scrollY"), faults) == (place, [])


SWAPPED = """() => {
    const fresh = document.createElement("body");
    fresh.innerHTML = "<main><p>Another page.</p><p id=here></p></main>";
    document.body.replaceWith(fresh);
}"""


@pytest.mark.parametrize("path", ["/", "/inline"])
@pytest.mark.parametrize("call", ["ask('What did the council decide?')", "open()", "close()"])
def test_a_site_that_puts_another_body_in_place_has_the_widget_back_with_a_call(
    visit: Page, publisher: Publisher, path: str, call: str
) -> None:
    inline = publisher.tag("data-mode=inline data-target='#here'")
    publisher.pages["/inline"] = page_of(text_of(PARTS) + "<p id=here></p>", inline)
    faults: list[str] = []
    visit.on("pageerror", lambda error: faults.append(str(error)))
    opened(visit, publisher.origin + path)
    visit.evaluate(SWAPPED)
    visit.evaluate(f"Footnote.{call}")
    visit.evaluate("Footnote.setArticle('bus')")
    button = visit.get_by_role("button", name=BUTTON)
    expect(button).to_have_attribute("aria-expanded", str(call != "close()").lower())
    assert visit.locator("#here").get_by_role("button").count() == (path == "/inline")
    visit.evaluate("Footnote.ask('What did the council decide?')")
    panel = visit.frame_locator("footnote-layer iframe")
    expect(panel.locator("#current [data-stage=answered]")).to_be_visible()
    expect(panel.locator("#article")).to_have_attribute("data-article", "bus")
    assert faults == []


VISITED = """async (src) => {
    const body = document.createElement("body");
    const script = Object.assign(document.createElement("script"), { src });
    const loaded = new Promise((resolve) => { script.onload = resolve; });
    body.append("Another page.", script);
    document.body.replaceWith(body);
    await loaded;
}"""


def test_a_site_that_swaps_pages_with_their_tags_has_one_widget_in_its_corner(
    visit: Page, publisher: Publisher
) -> None:
    visit.goto(publisher.origin)
    button = visit.get_by_role("button", name=BUTTON)
    before = button.bounding_box()
    for _ in range(3):
        visit.evaluate(VISITED, f"{publisher.footnote}/widget.js")
        assert visit.evaluate("Footnote.all.length") == 1
        assert button.bounding_box() == before
