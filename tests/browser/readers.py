"""What a reader does and sees."""

import time
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect


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


def eventually(page: Page, holds: Callable[[], bool]) -> None:
    """Wait until it holds of the server, while the page goes on."""
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline
        page.wait_for_timeout(20)
