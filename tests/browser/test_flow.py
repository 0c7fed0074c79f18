"""Asking: what appears, in which order, and what the reader can do meanwhile."""

import pytest
from playwright.sync_api import Page, Route, expect

from .conftest import PATIENCE, Site
from .readers import ask, eventually, finished, turn

pytestmark = pytest.mark.browser


def test_searching_is_visible_at_once_without_waiting_for_the_server(page: Page) -> None:
    visible = page.evaluate(
        """() => {
            document.querySelector(".starter").click();
            const line = document.querySelector("#pending .waiting");
            return line.checkVisibility() && line.textContent;
        }"""
    )
    assert visible == "Searching the article…"


def test_a_question_asked_before_gradio_is_there_is_asked_when_it_is(
    page: Page, site: Site
) -> None:
    held: list[Route] = []
    page.route("**/config", lambda route: held.append(route))
    page.goto(site.url)
    ask(page, "What did the council decide?")
    expect(page.locator("#pending .waiting")).to_be_visible()
    eventually(page, lambda: bool(held))
    held[0].continue_()
    finished(page, "answered")


def test_a_question_typed_before_the_page_can_take_it_is_kept_until_it_can(
    page: Page, site: Site
) -> None:
    held: list[Route] = []
    page.route("**/page.js*", lambda route: held.append(route))
    page.goto(f"{site.url}?article=bus", wait_until="commit")
    page.fill("#question", "What did the council decide?")
    eventually(page, lambda: bool(held))
    page.locator("#ask").dispatch_event("click")
    assert page.input_value("#question") == "What did the council decide?"
    held[0].continue_()
    page.click("#ask")
    finished(page, "answered")
    assert page.url == f"{site.url}?article=bus"


def test_evidence_comes_first_and_sentences_settle_above_it(page: Page) -> None:
    ask(page, "Evidence only")
    expect(turn(page).locator(".source")).to_have_count(4)
    expect(turn(page).locator(".answer")).to_have_count(0)
    page.click("#stop")
    finished(page, "stopped")
    ask(page, "Slow answer")
    expect(turn(page).locator(".answer > span")).to_have_count(1)
    answer, evidence = turn(page).locator(".answer"), turn(page).locator(".source").first
    above, below = answer.bounding_box(), evidence.bounding_box()
    assert above and below and above["y"] + above["height"] <= below["y"]
    expect(turn(page).locator(".source .number").first).to_have_text("1")
    page.click("#stop")


def test_a_whole_answer_has_marks_and_only_the_sources_used(page: Page) -> None:
    ask(page, "Which three questions decided the debate?")
    finished(page, "answered")
    assert turn(page).locator(".mark").all_inner_texts() == ["1", "2", "3", "4"]
    assert turn(page).locator(".source .number").all_inner_texts() == ["1", "2", "3", "4"]


def test_a_starter_asks_itself(page: Page, site: Site) -> None:
    page.click(".starter >> nth=1")
    finished(page, "answered")
    assert site.answering.asked[-1].text == "Which three questions decided the debate?"


def test_enter_asks_and_shift_enter_starts_a_line(page: Page) -> None:
    page.fill("#question", "What")
    page.press("#question", "Shift+Enter")
    page.type("#question", "now?")
    expect(page.locator("#question")).to_have_value("What\nnow?")
    page.press("#question", "Enter")
    finished(page, "answered")
    expect(page.locator("#question")).to_have_value("")


def test_the_next_question_can_be_typed_while_an_answer_comes(page: Page) -> None:
    ask(page, "Slow answer")
    expect(turn(page).locator(".answer")).to_be_visible()
    page.fill("#question", "And then?")
    page.press("#question", "Enter")
    expect(page.locator("#question")).to_have_value("And then?")
    page.click("#stop")
    finished(page, "stopped")
    expect(page.locator("#question")).to_have_value("And then?")


def test_stop_keeps_what_was_checked_and_ends_the_writing(page: Page, site: Site) -> None:
    closed = site.answering.closed
    ask(page, "Slow answer")
    expect(turn(page).locator(".answer > span")).to_have_count(1)
    page.click("#stop")
    finished(page, "stopped")
    expect(turn(page).locator(".answer > span")).to_have_count(1)
    expect(turn(page).locator(".notice")).to_have_text(
        "Stopped; what had been checked by then is kept."
    )
    eventually(page, lambda: site.answering.closed == closed + 1)


def test_asking_again_replaces_the_last_turn(page: Page) -> None:
    ask(page, "Which first?")
    finished(page, "answered")
    ask(page, "fail please")
    finished(page, "failed")
    turn(page).locator(".again").click()
    expect(page.locator("#pending")).to_be_hidden()
    finished(page, "failed")
    assert page.locator(".turn:visible .question").all_inner_texts() == [
        "Which first?",
        "fail please",
    ]


def test_a_follow_up_carries_the_answers_before_it(page: Page, site: Site) -> None:
    ask(page, "Which three?")
    finished(page, "answered")
    ask(page, "And the second?")
    finished(page, "answered")
    assert [turn.role for turn in site.answering.asked[-1].history] == ["user", "assistant"]


def test_a_new_conversation_is_empty_and_forgets(page: Page, site: Site) -> None:
    ask(page, "Which three?")
    finished(page, "answered")
    page.click("#restart")
    expect(page.locator(".turn:visible")).to_have_count(0)
    expect(page.locator(".starter")).to_have_count(4)
    expect(page.locator("#question")).to_be_focused()
    ask(page, "What now?")
    finished(page, "answered")
    assert site.answering.asked[-1].history == ()


def test_choosing_an_article_begins_a_new_conversation_about_it(page: Page, site: Site) -> None:
    ask(page, "Which three?")
    finished(page, "answered")
    page.select_option("#choice", "bus")
    expect(page.locator("article .title")).to_have_text("The bridge bus, explained")
    expect(page.locator(".turn:visible")).to_have_count(0)
    ask(page, "When does it start?")
    finished(page, "answered")
    assert site.answering.asked[-1].article_id == "bus"


def test_the_focus_in_a_finished_turn_outlives_the_next_answer(page: Page) -> None:
    ask(page, "Which three?")
    finished(page, "answered")
    ask(page, "What else?")
    expect(turn(page).locator(".question")).to_have_text("What else?")
    mark = page.locator(".mark").first
    mark.focus()
    finished(page, "answered")
    expect(mark).to_be_focused()


def test_the_page_does_not_scroll_a_reader_who_has_scrolled_up(page: Page) -> None:
    for _ in range(3):
        ask(page, "Which three?")
        finished(page, "answered")
    ask(page, "Which other three?")
    page.locator("#log").evaluate("log => { log.scrollTop = 0 }")
    finished(page, "answered")
    assert page.locator("#log").evaluate("log => log.scrollTop") == 0


def test_a_reader_who_leaves_ends_the_writing(page: Page, site: Site) -> None:
    closed = site.answering.closed
    ask(page, "Slow answer")
    expect(turn(page).locator(".answer")).to_be_visible()
    page.goto("about:blank")
    eventually(page, lambda: site.answering.closed == closed + 1)


def test_a_reader_can_have_many_pages_open(page: Page, site: Site) -> None:
    others = [page.context.new_page() for _ in range(8)]
    for other in others:
        other.set_default_timeout(PATIENCE)
        other.goto(site.url)
        ask(other, "Which three?")
        finished(other, "answered")
    for other in others:
        other.close()
