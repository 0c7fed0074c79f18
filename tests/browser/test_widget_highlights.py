"""A citation's sentence stands out in the page of the publisher, and nothing else does."""

import pytest
from playwright.sync_api import Page, expect

from .publisher import Publisher
from .readers import BUTTON, LIT, QUESTION, SECOND, each_citation_is_highlighted, opened

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", ["/", "/set"])
def test_a_citation_is_highlighted_in_the_page_of_the_publisher(
    visit: Page, publisher: Publisher, path: str
) -> None:
    panel = opened(visit, publisher.origin + path)
    before = visit.evaluate("document.querySelectorAll('body *').length")
    for mark in panel.locator("#current .mark").all():
        quote = mark.get_attribute("data-quote") or ""
        last = visit.evaluate(LIT)
        mark.click()
        visit.wait_for_function(f"last => ![last, ''].includes({LIT})", arg=last)
        shown = visit.evaluate(LIT)
        if path == "/":
            assert shown == quote
        assert "".join(filter(str.isalnum, shown)) == "".join(filter(str.isalnum, quote))
        expect(visit.get_by_role("status")).to_contain_text("is highlighted")
        assert not panel.locator("body.reading").count()
    assert visit.evaluate("document.querySelectorAll('body *').length") == before


def test_on_the_demo_page_from_another_origin_each_citation_leads_to_its_words(
    visit: Page, publisher: Publisher
) -> None:
    panel = opened(visit, f"{publisher.origin}/demo")
    assert each_citation_is_highlighted(visit, panel) == 4


def test_a_row_of_the_sources_leads_to_the_page_of_the_publisher_too(
    visit: Page, publisher: Publisher
) -> None:
    panel = opened(visit, publisher.origin)
    panel.locator("#current .source >> nth=2").click()
    visit.wait_for_function(f"() => {LIT} !== ''")
    assert visit.evaluate(LIT) == SECOND
    expect(visit.get_by_role("status")).to_have_text("Citation 3 is highlighted in the article.")
    assert not panel.locator("body.reading").count()


def test_the_nearest_passage_of_a_refusal_is_highlighted_without_a_number(
    visit: Page, publisher: Publisher
) -> None:
    visit.goto(publisher.origin)
    visit.get_by_role("button", name=BUTTON).click()
    panel = visit.frame_locator("footnote-layer iframe")
    panel.get_by_role("textbox").fill("Who paid for it?")
    panel.get_by_role("button", name="Ask", exact=True).click()
    panel.locator("#current .source").click()
    visit.wait_for_function(f"() => {LIT} !== ''")
    assert visit.evaluate(LIT).startswith("Mayor Ines Okafor said")
    expect(visit.get_by_role("status")).to_have_text("Citation is highlighted in the article.")


def test_a_browser_that_knows_no_highlights_selects_the_sentence(
    visit: Page, publisher: Publisher
) -> None:
    visit.add_init_script("Object.defineProperty(CSS, 'highlights', { value: undefined })")
    panel = opened(visit, publisher.origin)
    panel.locator("#current .mark >> nth=2").click()
    expect(visit.get_by_role("status")).to_contain_text("is highlighted")
    assert visit.evaluate("getSelection().toString()") == SECOND
    visit.evaluate("Footnote.close()")
    assert visit.evaluate("getSelection().toString()") == ""


def test_what_the_reader_selected_stays_selected(visit: Page, publisher: Publisher) -> None:
    visit.add_init_script("Object.defineProperty(CSS, 'highlights', { value: undefined })")
    panel = opened(visit, publisher.origin)
    select = "getSelection().selectAllChildren(document.querySelector('h2'))"
    selected = "getSelection().toString()"
    for is_shown in (False, True):
        if is_shown:
            panel.locator("#current .mark >> nth=2").click()
            expect(visit.get_by_role("status")).to_contain_text("is highlighted")
        visit.evaluate(select)
        visit.evaluate("Footnote.close()")
        assert visit.evaluate(selected) == "“We cannot mend it again”"
        visit.evaluate("Footnote.open()")


def test_the_panel_that_is_opened_closes_the_other_and_its_highlight(
    visit: Page, publisher: Publisher
) -> None:
    visit.goto(f"{publisher.origin}/two")
    expect(visit.get_by_role("button", name=BUTTON)).to_have_count(2)
    layers = visit.locator("footnote-layer").all()
    its = "(node) => Footnote.all.find((each) => each.element === node)"
    for layer in layers:
        layer.evaluate(f"(node) => ({its})(node).open()")
        panel = layer.locator("iframe").content_frame
        panel.get_by_role("textbox").fill(QUESTION)
        assert visit.evaluate(LIT) == ""
        panel.get_by_role("button", name="Ask", exact=True).click()
        panel.locator("#current .mark >> nth=2").click()
        expect(layer.locator("[role=status]")).to_contain_text("is highlighted")
        assert visit.evaluate(LIT) == SECOND
        assert [each.locator("iframe:visible").count() for each in layers if each != layer] == [0]
    # Which is closed, and takes nothing from the other.
    layers[0].evaluate(f"(node) => ({its})(node).close()")
    assert visit.evaluate(LIT) == SECOND
