"""Keyboard, screen reader, contrast, zoom, motion and colour scheme."""

from itertools import islice
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import NARROW, Site, visited
from .contrast import FAINT
from .keyboard import stops
from .readers import ask, finished, highlighted, turn

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_stands_out_and_gradio_follows_the_scheme(
    chromium: Browser, site: Site, scheme: Literal["light", "dark"]
) -> None:
    context = chromium.new_context(color_scheme=scheme)
    with visited(context, site) as page:
        assert page.evaluate(FAINT) == []
        for question, stage in [("Quote it", "answered"), ("Who?", "refused"), ("Fail", "failed")]:
            ask(page, question)
            finished(page, stage)
        page.locator(".mark").first.click()
        page.locator(".mark >> nth=1").hover()
        page.wait_for_function("document.getAnimations().length === 0")
        assert page.evaluate(FAINT) == []
        assert page.evaluate("document.body.classList.contains('dark')") is (scheme == "dark")
        background = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert background == {"light": "rgb(252, 251, 248)", "dark": "rgb(22, 24, 26)"}[scheme]
    context.close()


def test_the_whole_flow_works_with_the_keyboard_alone(page: Page) -> None:
    press = page.keyboard.press
    press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    press("Enter")
    page.keyboard.type("Which three questions decided the debate?")
    press("Enter")
    finished(page, "answered")
    while not page.evaluate("document.activeElement.matches('.mark')"):
        press("Shift+Tab")
    press("Enter")
    assert highlighted(page) == "The third was whether the new bridge bus could carry bicycles."
    press("Escape")
    expect(turn(page).locator(".mark").last).to_be_focused()
    while not page.evaluate("document.activeElement.matches('.again')"):
        press("Tab")
    press("Enter")
    finished(page, "answered")
    expect(page.locator("#question")).to_be_focused()


def test_the_focus_goes_through_the_page_as_it_is_read_and_around(page: Page) -> None:
    starters = page.locator(".starter").all_inner_texts()
    head = ["Skip to your question", "Article", "All articles", "Conversation"]
    foot = ["Your question about this article", "Ask", "The article"]
    around = [*head, *starters, *foot] * 2
    assert list(islice(stops(page), len(around))) == around
    ask(page, "Which three?")
    finished(page, "answered")
    names = list(islice(stops(page, "Shift+Tab"), 10))
    assert [name.split("\n")[0] for name in names[:6]] == ["Ask again", "Copy", *"4321"]
    assert [name.split(":")[0] for name in names[6:]] == [f"Citation {n}" for n in (4, 3, 2, 1)]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which three?", "Answer ready, 3 sentences, 4 sources"),
        ("Who paid?", "The article does not say."),
    ],
)
def test_one_polite_line_says_how_far_it_is_and_never_the_answer(
    page: Page, question: str, said: str
) -> None:
    page.evaluate(
        """() => {
            window.heard = [];
            const line = document.getElementById("status");
            new MutationObserver(() => window.heard.push(line.textContent)).observe(
                line, { childList: true });
        }"""
    )
    ask(page, question)
    expect(page.locator("#status")).to_have_text(said)
    assert page.evaluate("window.heard") == ["Searching the article…", said]
    live = page.locator("[aria-live=polite], [aria-live=assertive], [role=status], [role=alert]")
    assert [node.get_attribute("id") for node in live.all() if node.is_visible()] == ["status"]


def test_there_is_one_of_each_landmark_and_one_first_heading(page: Page) -> None:
    ask(page, "Which three?")
    finished(page, "answered")
    tree = page.locator("body").aria_snapshot()
    assert [tree.count(f"- {role}") for role in ("banner", "main", "complementary")] == [1, 1, 1]
    assert tree.count("[level=1]") == 1
    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.locator("#log")).to_have_attribute("aria-live", "off")


@pytest.mark.parametrize(
    "page",
    [{"width": 320, "height": 640}, {"width": 320, "height": 256}, NARROW],
    indirect=True,
    ids=["320 pixels", "400 % zoom", "phone"],
)
def test_nothing_is_cut_off_or_out_of_reach_on_a_small_screen(page: Page) -> None:
    page.fill("#question", "Which three questions decided the debate " + "x" * 90)
    page.press("#question", "Enter")
    finished(page, "answered")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    turn(page).locator(".mark").last.click()
    expect(page.locator("article .cited")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click("#back")
    page.locator("#ask").click()
    expect(page.locator("#question")).to_be_in_viewport()


def test_nothing_moves_for_a_reader_who_prefers_none(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(reduced_motion="reduce")
    with visited(context, site, size=NARROW) as page:
        ask(page, "Slow answer")
        expect(turn(page).locator(".answer")).to_be_visible()
        page.click("#read")
        assert page.evaluate("document.getAnimations().length") == 0
    context.close()
