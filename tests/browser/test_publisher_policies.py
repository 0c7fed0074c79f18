"""What a page forbids to whatever it embeds neither breaks the panel nor goes unsaid."""

import pytest
from playwright.sync_api import Error, Page, expect

from .publisher import Publisher, page_of, text_of
from .readers import asked
from .scripted import PARTS

pytestmark = pytest.mark.browser


def open_under(page: Page, publisher: Publisher, name: str, policy: str) -> None:
    """A page of the publisher that is sent with that header."""
    path = f"/under-{name}"
    publisher.pages[path] = page_of(text_of(PARTS), publisher.tag())
    publisher.headers[path] = {name: policy}
    page.goto(publisher.origin + path)


def test_where_copying_is_forbidden_the_reader_is_told(visit: Page, publisher: Publisher) -> None:
    faults: list[Error] = []
    visit.on("pageerror", lambda fault: faults.append(fault))
    open_under(visit, publisher, "Permissions-Policy", "clipboard-write=()")
    panel = asked(visit)
    panel.locator("#current .copy").click()
    expect(panel.locator("#current .copy")).to_have_text("Copying is not allowed here")
    expect(panel.locator("#status")).to_have_text("Copying is not allowed here")
    assert faults == []


def test_a_page_that_loads_only_what_lets_itself_be_loaded_has_the_widget(
    visit: Page, publisher: Publisher
) -> None:
    open_under(visit, publisher, "Cross-Origin-Embedder-Policy", "require-corp")
    asked(visit).locator("#current .mark").first.click()
    expect(visit.get_by_role("status")).to_contain_text("is highlighted")
