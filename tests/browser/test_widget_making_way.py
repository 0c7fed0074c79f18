"""A panel that would cover a citation's sentence makes way, and there is a way back."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import NARROW
from .publisher import FILLER, Publisher, page_of, text_of
from .readers import BUTTON, LIT, SECOND, SEEN, STYLE, asked, cited, opened
from .scripted import PARTS

pytestmark = pytest.mark.browser


def test_on_a_phone_the_panel_fills_the_screen_and_makes_way_for_a_citation(
    visit: Page, publisher: Publisher
) -> None:
    visit.set_viewport_size(NARROW)
    panel = opened(visit, publisher.origin)
    box = visit.locator("footnote-layer iframe").bounding_box()
    assert box and (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 390, 844)
    panel.locator("#current .mark >> nth=2").click()
    expect(visit.locator("footnote-layer iframe")).to_be_hidden()
    assert visit.evaluate(LIT) == SECOND
    back = visit.get_by_role("button", name="Back to the answer")
    expect(back).to_be_focused()
    back.click()
    expect(panel.locator("#current .mark >> nth=2")).to_be_focused()
    assert visit.evaluate(LIT) == ""


def test_on_a_small_screen_the_panel_makes_way_for_a_sentence_beside_it_too(
    visit: Page, publisher: Publisher
) -> None:
    publisher.pages["/beside"] = page_of(f"<div>{text_of(PARTS)}</div>", publisher.tag())
    visit.set_viewport_size(NARROW)
    visit.goto(f"{publisher.origin}/beside")
    visit.evaluate(STYLE, "div { margin-left: 1000px; width: 300px; }")
    asked(visit).locator("#current .mark >> nth=2").click()
    expect(visit.locator("footnote-layer iframe")).to_be_hidden()
    visit.wait_for_function(SEEN)


def test_the_way_back_does_not_cover_the_last_lines_of_a_page(
    visit: Page, publisher: Publisher
) -> None:
    publisher.pages["/end"] = page_of(f"{FILLER}{text_of(PARTS)}", publisher.tag())
    visit.set_viewport_size(NARROW)
    opened(visit, f"{publisher.origin}/end")
    cited(visit, PARTS[-1][-1])
    visit.wait_for_function(SEEN)
    back = visit.get_by_role("button", name="Back to the answer")
    expect(back).to_be_in_viewport(ratio=1)
    at_end = back.bounding_box()
    back.click()
    cited(visit, PARTS[0][0])
    visit.wait_for_function(SEEN)
    at_start = back.bounding_box()
    assert at_end and at_start and at_end["y"] < NARROW["height"] / 2 < at_start["y"]


@pytest.mark.parametrize("leaves_by", ["the button", "Escape"])
def test_the_way_back_to_a_panel_of_the_text_is_on_screen_as_well(
    visit: Page, publisher: Publisher, leaves_by: str
) -> None:
    inline = publisher.tag("data-mode=inline data-target='#here'")
    body = f"<p id=here></p>{FILLER}{text_of(PARTS)}{FILLER}"
    publisher.pages["/far-inline"] = page_of(body, inline)
    visit.set_viewport_size(NARROW)
    panel = opened(visit, f"{publisher.origin}/far-inline")
    back = visit.get_by_role("button", name="Back to the answer")
    expect(back).to_have_count(0)
    panel.locator("#current .mark >> nth=2").click()
    visit.wait_for_function(SEEN)
    expect(back).to_be_focused()
    expect(back).to_be_in_viewport(ratio=1)
    button = visit.locator("#here").get_by_role("button", name=BUTTON)
    expect(button).not_to_be_in_viewport()
    if leaves_by == "Escape":
        visit.keyboard.press("Escape")
        expect(button).to_be_focused()
    else:
        back.click()
        expect(panel.locator("#current .mark >> nth=2")).to_be_focused()
    expect(back).to_have_count(0)
    assert visit.evaluate(LIT) == ""


def test_out_of_the_way_of_a_citation_it_can_be_closed_too(
    visit: Page, publisher: Publisher
) -> None:
    visit.set_viewport_size(NARROW)
    panel = opened(visit, publisher.origin)
    panel.locator("#current .mark >> nth=2").click()
    expect(visit.get_by_role("button", name="Back to the answer")).to_be_focused()
    visit.evaluate("window.told = 0; addEventListener('footnote:close', () => told += 1)")
    visit.keyboard.press("Escape")
    expect(visit.get_by_role("button", name=BUTTON)).to_be_focused()
    assert (visit.evaluate(LIT), visit.evaluate("told")) == ("", 1)


@pytest.mark.parametrize(
    ("width", "height", "is_covered"),
    [(1440, 900, False), (900, 900, True), (390, 900, True), (900, 2000, False)],
)
def test_the_panel_makes_way_only_for_a_sentence_that_it_would_cover(
    visit: Page, publisher: Publisher, width: int, height: int, is_covered: bool
) -> None:
    publisher.pages["/far"] = page_of(f"{FILLER}{text_of(PARTS)}{FILLER}", publisher.tag())
    visit.set_viewport_size({"width": width, "height": height})
    panel = opened(visit, f"{publisher.origin}/far")
    panel.locator("#current .mark >> nth=2").click()
    visit.wait_for_function(SEEN)
    back = visit.get_by_role("button", name="Back to the answer")
    assert (back.count() == 1) is is_covered
    assert visit.locator("footnote-layer iframe").is_hidden() is is_covered
