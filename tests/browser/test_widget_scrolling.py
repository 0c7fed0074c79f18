"""A citation's sentence comes into view, whatever scrolls, and not against the reader's will."""

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Site, visiting
from .publisher import FILLER, Publisher, page_of, text_of
from .readers import LIT, SEEN, STYLE, asked, cited, opened
from .scripted import PARTS

pytestmark = pytest.mark.browser


def test_a_page_that_readers_cannot_move_sideways_is_not_moved_for_them(
    visit: Page, publisher: Publisher
) -> None:
    opened(visit, publisher.origin)
    visit.evaluate(
        STYLE, "body { overflow-x: hidden; } p { white-space: nowrap; font-size: 40px; }"
    )
    cited(visit, PARTS[0][0])
    visit.wait_for_function(SEEN)
    assert visit.evaluate("scrollX") == 0


LONG = "<p>{}{}</p>".format("It was a long evening in the hall. " * 400, text_of(PARTS)[3:])
LAYOUTS = {
    "long paragraph": (LONG, "main { max-width: 20rem; }"),
    "one scroller": (
        f"{FILLER}{text_of(PARTS)}",
        "html, body { height: 100%; margin: 0; overflow: hidden; }"
        "main { height: 100%; overflow: auto; }",
    ),
    "scroller in a page": (
        f"{FILLER}<div>{FILLER}{LONG}</div>{FILLER}",
        "div { max-width: 20rem; height: 300px; overflow: auto; }",
    ),
    "scroller in a scroller": (
        f"{FILLER}<div>{FILLER}{text_of(PARTS)}</div>{FILLER}",
        "main { height: 500px; overflow: auto; } div { height: 300px; overflow: auto; }",
    ),
    "sticky head, smooth": (
        f"<header>News</header>{FILLER}{text_of(PARTS)}{FILLER}",
        "html { scroll-behavior: smooth; }"
        "header { position: sticky; top: 0; height: 150px; background: #fff; }",
    ),
    "body that looks like a scroller": (
        f"{FILLER}{text_of(PARTS)}{FILLER}",
        "html, body { height: 100%; margin: 0; } body { overflow-x: hidden; }",
    ),
    "text beside the screen": (
        f"<div>{FILLER}{text_of(PARTS)}{FILLER}</div>",
        "main { width: 5000px; max-width: none; } div { margin-left: 2000px; width: 400px; }",
    ),
    "columns": (
        f"<div>{FILLER}{text_of(PARTS)}{FILLER}</div>",
        "div { column-width: 300px; height: 500px; }",
    ),
    "columns in a scroller": (
        f"<div>{FILLER}{text_of(PARTS)}{FILLER}</div>",
        "div { column-width: 300px; height: 500px; overflow: auto hidden; }",
    ),
    "scroller drawn larger": (
        f"<div>{FILLER}{text_of(PARTS)}{FILLER}</div>",
        "main { margin: 0; width: 400px; transform: scale(1.5); transform-origin: 0 0; }"
        "div { height: 300px; overflow: auto; }",
    ),
    "scroller under zoom": (
        f"<div>{FILLER}{text_of(PARTS)}{FILLER}</div>",
        "main { margin: 0; width: 400px; zoom: 2; } div { height: 300px; overflow: auto; }",
    ),
    "head that the page tells of": (
        f"<header>News</header>{FILLER}{text_of(PARTS)}{FILLER}",
        "html { scroll-padding-top: 600px; }"
        "header { position: sticky; top: 0; height: 600px; background: #fff; }",
    ),
    "sections of a height not known yet": (
        f"{'<section>News</section>' * 20}<section>{text_of(PARTS)}</section>{FILLER}",
        "section { content-visibility: auto; contain-intrinsic-size: auto 1500px; }",
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_sentence_comes_into_view_whatever_scrolls(
    visit: Page, publisher: Publisher, layout: str
) -> None:
    body, css = LAYOUTS[layout]
    publisher.pages["/layout"] = page_of(body, publisher.tag())
    visit.goto(f"{publisher.origin}/layout")
    visit.evaluate(STYLE, css)
    styled = visit.evaluate("document.querySelector('main').outerHTML")
    panel = asked(visit)
    for mark in panel.locator("#current .mark").all():
        mark.click()
        visit.wait_for_function(f"(quote) => {LIT} === quote", arg=mark.get_attribute("data-quote"))
        visit.wait_for_function(SEEN)
    assert visit.evaluate("document.querySelector('main').outerHTML") == styled


# As pictures do that have no size in the page and are fetched when they come in sight.
GROWS = """() => {
    const grow = (each) => setTimeout(() => each.target.append("Picture"), 200);
    const seen = new IntersectionObserver((all) => all.filter((each) => each.isIntersecting)
        .forEach((each) => { seen.unobserve(each.target); grow(each); }), { rootMargin: "600px" });
    document.querySelectorAll("i").forEach((each) => seen.observe(each));
}"""
PICTURES = f"{FILLER[: len(FILLER) // 4]}<i></i>" * 12


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_where_the_page_grows_on_the_way_the_sentence_comes_into_view_all_the_same(
    chromium: Browser, publisher: Publisher, footnote: Site, motion: str
) -> None:
    publisher.pages["/grows"] = page_of(f"{PICTURES}{text_of(PARTS)}{FILLER}", publisher.tag())
    with visiting(chromium, publisher, footnote, reduced_motion=motion) as page:
        page.goto(f"{publisher.origin}/grows")
        page.evaluate(STYLE, "i { display: block; } i:not(:empty) { height: 450px; }")
        page.evaluate(GROWS)
        asked(page).locator("#current .mark >> nth=2").click()
        expect(page.get_by_role("status")).to_contain_text("is highlighted")
        page.wait_for_timeout(2500)
        page.wait_for_function(SEEN)


SHAKES = """window.shaking = setInterval(() => {
    document.querySelector("main").style.paddingTop = `${Math.random() * 20}px`;
}, 50)"""


def test_a_reader_who_goes_elsewhere_is_not_brought_back(visit: Page, publisher: Publisher) -> None:
    publisher.pages["/far"] = page_of(f"{FILLER}{text_of(PARTS)}{FILLER}", publisher.tag())
    panel = opened(visit, f"{publisher.origin}/far")
    visit.evaluate(SHAKES)  # So that the sentence is looked for on and on.
    panel.locator("#current .mark >> nth=2").click()
    visit.wait_for_function("() => scrollY > 500")
    visit.wait_for_timeout(1000)
    visit.mouse.move(100, 100)
    visit.mouse.wheel(0, -20_000)
    visit.evaluate("clearInterval(shaking); scrollTo({ top: 0, behavior: 'instant' })")
    visit.wait_for_timeout(1000)
    assert visit.evaluate("scrollY") == 0


# Whether it is in view as soon as it is told.
AT_ONCE = f"""() => new Promise((resolve) => {{
    const line = document.querySelector("footnote-layer").shadowRoot.querySelector("[role=status]");
    new MutationObserver(() => resolve(({SEEN})())).observe(line, {{ childList: true }});
}})"""


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_the_page_moves_smoothly_but_not_for_a_reader_who_prefers_no_motion(
    chromium: Browser, publisher: Publisher, footnote: Site, motion: str
) -> None:
    publisher.pages["/far"] = page_of(f"{FILLER}{text_of(PARTS)}{FILLER}", publisher.tag())
    with visiting(chromium, publisher, footnote, reduced_motion=motion) as page:
        panel = opened(page, f"{publisher.origin}/far")
        page.evaluate(STYLE, "html { scroll-behavior: smooth; }")
        page.evaluate(f"window.told = ({AT_ONCE})(); 0")
        panel.locator("#current .mark").first.click()
        assert page.evaluate("told") is (motion == "reduce")
        page.wait_for_function(SEEN)
