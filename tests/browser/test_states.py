"""What the reader is told when no answer comes, and that the question is never lost."""

from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page, expect

from chatbot.admission import Gate
from chatbot.settings import Settings

from .conftest import PATIENCE, Site, visited
from .readers import ask, finished, turn
from .scripted import Scripted

pytestmark = pytest.mark.browser


def test_a_refusal_says_so_and_shows_the_nearest_passage(page: Page) -> None:
    ask(page, "Who paid?")
    finished(page, "refused")
    expect(turn(page).locator(".refusal")).to_have_text("The article does not say.")
    expect(turn(page).locator(".source")).to_have_count(1)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("fail please", "The writer stopped in the middle; please ask again."),
        ("busy?", "Many readers are asking at the moment; please try again soon."),
    ],
)
def test_a_failure_is_one_sentence_with_the_question_kept(
    page: Page, question: str, said: str
) -> None:
    ask(page, question)
    finished(page, "failed")
    expect(turn(page).locator(".failure")).to_have_text(said)
    expect(turn(page).locator(".question")).to_have_text(question)
    expect(turn(page).locator(".again")).to_be_visible()


def test_an_answer_that_breaks_off_keeps_what_was_checked(page: Page) -> None:
    ask(page, "break in the middle")
    finished(page, "failed")
    expect(turn(page).locator(".answer > span")).to_have_count(1)
    expect(turn(page).locator(".source")).to_have_count(1)


def test_a_notice_is_one_quiet_line_of_the_answer(page: Page) -> None:
    ask(page, "quote it")
    finished(page, "answered")
    expect(turn(page).locator(".notice")).to_have_count(1)


def test_a_question_too_long_is_counted_and_cannot_be_asked(page: Page, site: Site) -> None:
    asked = len(site.answering.asked)
    expect(page.locator("#limit")).to_be_hidden()
    page.fill("#question", "x" * 450)
    expect(page.locator("#limit")).to_have_text("450 of 500 characters")
    ask(page, "x" * 501)
    expect(page.locator("#limit")).to_have_text(
        "1 character too many; please shorten the question."
    )
    expect(page.locator("#ask")).to_be_disabled()
    expect(page.locator("#question")).to_have_value("x" * 501)
    assert len(site.answering.asked) == asked


def test_a_question_without_a_word_is_answered_with_what_to_do(page: Page) -> None:
    ask(page, "???")
    finished(page, "failed")
    expect(turn(page).locator(".failure")).to_contain_text("please ask it in words")


def test_offline_the_question_waits_with_the_reader(page: Page) -> None:
    page.context.set_offline(True)
    ask(page, "Which three?")
    expect(page.locator("#pending .failure")).to_contain_text("connection is lost")
    page.context.set_offline(False)
    page.click("#pending .again")
    finished(page, "answered")


def test_a_full_queue_is_told_in_our_words(chromium: Browser, site: Site) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(site.url)
    page.wait_for_function("document.querySelector('#current')")
    full = {"status": 503, "json": {"detail": "Queue is full."}}
    page.route("**/queue/join*", lambda route: route.fulfill(**full))
    ask(page, "Which three?")
    expect(page.locator("#pending .failure")).to_contain_text("could not take the question")
    expect(page.locator("#pending .question")).to_have_text("Which three?")
    page.unroute_all()
    page.click("#pending .again")
    finished(page, "answered")
    context.close()


def test_stopped_before_the_server_took_it_the_question_is_back_in_the_box(page: Page) -> None:
    page.route("**/queue/join*", lambda route: None)
    ask(page, "Which three?")
    page.click("#stop")
    expect(page.locator("#question")).to_have_value("Which three?")
    expect(page.locator(".turn:visible")).to_have_count(0)


def let_pass(page: Page, milliseconds: int) -> None:
    """Set the page's clock forward. Its timers stay as they are: Gradio relies on their order."""
    page.evaluate(
        """(milliseconds) => {
            const before = Date.now;
            Date.now = () => before() + milliseconds;
        }""",
        milliseconds,
    )


def test_a_server_that_falls_silent_is_taken_for_lost(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chatbot.web.updates.BEAT_SECONDS", 60)
    ask(page, "stall")
    expect(turn(page)).to_be_visible()
    let_pass(page, 7_000)
    expect(page.locator("#pending .failure")).to_contain_text("connection is lost")
    expect(page.locator("#ask")).to_be_visible()


def test_a_server_that_is_only_slow_is_not_taken_for_lost(page: Page) -> None:
    ask(page, "stall")
    for _ in range(3):
        beat = page.locator("#pulse").text_content()
        expect(page.locator("#pulse")).not_to_have_text(str(beat))
        let_pass(page, 3_000)
    expect(page.locator("#pending")).to_be_hidden()
    page.click("#stop")
    finished(page, "stopped")


@pytest.mark.parametrize("question", ["stall", "slow answer"])
def test_when_the_server_goes_away_the_question_outlives_it(
    chromium: Browser, question: str
) -> None:
    first, context = Site(Scripted()), chromium.new_context()
    with closing(first), visited(context, first) as page:
        failure = page.locator("#pending .failure")
        ask(page, question)
        expect(turn(page)).to_be_visible()
        first.close()
        expect(failure).to_contain_text("connection is lost")
        page.click("#pending .again")
        expect(failure).to_contain_text("connection is lost")
        with closing(Site(Scripted(), first.port)) as second:
            page.click("#pending .again")
            expect(page.locator("#pending")).to_be_hidden()
            expect(turn(page).locator(".question")).to_have_text(question)
            assert [asked.text for asked in second.answering.asked] == [question]
            page.goto("about:blank")
    context.close()


def test_a_page_whose_scripts_never_come_does_not_wait_for_ever(
    chromium: Browser, site: Site
) -> None:
    with closing(chromium.new_context()) as context:
        page = context.new_page()
        page.clock.install()
        page.route("**/assets/**", lambda route: route.abort())
        page.goto(site.url)
        page.fill("#question", "Which three questions decided the debate?")
        page.press("#question", "Enter")
        expect(page.locator("#pending .waiting")).to_be_visible()
        page.clock.run_for(32_000)
        expect(page.locator("#pending .failure")).to_contain_text("connection is lost")


def test_in_a_line_the_reader_is_told_the_place_and_then_answered(chromium: Browser) -> None:
    context = chromium.new_context()
    full = Settings(questions_an_hour=0, answers_at_once=1, answers_waiting=4)
    with (
        closing(Site(Scripted(gate=Gate(1, 4)), settings=full)) as site,
        visited(context, site) as first,
        visited(context, site) as second,
        visited(context, site) as third,
    ):
        ask(first, "stall")
        expect(turn(first)).to_have_attribute("data-stage", "searching")
        for page, said in ((second, "your question is next"), (third, "number 2 in line")):
            ask(page, "Which three?")
            expect(turn(page).locator(".waiting")).to_contain_text(said)
            expect(page.locator("#stop")).to_be_visible()
        second.click("#stop")
        expect(turn(third).locator(".waiting")).to_contain_text("your question is next")
        first.click("#stop")
        finished(third, "answered")
    context.close()
