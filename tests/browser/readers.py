"""What a reader does and sees."""

import time
from collections.abc import Callable

from playwright.sync_api import FrameLocator, Locator, Page, expect

BUTTON = "Ask about this article"
QUESTION = "Which three questions decided the debate?"
# The sentence that the third citation of its answer leads to.
SECOND = "The second was how the island’s forty pupils would reach their school in winter."
# Whether the widget's script has run.
LOADED = "() => window.Footnote"
# The text that stands out in the publisher's page.
LIT = "[...CSS.highlights.values()].flatMap((each) => [...each]).map(String).join('')"
# Gives a page a style that its policy would not let into it.
STYLE = """(css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
# Keeps what the widget tells the page from now on.
TELLS = """window.told = [];
for (const type of ["ready", "open", "close", "question", "answer", "citation"])
    addEventListener(`footnote:${type}`, () => told.push(type));"""
# Whether the start of each highlighted line is on screen, and nothing lies over it.
SEEN = """() => {
    const [found] = CSS.highlights.get("footnote-1") ?? [];
    const boxes = [...(found?.getClientRects() ?? [])];
    return boxes.length > 0 && boxes.every((box) => {
        const at = document.elementFromPoint(box.left + 2, box.top + box.height / 2);
        return at?.closest("p") === found.startContainer.parentElement.closest("p");
    });
}"""


def ask(page: Page, question: str) -> None:
    page.fill("#question", question)
    page.press("#question", "Enter")


def turn(page: Page) -> Locator:
    """The last turn that Gradio drew."""
    return page.locator("#current .turn")


def finished(page: Page, stage: str) -> None:
    """Wait until the last turn has come to that end, and nothing else is pending."""
    expect(page.locator("#pending")).to_be_hidden()
    expect(turn(page)).to_have_attribute("data-stage", stage)


def highlighted(page: Page) -> str:
    """The text of the article that stands out."""
    return " ".join(page.locator("article .cited").all_inner_texts())


def opened(page: Page, url: str) -> FrameLocator:
    """The widget's panel of the page at `url`, with an answer in it."""
    page.goto(url)
    return asked(page)


def asked(page: Page, question: str = QUESTION) -> FrameLocator:
    """The widget's panel of the page that is open, with an answer in it."""
    page.get_by_role("button", name=BUTTON).first.click()
    panel = page.frame_locator("footnote-layer >> nth=0 >> iframe")
    panel.get_by_role("textbox").fill(question)
    panel.get_by_role("button", name="Ask", exact=True).click()
    expect(panel.locator("#current [data-stage=answered]")).to_be_visible()
    return panel


def each_citation_is_highlighted(page: Page, panel: FrameLocator) -> int:
    """Click each citation of the last answer; the page shows its quote. How many there are."""
    marks = panel.locator("#current .turn >> nth=-1").locator(".mark").all()
    for mark in marks:
        mark.click()
        page.wait_for_function(f"(quote) => {LIT} === quote", arg=mark.get_attribute("data-quote"))
        page.wait_for_function(SEEN)
        assert not panel.locator("body.reading").count()
    return len(marks)


def cited(page: Page, quote: str, before: str = "", after: str = "") -> None:
    """The panel of the page asks it to show a quote."""
    data = {"footnote": 1, "type": "citation", "id": 9, "number": 1}
    panel = next(frame for frame in page.frames if "/embed" in frame.url)
    words = {"quote": quote, "before": before, "after": after}
    panel.evaluate("(data) => parent.postMessage(data, '*')", data | words)


def eventually(page: Page, holds: Callable[[], bool]) -> None:
    """Wait until it holds of the server, while the page goes on."""
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline
        page.wait_for_timeout(20)
