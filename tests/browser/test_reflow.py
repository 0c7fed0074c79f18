"""Small screens, 400 % zoom and spaced-out text: nothing scrolls sideways, nothing is lost."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Frame, Page, ViewportSize, expect

from chatbot.web import document

from .conftest import SCREENSHOTS, Site
from .publisher import Publisher
from .readers import QUESTION, ask, asked, finished
from .scripted import HARBOUR

pytestmark = pytest.mark.browser

# What WCAG 1.4.12 lets a reader set, in our shadow trees too, as the reader’s own style would.
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
    const layer = document.querySelector("footnote-layer");
    for (const root of [document, layer?.shadowRoot]) {
        if (root) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    }
}"""
# What is cut off or lies beside the screen; what only screen readers have is clipped on purpose.
LOST = """() => {
    const shadow = document.querySelector("footnote-layer")?.shadowRoot;
    const all = [...document.querySelectorAll("body *"), ...(shadow?.querySelectorAll("*") ?? [])];
    const isShown = (node) => node.checkVisibility({ visibilityProperty: true })
        && !node.closest(".unseen, .skip, .begun h1, script, style, [role=status]")
        && node.getClientRects().length;
    const isLost = (node) => {
        const [box, style] = [node.getBoundingClientRect(), getComputedStyle(node)];
        const isCut = (way, room, content) => /hidden|clip/.test(way) && content > room + 1;
        return box.left < -1 || box.right > innerWidth + 1
            || isCut(style.overflowX, node.clientWidth, node.scrollWidth)
            || isCut(style.overflowY, node.clientHeight, node.scrollHeight);
    };
    return all.filter(isShown).filter(isLost).map((node) => node.outerHTML.slice(0, 80));
}"""
SIDEWAYS = "document.scrollingElement.scrollWidth > innerWidth"
SIZES: dict[str, ViewportSize] = {
    "320 pixels": {"width": 320, "height": 640},
    "400 % zoom": {"width": 320, "height": 256},
}
small = pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)


def whole(frame: Frame, name: str) -> None:
    """Nothing of it is lost, as it stands and spaced out."""
    for spaced in ("", "-spaced"):
        if spaced:
            frame.evaluate(SPACED)
        SCREENSHOTS.mkdir(exist_ok=True)
        frame.page.screenshot(path=SCREENSHOTS / f"small-{name}{spaced}.png")
        assert not frame.evaluate(SIDEWAYS)
        assert frame.evaluate(LOST) == []


def _empty(page: Page) -> None: ...


def _answered(page: Page) -> None:
    ask(page, QUESTION)
    finished(page, "answered")


def _refused(page: Page) -> None:
    ask(page, "Who paid for it?")
    finished(page, "refused")


def _article(page: Page) -> None:
    _answered(page)
    page.locator("#current .mark").last.click()
    expect(page.locator("article .cited")).to_be_in_viewport()


STATES: dict[str, Callable[[Page], None]] = {
    "empty": _empty,
    "answered": _answered,
    "refused": _refused,
    "article": _article,
}


@small
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("path", ["", "embed?article=harbour"], ids=["page", "embed"])
def test_a_page_of_ours(
    visit: Page, footnote: Site, path: str, state: str, size: ViewportSize
) -> None:
    visit.set_viewport_size(size)
    visit.goto(footnote.url + path)
    STATES[state](visit)
    whole(visit.main_frame, f"{path[:5] or 'page'}-{state}-{size['height']}")


@small
def test_the_list_of_articles(visit: Page, footnote: Site, size: ViewportSize) -> None:
    visit.set_viewport_size(size)
    visit.goto(f"{footnote.url}articles")
    whole(visit.main_frame, f"articles-{size['height']}")


@small
def test_the_demo_and_the_panel_on_it(visit: Page, footnote: Site, size: ViewportSize) -> None:
    visit.set_viewport_size(size)
    visit.goto(f"{footnote.url}demo?article=harbour")
    visit.wait_for_function("() => window.Footnote")
    whole(visit.main_frame, f"demo-{size['height']}")
    panel = asked(visit)
    frame = next(frame for frame in visit.frames if "/embed" in frame.url)
    whole(frame, f"panel-{size['height']}")
    panel.locator("#current .mark").last.click()
    expect(visit.get_by_role("button", name="Back to the answer")).to_be_focused()
    whole(visit.main_frame, f"demo-cited-{size['height']}")


@pytest.mark.parametrize("width", [320, 360])
def test_a_word_wider_than_the_screen_is_broken_on_the_demo(
    visit: Page, publisher: Publisher, width: int
) -> None:
    long = replace(HARBOUR, title="Harbour" * 12)
    publisher.pages["/long"] = publisher.moved(document.demo(long))
    visit.set_viewport_size({"width": width, "height": 800})
    visit.goto(f"{publisher.origin}/long")
    assert not visit.evaluate(SIDEWAYS)


@small
def test_the_widget_on_a_publishers_page(
    visit: Page, publisher: Publisher, size: ViewportSize
) -> None:
    visit.set_viewport_size(size)
    visit.goto(f"{publisher.origin}/set")
    visit.wait_for_function("() => window.Footnote")
    whole(visit.main_frame, f"publisher-{size['height']}")
    asked(visit)
    whole(visit.main_frame, f"publisher-open-{size['height']}")
    box = visit.locator("footnote-layer iframe").bounding_box()
    assert box and (box["width"], box["height"]) == (size["width"], size["height"])
