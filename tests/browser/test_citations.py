"""From a citation to its sentence and back, with mouse, keyboard and finger, wide and narrow."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .conftest import NARROW, WIDE, Site, visited
from .readers import ask, finished, highlighted, turn

pytestmark = pytest.mark.browser

both = pytest.mark.parametrize("answered", [WIDE, NARROW], indirect=True, ids=["wide", "narrow"])
narrow = pytest.mark.parametrize("answered", [NARROW], indirect=True, ids=["narrow"])

SECOND = "The first was the price of the repair."
THIRD = "The second was how the island’s forty pupils would reach their school in winter."


@pytest.fixture(scope="module")
def pages(context: BrowserContext, site: Site) -> Iterator[dict[int, Page]]:
    """One answered page of each size; to follow its citations changes nothing in it."""
    with (
        visited(context, site, size=WIDE) as wide,
        visited(context, site, size=NARROW) as narrow,
    ):
        for page in (wide, narrow):
            ask(page, "Which three questions decided the debate?")
            finished(page, "answered")
        yield {WIDE["width"]: wide, NARROW["width"]: narrow}


@pytest.fixture
def answered(request: pytest.FixtureRequest, pages: dict[int, Page]) -> Iterator[Page]:
    page = pages[getattr(request, "param", WIDE)["width"]]
    page.bring_to_front()
    page.mouse.move(0, 0)
    yield page
    while page.locator(".reading, #card:not([hidden])").count():
        page.keyboard.press("Escape")


@both
def test_a_click_leads_to_the_very_sentence(answered: Page) -> None:
    mark = turn(answered).locator(".mark >> nth=2")
    quote = mark.get_attribute("data-quote")
    mark.click()
    expect(answered.locator("article .cited")).to_be_in_viewport()
    assert highlighted(answered) == quote == THIRD
    expect(answered.locator("article .cited")).to_be_focused()


@both
def test_escape_returns_to_the_citation(answered: Page) -> None:
    mark = turn(answered).locator(".mark >> nth=2")
    mark.click()
    answered.keyboard.press("Escape")
    expect(mark).to_be_focused()
    expect(mark).to_be_in_viewport()
    expect(answered.locator("article .cited")).to_have_count(0)


@both
def test_a_row_of_the_sources_leads_there_too(answered: Page) -> None:
    turn(answered).locator(".source >> nth=1").click()
    assert highlighted(answered) == SECOND


def test_another_citation_takes_the_highlight_over(answered: Page) -> None:
    turn(answered).locator(".mark >> nth=1").click()
    turn(answered).locator(".mark >> nth=2").click()
    assert highlighted(answered) == THIRD


def test_the_mark_at_the_margin_runs_along_the_cited_lines(answered: Page) -> None:
    turn(answered).locator(".mark >> nth=2").click()
    margin, cited = answered.locator(".marked").evaluate(
        """(paragraph) => {
            const style = getComputedStyle(paragraph, "::before");
            const top = paragraph.getBoundingClientRect().top + parseFloat(style.top);
            const box = paragraph.querySelector(".cited").getBoundingClientRect();
            return [[top, top + parseFloat(style.height)], [box.top, box.bottom]];
        }"""
    )
    assert margin == pytest.approx(cited, abs=1)
    number = answered.locator(".marked").evaluate("p => getComputedStyle(p, '::after').content")
    assert number == '"3"'


def test_hover_shows_the_exact_quote_and_escape_hides_it(answered: Page) -> None:
    turn(answered).locator(".mark >> nth=2").hover()
    expect(answered.locator("#card")).to_have_text(THIRD)
    answered.hover("#card")
    expect(answered.locator("#card")).to_be_visible()
    answered.keyboard.press("Escape")
    expect(answered.locator("#card")).to_be_hidden()


def test_focus_shows_the_quote_and_enter_follows_it(answered: Page) -> None:
    answered.focus("#log")
    answered.keyboard.press("Tab")
    expect(turn(answered).locator(".mark").first).to_be_focused()
    expect(answered.locator("#card")).to_be_visible()
    answered.keyboard.press("Enter")
    assert highlighted(answered) == "Three questions decided the debate, according to the minutes."


@both
def test_a_citation_is_24_pixels_to_hit_and_its_neighbour_is_not_hit(answered: Page) -> None:
    hits = (
        turn(answered)
        .locator(".mark")
        .evaluate_all(
            """(marks) => marks.flatMap((mark) => {
            const box = mark.getBoundingClientRect();
            const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
            return [[-11, 0], [11, 0], [0, -11], [0, 11]].map(
                ([dx, dy]) => document.elementFromPoint(x + dx, y + dy) === mark);
        })"""
        )
    )
    assert all(hits)


def test_a_citation_says_its_number_and_quote(answered: Page) -> None:
    name = turn(answered).locator(".mark >> nth=1").get_attribute("aria-label")
    assert name == f"Citation 2: “{SECOND}”"


def test_the_nearest_passage_of_a_refusal_leads_to_the_article(page: Page) -> None:
    ask(page, "Who paid?")
    finished(page, "refused")
    expect(turn(page).locator(".mark")).to_have_count(0)
    turn(page).locator(".source").click()
    assert highlighted(page).startswith("Mayor Ines Okafor said")


@narrow
def test_narrow_the_article_is_a_sheet_with_a_way_back(answered: Page) -> None:
    sheet = answered.locator("#article")
    expect(sheet).to_be_hidden()
    answered.click("#read")
    expect(sheet).to_be_visible()
    expect(sheet).to_have_attribute("role", "dialog")
    expect(answered.locator("#back")).to_be_focused()
    assert answered.locator("#conversation").evaluate("main => main.inert")
    answered.click("#back")
    expect(sheet).to_be_hidden()
    expect(answered.locator("#read")).to_be_focused()


@narrow
def test_narrow_the_browsers_own_back_closes_the_sheet(answered: Page) -> None:
    turn(answered).locator(".mark").first.click()
    expect(answered.locator("#article")).to_be_visible()
    answered.go_back()
    expect(answered.locator("#article")).to_be_hidden()
    expect(turn(answered).locator(".mark").first).to_be_focused()


def test_an_answer_is_copied_with_its_marks_and_sources(answered: Page) -> None:
    answered.context.grant_permissions(["clipboard-read", "clipboard-write"])
    turn(answered).locator(".copy").click()
    expect(turn(answered).locator(".copy")).to_have_text("Copied")
    copied = answered.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Three questions decided the debate. [1]")
    assert f"[3] “{THIRD}”" in copied
