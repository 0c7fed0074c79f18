"""An article that changes while a reader has it open."""

from contextlib import closing
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, expect

from .conftest import Site, visited
from .readers import ask, finished, turn
from .scripted import HARBOUR, Scripted

pytestmark = pytest.mark.browser


def test_an_open_conversation_is_told_and_the_question_goes_on_to_the_new_version(
    chromium: Browser,
) -> None:
    context = chromium.new_context()
    with closing(Site(Scripted())) as site, visited(context, site) as page:
        ask(page, "Which three?")
        finished(page, "answered")
        site.answering.articles_ = (replace(HARBOUR, version="1" * 64, title="Amended"),)
        ask(page, "Which three again?")
        finished(page, "failed")
        expect(turn(page).locator(".failure")).to_contain_text("The article has changed")
        turn(page).locator(".again").click()
        expect(page).to_have_title("Amended · Footnote")
        finished(page, "answered")
        expect(turn(page).locator(".question")).to_have_text("Which three again?")
        expect(page.locator(".turn:visible")).to_have_count(1)
    context.close()
