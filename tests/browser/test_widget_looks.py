"""The highlight in the publisher's page stands out and can be read, whatever the page's colours."""

import pytest
from playwright.sync_api import Page

from .conftest import SCREENSHOTS
from .publisher import Publisher, page_of, text_of
from .readers import SEEN, STYLE, asked, opened
from .scripted import PARTS

pytestmark = pytest.mark.browser

# Contrast of the text with its tint, of the tint with the page; and what there is besides.
LOOK = """() => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    const luminance = (colour) => {
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(
            (c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (...pair) => {
        const [low, high] = pair.map(luminance).sort((one, other) => one - other);
        return (high + 0.05) / (low + 0.05);
    };
    const text = document.querySelector("p");
    const lit = getComputedStyle(text, "::highlight(footnote)");
    const page = getComputedStyle(document.body).backgroundColor;
    return [contrast(lit.color, lit.backgroundColor), contrast(lit.backgroundColor, page),
        contrast(lit.textDecorationColor, lit.backgroundColor), lit.textDecorationLine];
}"""
GROUNDS = {
    "light": "body { background: #fff; color: #222; }",
    "cream": "body { background: #fffaf2; color: #221d17; }",
    "dark": "body { background: #14171a; color: #e8e5df; } a { color: #8ab4f8; }",
    "dark by scheme": ":root { color-scheme: dark; } body { background: #1d1a17; color: #ece4d8; }",
}


@pytest.mark.parametrize("ground", GROUNDS)
def test_it_stands_out_of_light_pages_and_of_dark_ones(
    visit: Page, publisher: Publisher, ground: str
) -> None:
    visit.goto(f"{publisher.origin}/set")
    visit.evaluate(STYLE, GROUNDS[ground])
    asked(visit).locator("#current .mark >> nth=2").click()
    visit.wait_for_function(SEEN)
    SCREENSHOTS.mkdir(exist_ok=True)
    visit.screenshot(path=SCREENSHOTS / f"highlight-{ground.replace(' ', '-')}.png")
    text, tint, line, besides = visit.evaluate(LOOK)
    assert (text >= 7, tint >= 1.5, line >= 3, besides) == (True, True, True, "underline")


@pytest.mark.parametrize("accent", ["black", "#00566b", "crimson", "#ffd400", "white"])
def test_whatever_the_accent_the_highlighted_text_can_be_read(
    visit: Page, publisher: Publisher, accent: str
) -> None:
    publisher.pages["/accent"] = page_of(text_of(PARTS), publisher.tag(f"data-accent='{accent}'"))
    opened(visit, f"{publisher.origin}/accent").locator("#current .mark >> nth=2").click()
    visit.wait_for_function(SEEN)
    assert visit.evaluate(LOOK)[0] >= 4.5
