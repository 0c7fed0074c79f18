"""What a reader does and sees."""

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
