"""A reader who meets a limit is told which, and until when; the answers are real ones."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest
from chats import SaidChat
from inquiry import BLOCKED, STEMS, TRUE, newsroom
from newsroom import HARBOUR
from playwright.sync_api import Browser, Page, expect

from chatbot.asking.phrasebook import phrasebook
from chatbot.settings import Settings
from chatbot.writing.budget import Budget
from chatbot.writing.prompting import template
from chatbot.writing.writer import Endpoint, Writer
from index.build import build
from index.search import open_index
from prompts import load

from .conftest import SCREENSHOTS, Site, visited
from .readers import ask, finished, turn
from .scripted import Scripted

pytestmark = pytest.mark.browser

GERMAN = "Wie lange blockierten die Hafenarbeiter den Hafen?"


@pytest.fixture
def spending(tmp_path: Path) -> Iterator[Site]:
    """A site whose writer may be called once today."""
    (tmp_path / "harbour.txt").write_text(HARBOUR.text, encoding="utf-8")
    build([tmp_path / "harbour.txt"], tmp_path / "index", STEMS)
    budget = Budget(1, tmp_path / "calls.json", lambda: 0.0)
    endpoint = Endpoint("http://127.0.0.1:9/v1", "key", "told")
    writer = Writer(
        lambda: endpoint,
        template(load("answer")),
        60,
        budget,
        chat=lambda *_: SaidChat(pieces=(TRUE,)),
    )
    with closing(open_index(tmp_path / "index", STEMS)) as index:
        answering = newsroom(index, tmp_path)(writer, translating=writer)
        with closing(Site(cast(Scripted, answering))) as site:
            yield site


def test_once_the_writers_day_is_spent_answers_are_quoted_and_say_until_when(
    chromium: Browser, spending: Site
) -> None:
    with closing(chromium.new_context()) as context, visited(context, spending) as page:
        ask(page, BLOCKED)
        finished(page, "answered")
        expect(turn(page).locator(".answer")).to_contain_text(TRUE)
        expect(turn(page).locator(".notice")).to_have_count(0)
        page.click("#restart")
        ask(page, BLOCKED)
        finished(page, "answered")
        expect(turn(page).locator(".answer")).to_contain_text("“Dockers had blocked the harbour")
        told(page, phrasebook("en").say("writer_spent"))
        expect(turn(page).locator(".source")).not_to_have_count(0)
        page.click("#restart")
        ask(page, GERMAN)
        finished(page, "refused")
        told(page, phrasebook("de").say("refusal_spent"))


def told(page: Page, notice: str) -> None:
    """The notice is one line that can be read at once."""
    expect(turn(page).locator(".notice")).to_have_text(notice)
    expect(turn(page).locator(".notice")).to_be_in_viewport()
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"limit-{turn(page).get_attribute('data-stage')}.png")


def test_an_address_that_waits_for_enough_answers_is_told_so_until_one_is_there(
    chromium: Browser,
) -> None:
    settings = Settings(reader_answers_at_once=1)
    with (
        closing(chromium.new_context()) as context,
        closing(Site(Scripted(), settings=settings)) as site,
        visited(context, site) as first,
        visited(context, site) as second,
    ):
        ask(first, "stall")
        expect(turn(first)).to_have_attribute("data-stage", "searching")
        ask(second, "Which three?")
        finished(second, "failed")
        failure = turn(second).locator(".failure")
        expect(failure).to_contain_text("ask again as soon as an answer is there")
        first.click("#stop")
        finished(first, "stopped")
        second.click(".again")
        finished(second, "answered")
