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

# Timers of a second and more, which a test can bring forward. Playwright’s own clock takes the
# others too, and at times calls two of them in the wrong order: Gradio’s stream does not bear that.
HASTE = """(() => {
    let [ahead, last] = [0, 0];
    const timers = new Map();
    const now = () => performance.now() + ahead;
    const look = () => {
        for (const [id, [due, act]] of [...timers])
            if (due <= now() && timers.delete(id)) act();
    };
    for (const [kind, isRepeated] of [["Timeout", false], ["Interval", true]]) {
        const [set, clear] = [window[`set${kind}`], window[`clear${kind}`]];
        window[`set${kind}`] = (act, after = 0, ...given) => {
            if (after < 1000) return set(act, after, ...given);
            const id = (last -= 1);
            const start = () => timers.set(id, [now() + after, () => {
                if (isRepeated) start();
                act(...given);
            }]);
            start();
            return id;
        };
        window[`clear${kind}`] = (id) => timers.delete(id) || clear(id);
    }
    window.hasten = (milliseconds) => {
        ahead += milliseconds;
        look();
    };
    setInterval(look, 50);
})()"""


def hastened(page: Page, milliseconds: int) -> None:
    """The timers of a page with HASTE, not those of its frames, stand as they would that later."""
    page.evaluate("(milliseconds) => hasten(milliseconds)", milliseconds)


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
