"""A reader who has nothing but a keyboard: where the focus is, and whether that can be seen."""

from collections.abc import Iterator

from playwright.sync_api import ElementHandle, Page

from .contrast import COLOURS

DEEPEST = """() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at;
}"""
NAME = """(node) =>
    node.ariaLabel || node.labels?.[0]?.textContent || node.innerText?.trim() || node.id"""

# The contrast of the ring around the focus, with what it is drawn on; 0 without a ring, or where
# the focus cannot be seen.
RING = f"""(node) => {{ {COLOURS}
    const box = node.getBoundingClientRect();
    const isInView = box.bottom > 0 && box.top < innerHeight
        && box.right > 0 && box.left < innerWidth;
    const own = getComputedStyle(node);
    if (!isInView) return 0;
    if (own.outlineStyle === "auto") return 21; // The browser’s own, in two colours.
    if (own.outlineStyle === "solid" && parseFloat(own.outlineWidth) >= 2) {{
        const isInside = parseFloat(own.outlineOffset) < 0;
        return contrast(own.outlineColor, ground(isInside ? node : node.parentElement));
    }}
    const frame = node.closest("form");
    const shadow = frame && getComputedStyle(frame).boxShadow;
    const colour = shadow?.match(/^\\w+\\(.*?\\)/)?.[0];
    return colour ? contrast(colour, ground(frame.parentElement)) : 0;
}}"""


def focused(page: Page) -> ElementHandle | None:
    """What has the focus, in whichever frame; None between the end of the page and its start."""
    at = page.evaluate_handle(DEEPEST).as_element()
    while at and (frame := at.content_frame()):
        at = frame.evaluate_handle(DEEPEST).as_element()
    return at if at and at.evaluate("node => node !== document.body") else None


def stops(page: Page, key: str = "Tab", most: int = 60) -> Iterator[str]:
    """Press `key` again and again; the names of what gets the focus. Each of them shows it."""
    for _ in range(most):
        page.keyboard.press(key)
        if at := focused(page):
            name = str(at.evaluate(NAME))
            assert at.evaluate(RING) >= 3, f"the focus on {name!r} cannot be seen"
            yield name


def go_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press `key` until what begins with that name has the focus."""
    passed = []
    for stop in stops(page, key):
        passed.append(stop)
        if stop.startswith(name):
            return
    raise AssertionError(f"{key} never leads to {name!r}, only to {passed}")
