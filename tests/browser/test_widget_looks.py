"""What the widget shows stands out and can be read, in any colours of the page and its own."""

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import SCREENSHOTS, Site, visiting
from .contrast import COLOURS, FAINT, LEGIBILITY
from .publisher import Publisher, page_of, text_of
from .readers import BUTTON, SEEN, STYLE, asked, opened
from .scripted import PARTS

pytestmark = pytest.mark.browser

# Contrast of the text with its tint, of the tint with the page; and what there is besides.
LOOK = f"""() => {{ {COLOURS}
    const text = document.querySelector("p");
    const lit = getComputedStyle(text, "::highlight(footnote-1)");
    const page = getComputedStyle(document.body).backgroundColor;
    return [contrast(lit.color, lit.backgroundColor), contrast(lit.backgroundColor, page),
        contrast(lit.textDecorationColor, lit.backgroundColor), lit.textDecorationLine];
}}"""
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


ACCENTS = ["black", "#00566b", "blue", "crimson", "#777", "#ffd400", "lime", "white"]


@pytest.mark.parametrize("accent", ACCENTS)
def test_whatever_the_accent_the_highlighted_text_can_be_read(
    visit: Page, publisher: Publisher, accent: str
) -> None:
    publisher.pages["/accent"] = page_of(text_of(PARTS), publisher.tag(f"data-accent='{accent}'"))
    opened(visit, f"{publisher.origin}/accent").locator("#current .mark >> nth=2").click()
    visit.wait_for_function(SEEN)
    assert visit.evaluate(LOOK)[0] >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("accent", ACCENTS)
def test_whatever_the_accent_button_and_panel_can_be_read(
    chromium: Browser, publisher: Publisher, footnote: Site, accent: str, scheme: str
) -> None:
    publisher.pages["/accent"] = page_of(text_of(PARTS), publisher.tag(f"data-accent='{accent}'"))
    with visiting(chromium, publisher, footnote, color_scheme=scheme) as page:
        page.goto(f"{publisher.origin}/accent")
        assert page.get_by_role("button", name=BUTTON).evaluate(LEGIBILITY) >= 4.5
        asked(page).locator("#current .mark >> nth=2").click()
        page.wait_for_function(SEEN)
        frame = next(frame for frame in page.frames if "/embed" in frame.url)
        frame.wait_for_function("document.getAnimations().length === 0")
        assert frame.evaluate(FAINT) == []


UNFIT = ["currentcolor", "inherit", "transparent", "var(--nowhere)", "rgb(255 255 255 / .3)"]


@pytest.mark.parametrize("accent", UNFIT)
def test_an_accent_that_is_no_colour_of_its_own_leaves_all_legible(
    visit: Page, publisher: Publisher, accent: str
) -> None:
    publisher.pages["/accent"] = page_of(text_of(PARTS), publisher.tag(f"data-accent='{accent}'"))
    visit.goto(f"{publisher.origin}/accent")
    visit.evaluate(STYLE, "body { background: #111; color: #eee; }")
    button = visit.get_by_role("button", name=BUTTON)
    assert (
        button.evaluate(
            f"(node) => {{ {COLOURS} return pixel(getComputedStyle(node).backgroundColor)[3]; }}"
        )
        == 255
    )
    assert button.evaluate(LEGIBILITY) >= 4.5
    asked(visit).locator("#current .mark >> nth=2").click()
    visit.wait_for_function(SEEN)
    text, tint, *_ = visit.evaluate(LOOK)
    assert (text >= 4.5, tint >= 1.5) == (True, True)


def test_a_button_in_a_colour_of_the_pages_own_style_can_be_read(
    visit: Page, publisher: Publisher
) -> None:
    visit.goto(publisher.origin)
    button = visit.get_by_role("button", name=BUTTON)
    for colour in ("#ffd400", "navy"):
        visit.evaluate(STYLE, f"footnote-layer {{ --footnote-accent: {colour}; }}")
        assert button.evaluate(LEGIBILITY) >= 4.5


@pytest.mark.parametrize("value", ["240 5% 96%", "red"])
def test_a_property_of_the_pages_own_is_not_taken_for_the_accent(
    visit: Page, publisher: Publisher, value: str
) -> None:
    visit.goto(publisher.origin)
    button = visit.get_by_role("button", name=BUTTON)
    before = button.evaluate("(node) => getComputedStyle(node).backgroundColor")
    visit.evaluate(STYLE, f":root {{ --accent: {value}; --ground: {value}; --on: {value}; }}")
    assert button.evaluate("(node) => getComputedStyle(node).backgroundColor") == before


REACHES = {
    "a class of the same name": ".layer { display: none; }",
    "what is not defined yet": ":not(:defined) { visibility: hidden; }",
    "what is empty": "body > :empty, main > :empty { display: none !important; }",
    "everything": "* { position: static !important; opacity: 0.1 !important; letter-spacing: 9px;"
    " font-size: 40px !important; z-index: -1 !important; } *, main { pointer-events: none; }",
}


@pytest.mark.parametrize("path", ["/", "/reach"])
@pytest.mark.parametrize("css", REACHES.values(), ids=REACHES)
def test_no_style_of_the_page_reaches_the_button(
    visit: Page, publisher: Publisher, path: str, css: str
) -> None:
    inline = publisher.tag("data-mode=inline")
    publisher.pages["/reach"] = page_of("", inline)
    visit.goto(publisher.origin + path)
    button = visit.get_by_role("button", name=BUTTON)
    before = button.bounding_box()
    visit.evaluate(STYLE, css)
    after = button.bounding_box()
    assert before and after
    # In the text, it stands where the text has it.
    assert (before["width"], before["height"]) == (after["width"], after["height"])
    assert path == "/reach" or before == after
    button.click()
    expect(visit.locator("footnote-layer iframe")).to_be_visible()


HOLDS = ["filter: grayscale(1)", "transform: translateZ(0)", "will-change: transform"]


@pytest.mark.parametrize("css", HOLDS)
def test_a_body_that_takes_along_what_is_fixed_does_not_take_the_widget(
    visit: Page, publisher: Publisher, css: str
) -> None:
    page = page_of(f"{text_of(PARTS)}" * 9, publisher.tag())
    publisher.pages["/holds.css"] = f"body {{ {css}; }}"
    publisher.pages["/holds"] = page.replace("/page.css", "/holds.css")
    visit.goto(f"{publisher.origin}/holds")
    button = visit.get_by_role("button", name=BUTTON)
    expect(button).to_be_in_viewport(ratio=1)
    visit.evaluate("scrollTo(0, 300)")
    expect(button).to_be_in_viewport(ratio=1)
    button.click()
    expect(visit.locator("footnote-layer iframe")).to_be_in_viewport(ratio=1)


def test_an_accent_that_the_page_has_a_name_for_is_the_panels_too(
    visit: Page, publisher: Publisher
) -> None:
    grounds = []
    for accent in ("var(--brand)", "crimson"):
        tag = publisher.tag(f"data-accent='{accent}'")
        publisher.pages["/brand"] = page_of(text_of(PARTS), tag)
        visit.goto(f"{publisher.origin}/brand")
        visit.evaluate(STYLE, ":root { --brand: crimson; }")
        ask = asked(visit).locator("#current .mark").first
        grounds.append(ask.evaluate("(node) => getComputedStyle(node).color"))
    assert grounds[0] == grounds[1]
