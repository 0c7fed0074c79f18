"""What the page calls and is told: articles, questions, and widgets that are gone."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import NARROW
from .publisher import Publisher
from .readers import BUTTON, LIT, LOADED, TELLS, opened

pytestmark = pytest.mark.browser


def test_a_single_page_site_can_change_the_article_ask_and_leave(
    visit: Page, publisher: Publisher
) -> None:
    visit.goto(publisher.origin)
    visit.wait_for_function(LOADED)
    visit.evaluate(
        "window.told = []; for (const type of ['ready', 'open', 'question', 'answer', 'close'])"
        " addEventListener(`footnote:${type}`, (event) => told.push([type, event.detail.article]))"
    )
    visit.evaluate("Footnote.setArticle('bus'); Footnote.ask('What did the council decide?')")
    panel = visit.frame_locator("footnote-layer iframe")
    expect(panel.locator("#current [data-stage=answered]")).to_be_visible()
    expect(panel.locator("#article")).to_have_attribute("data-article", "bus")
    visit.evaluate("Footnote.close()")
    told = visit.evaluate("told")
    assert told == [[type, "bus"] for type in ("open", "ready", "question", "answer", "close")]
    visit.evaluate("Footnote.destroy()")
    assert visit.locator("footnote-layer").count() == 0


def test_each_open_that_a_change_of_article_ends_is_told_with_its_close(
    visit: Page, publisher: Publisher
) -> None:
    visit.set_viewport_size(NARROW)
    panel = opened(visit, publisher.origin)
    visit.evaluate(TELLS)
    panel.locator("#current .mark >> nth=2").click()
    expect(visit.get_by_role("button", name="Back to the answer")).to_be_focused()
    # At once, before any of the panels can say that it is ready.
    told = visit.evaluate(
        "Footnote.setArticle('bus'); Footnote.open();"
        " for (const id of ['harbour', 'bus']) Footnote.setArticle(id); [...told]"
    )
    assert told == ["citation", "close", *["open", "close"] * 2, "open"]
    assert visit.evaluate(LIT) == ""


def test_of_two_questions_before_it_is_ready_none_is_lost(
    visit: Page, publisher: Publisher
) -> None:
    visit.goto(publisher.origin)
    visit.wait_for_function(LOADED)
    visit.evaluate("Footnote.ask('Slow answer, please'); Footnote.ask('And what else?')")
    panel = visit.frame_locator("footnote-layer iframe")
    expect(panel.locator(".turn:visible .question")).to_have_text("Slow answer, please")
    expect(panel.get_by_role("textbox")).to_have_value("And what else?")


@pytest.mark.parametrize("writing", ["", "My own words"])
def test_what_the_page_asks_in_mid_answer_waits_in_the_text_field(
    visit: Page, publisher: Publisher, writing: str
) -> None:
    visit.goto(publisher.origin)
    visit.wait_for_function(LOADED)
    visit.evaluate("Footnote.ask('Slow answer, please')")
    panel = visit.frame_locator("footnote-layer iframe")
    expect(panel.locator("#current .answer > span")).to_have_count(1)
    panel.get_by_role("textbox").fill(writing)
    visit.evaluate("Footnote.ask('What did the council decide?')")
    expected = writing or "What did the council decide?"
    expect(panel.get_by_role("textbox")).to_have_value(expected)
    expect(panel.locator(".turn:visible .question")).to_have_text("Slow answer, please")


def test_a_call_reaches_the_widget_that_is_on_the_page(visit: Page, publisher: Publisher) -> None:
    visit.goto(f"{publisher.origin}/two")
    expect(visit.get_by_role("button", name=BUTTON)).to_have_count(2)
    visit.evaluate("Footnote.all[0].element.remove(); Footnote.open()")
    expect(visit.locator("footnote-layer")).to_have_count(1)
    expect(visit.locator("footnote-layer iframe")).to_be_visible()


def test_one_that_is_gone_stays_gone_and_takes_no_other_with_it(
    visit: Page, publisher: Publisher
) -> None:
    visit.goto(f"{publisher.origin}/two")
    expect(visit.get_by_role("button", name=BUTTON)).to_have_count(2)
    visit.evaluate("window.gone = Footnote.all[0]; gone.destroy(); gone.destroy(); gone.open()")
    visit.evaluate("gone.ask('Who?'); gone.setArticle('bus')")
    expect(visit.locator("footnote-layer")).to_have_count(1)
    assert visit.evaluate("[Footnote.all.length, gone.element.isConnected]") == [1, False]


@pytest.mark.parametrize(
    "taken", ["() => 'another’s'", "'another’s'", "{ all: 3, open: 'theirs' }"]
)
def test_what_else_has_its_name_on_the_page_is_left_alone(
    visit: Page, publisher: Publisher, taken: str
) -> None:
    visit.add_init_script(f"window.Footnote = {taken}; window.theirs = window.Footnote")
    panel = opened(visit, publisher.origin)
    expect(panel.locator("#current [data-stage=answered]")).to_be_visible()
    assert visit.evaluate("Footnote === theirs && !('ask' in Object(theirs))")
