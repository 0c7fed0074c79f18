"""An article that changes while a reader has it open."""

from contextlib import closing
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, expect

from .conftest import Site, visited
from .readers import HASTE, ask, finished, hastened, turn
from .scripted import HARBOUR, Scripted

pytestmark = pytest.mark.browser

# What a browser tells a page that its reader comes back to.
RETURN = "document.dispatchEvent(new Event('visibilitychange'))"


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


def test_it_is_told_before_it_asks_again_and_only_once(chromium: Browser) -> None:
    context = chromium.new_context()
    with closing(Site(Scripted())) as site, visited(context, site) as page:
        notice = page.locator("#changed")
        site.answering.articles_ = (replace(HARBOUR, version="1" * 64, title="Amended"),)
        page.evaluate(RETURN)
        page.wait_for_timeout(300)
        expect(notice).to_be_empty()  # There is no conversation yet that it matters to.
        site.answering.articles_ = (HARBOUR,)
        ask(page, "Which three?")
        finished(page, "answered")
        page.evaluate(RETURN)
        page.wait_for_timeout(300)
        expect(notice).to_be_empty()
        site.answering.articles_ = (replace(HARBOUR, version="1" * 64, title="Amended"),)
        page.evaluate(RETURN)
        expect(notice).to_contain_text("The article has changed since you opened it.")
        page.evaluate(RETURN)
        expect(notice.get_by_role("button")).to_have_count(1)
        notice.get_by_role("button").click()
        expect(page).to_have_title("Amended · Footnote")
        expect(page.locator(".turn:visible")).to_have_count(0)
    context.close()


def test_a_page_that_stays_in_view_is_told_within_a_minute(chromium: Browser) -> None:
    context = chromium.new_context()
    with closing(Site(Scripted())) as site, visited(context, site) as page:
        page.add_init_script(HASTE)
        page.reload()
        page.wait_for_function("document.querySelector('#current')")
        ask(page, "Which three?")
        finished(page, "answered")
        site.answering.articles_ = (replace(HARBOUR, version="1" * 64),)
        hastened(page, 61_000)
        expect(page.locator("#changed")).to_contain_text("The article has changed")
    context.close()
