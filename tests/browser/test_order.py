"""What the reader does takes effect in whatever order it reaches the server and comes back."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import Site
from .readers import ask, eventually, finished, turn

pytestmark = pytest.mark.browser

# Holds back what asks, what stops or begins anew, and the end of Gradio's stream, in milliseconds.
HOLD = """() => {
    const late = window.late = {};
    const pause = (time) => new Promise((done) => setTimeout(done, time));
    const real = window.fetch;
    window.fetch = async (request, options) => {
        const url = request.url ?? String(request);
        const kind = options?.body?.includes("question") ? "ask" : "order";
        if (url.includes("queue/join") && late[kind]) await pause(late[kind]);
        const response = await real(request, options);
        if (!url.includes("queue/data") || !late.end) return response;
        const transform = async (chunk, held) => {
            if (new TextDecoder().decode(chunk).includes("close_stream")) await pause(late.end);
            held.enqueue(chunk);
        };
        const body = response.body.pipeThrough(new TransformStream({ transform }));
        return new Response(body, response);
    };
}"""


@pytest.fixture
def page(page: Page) -> Page:
    """The page, with `delay` to hold back what goes between it and the server."""
    page.evaluate(HOLD)
    return page


def delay(page: Page, **milliseconds: int) -> None:
    page.evaluate("(milliseconds) => Object.assign(window.late, milliseconds)", milliseconds)


@pytest.mark.parametrize("milliseconds", [0, 10, 30, 60])
@pytest.mark.parametrize(("ask", "order"), [(0, 0), (40, 0), (300, 0), (0, 300)])
def test_stop_stops_however_soon_it_is_pressed(
    page: Page, site: Site, ask: int, order: int, milliseconds: int
) -> None:
    delay(page, ask=ask, order=order)
    page.evaluate(
        """async (milliseconds) => {
            document.getElementById("question").value = "Evidence only";
            document.getElementById("composer").requestSubmit();
            await new Promise((done) => setTimeout(done, milliseconds));
            document.getElementById("stop").click();
        }""",
        milliseconds,
    )
    taken_back = page.input_value("#question") == "Evidence only"
    page.wait_for_timeout(max(ask, order) + 100)
    eventually(page, lambda: site.answering.writing == 0)
    expect(page.locator(".turn[data-stage=stopped]")).to_have_count(0 if taken_back else 1)
    expect(page.locator(".turn:visible")).to_have_count(0 if taken_back else 1)
    expect(page.locator("#ask")).to_be_visible()


def test_a_question_taken_back_leaves_the_conversation_as_it_was(page: Page, site: Site) -> None:
    ask(page, "Which three?")
    finished(page, "answered")
    delay(page, ask=200)
    page.evaluate("for (const it of ['.again', '#stop']) document.querySelector(it).click()")
    expect(turn(page)).to_be_visible()
    page.wait_for_timeout(300)
    finished(page, "answered")
    delay(page, ask=0)
    ask(page, "And the second?")
    finished(page, "answered")
    assert [turn.role for turn in site.answering.asked[-1].history] == ["user", "assistant"]


def test_what_gradio_loses_at_the_end_of_a_stream_comes_all_the_same(page: Page) -> None:
    delay(page, ask=100, order=100, end=600)
    for question in ("Which three?", "Evidence only", "Slow answer", "Who paid?", "Which first?"):
        ask(page, question)
        if question[0] in "ES":
            expect(turn(page).locator(".question")).to_have_text(question)
            page.click("#stop")
            finished(page, "stopped")
        else:
            finished(page, "refused" if question[:3] == "Who" else "answered")
        expect(turn(page).locator(".question")).to_have_text(question)
    expect(page.locator(".turn:visible")).to_have_count(5)


@pytest.mark.parametrize(("order", "milliseconds"), [(0, 0), (0, 400), (300, 0), (300, 400)])
def test_a_new_conversation_ends_the_answer_and_keeps_a_question_asked_at_once(
    page: Page, site: Site, order: int, milliseconds: int
) -> None:
    ask(page, "Which three?")
    finished(page, "answered")
    ask(page, "Slow answer")
    expect(turn(page).locator(".question")).to_have_text("Slow answer")
    delay(page, order=order)
    page.click("#restart")
    assert page.locator(".turn:visible").count() == 0
    page.wait_for_timeout(milliseconds)
    ask(page, "Who paid?")
    finished(page, "refused")
    page.wait_for_timeout(order + 100)
    finished(page, "refused")
    assert page.locator(".turn:visible .question").all_inner_texts() == ["Who paid?"]
    assert site.answering.asked[-1].history == ()
    eventually(page, lambda: site.answering.writing == 0)


def test_a_new_conversation_begun_in_mid_answer_stays_empty(page: Page, site: Site) -> None:
    ask(page, "Slow answer")
    expect(turn(page).locator(".answer")).to_be_visible()
    page.click("#restart")
    expect(page.locator(".turn:visible")).to_have_count(0)
    page.wait_for_timeout(700)
    expect(page.locator(".turn:visible")).to_have_count(0)
    expect(page.locator(".starter >> nth=0")).to_be_visible()
    eventually(page, lambda: site.answering.writing == 0)
