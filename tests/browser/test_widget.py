"""The widget on a publisher's page of another origin: opening, options, calls, and being away."""

import re
import time
from contextlib import closing
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from index.origins import Origins

from .conftest import NARROW, UNLIMITED, WIDE, Site, visiting
from .publisher import Publisher, page_of, publishing, text_of
from .readers import BUTTON, LIT, TELLS, eventually, opened
from .scripted import HARBOUR, PARTS, Scripted

pytestmark = pytest.mark.browser

# What lies uppermost along the right side of a screen.
TOPMOST = """[...new Set([...Array(40).keys()].map((step) => {
    const [x, y] = [innerWidth - 60, innerHeight * (step + 0.5) / 40];
    return document.elementFromPoint(x, y).shadowRoot?.elementFromPoint(x, y).tagName;
}))]"""
CORNERS = {"A": "", "B": "", "C": "", "D": "data-side=left"}
LOADED = "() => window.Footnote"
READY = 'window.footnote.tell("ready");'


def test_escape_closes_the_panel_and_gives_the_focus_back(
    visit: Page, publisher: Publisher
) -> None:
    panel = opened(visit, publisher.origin)
    panel.get_by_role("textbox").press("Escape")
    expect(visit.locator("footnote-layer iframe")).to_be_hidden()
    button = visit.get_by_role("button", name=BUTTON)
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    assert button.get_attribute("aria-haspopup") is None  # The panel is a frame, and no dialog.
    button.click()
    expect(panel.locator("#current [data-stage=answered]")).to_be_visible()


def test_closed_from_the_page_it_takes_the_focus_from_nobody(
    visit: Page, publisher: Publisher
) -> None:
    opened(visit, f"{publisher.origin}/set")
    link = visit.get_by_role("link").first
    link.focus()
    visit.keyboard.press("Escape")
    expect(visit.locator("footnote-layer iframe")).to_be_hidden()
    expect(link).to_be_focused()


def test_out_of_the_way_of_a_citation_it_can_be_closed_too(
    visit: Page, publisher: Publisher
) -> None:
    visit.set_viewport_size(NARROW)
    panel = opened(visit, publisher.origin)
    panel.locator("#current .mark >> nth=2").click()
    expect(visit.get_by_role("button", name="Back to the answer")).to_be_focused()
    visit.evaluate("window.told = 0; addEventListener('footnote:close', () => told += 1)")
    visit.keyboard.press("Escape")
    expect(visit.get_by_role("button", name=BUTTON)).to_be_focused()
    assert (visit.evaluate(LIT), visit.evaluate("told")) == ("", 1)


def test_what_the_page_does_with_escape_itself_closes_nothing(
    visit: Page, publisher: Publisher
) -> None:
    opened(visit, f"{publisher.origin}/set")
    visit.evaluate("document.addEventListener('keydown', (event) => event.preventDefault())")
    visit.get_by_role("link").first.focus()
    visit.keyboard.press("Escape")
    expect(visit.locator("footnote-layer iframe")).to_be_visible()


COMPOSING = """(node) => node.dispatchEvent(new KeyboardEvent(
    "keydown", { key: "Escape", isComposing: true, bubbles: true, composed: true }))"""


def test_the_escape_that_ends_a_composition_closes_nothing(
    visit: Page, publisher: Publisher
) -> None:
    panel = opened(visit, publisher.origin)
    visit.evaluate(TELLS)
    panel.get_by_role("textbox").evaluate(COMPOSING)
    visit.locator("p").first.evaluate(COMPOSING)
    visit.wait_for_timeout(300)
    assert visit.evaluate("told") == []
    panel.get_by_role("textbox").press("Escape")
    visit.wait_for_function("() => told.includes('close')")


def test_closed_while_it_loads_it_stays_closed_and_asks_nothing(
    visit: Page, publisher: Publisher, footnote: Site
) -> None:
    held: list[Route] = []
    visit.route(f"{footnote.url}embed*", lambda route: held.append(route))
    visit.goto(publisher.origin)
    visit.wait_for_function(LOADED)
    visit.evaluate("window.told = []; addEventListener('footnote:ready', () => told.push('ready'))")
    visit.evaluate("Footnote.ask('What did the council decide?'); Footnote.close()")
    eventually(visit, lambda: bool(held))
    held[0].continue_()
    visit.wait_for_function("() => told.length")
    expect(visit.locator("footnote-layer iframe")).to_be_hidden()


def test_on_a_touch_screen_no_keyboard_covers_the_panel_unasked(
    chromium: Browser, publisher: Publisher, footnote: Site
) -> None:
    phone: dict[str, Any] = {"has_touch": True, "is_mobile": True, "viewport": NARROW}
    with visiting(chromium, publisher, footnote, **phone) as page:
        page.goto(publisher.origin)
        page.get_by_role("button", name=BUTTON).tap()
        question = page.frame_locator("footnote-layer iframe").get_by_role("textbox")
        expect(page.frame_locator("footnote-layer iframe").locator("#current")).to_have_count(1)
        expect(question).not_to_be_focused()
        question.tap()
        expect(question).to_be_focused()


def test_a_reader_who_zooms_in_finds_the_panel_as_large_as_before(
    chromium: Browser, publisher: Publisher, footnote: Site
) -> None:
    phone: dict[str, Any] = {"has_touch": True, "is_mobile": True, "viewport": NARROW}
    with visiting(chromium, publisher, footnote, **phone) as page:
        page.goto(publisher.origin)
        page.get_by_role("button", name=BUTTON).tap()
        frame = page.locator("footnote-layer iframe")
        expect(frame).to_be_visible()
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setPageScaleFactor", {"pageScaleFactor": 2})
        page.wait_for_function("() => visualViewport.scale > 1.9")
        page.wait_for_timeout(300)
        height = frame.evaluate("(node) => node.getBoundingClientRect().height")
        assert height == pytest.approx(NARROW["height"], abs=2)


@pytest.mark.parametrize(
    ("head", "told"),
    [("", "/plain"), ("<link rel=canonical href='/story?id=7'>", "/story?id=7")],
)
def test_without_an_article_the_pages_address_is_told_without_its_query(
    visit: Page, publisher: Publisher, footnote: Site, head: str, told: str
) -> None:
    tag = f"<script src='{publisher.footnote}/widget.js' async></script>"
    publisher.pages["/plain?reader=anna"] = page_of(f"{head}{text_of(PARTS)}", tag)
    visit.goto(f"{publisher.origin}/plain?reader=anna#top")
    with visit.expect_request(f"{footnote.url}embed*") as sent:
        visit.get_by_role("button", name=BUTTON).click()
    given = parse_qs(urlsplit(sent.value.url).query)
    assert given["page"] == [publisher.origin + told] and "anna" not in sent.value.url


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
    visit.evaluate("Footnote.setArticle('bus'); Footnote.open()")
    visit.evaluate("for (const id of ['harbour', 'bus']) Footnote.setArticle(id)")
    assert visit.evaluate("told") == ["citation", "close", *["open", "close"] * 2, "open"]
    assert visit.evaluate(LIT) == ""


def test_a_double_click_opens_it(visit: Page, publisher: Publisher) -> None:
    visit.goto(publisher.origin)
    visit.get_by_role("button", name=BUTTON).dblclick()
    expect(visit.locator("footnote-layer iframe")).to_be_visible()
    expect(visit.get_by_role("button", name=BUTTON)).to_have_attribute("aria-expanded", "true")


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


SWAPPED = """() => {
    const fresh = document.createElement("body");
    fresh.innerHTML = "<main><p>Another page.</p><p id=here></p></main>";
    document.body.replaceWith(fresh);
}"""


@pytest.mark.parametrize("path", ["/", "/inline"])
@pytest.mark.parametrize("call", ["ask('What did the council decide?')", "open()", "close()"])
def test_a_site_that_puts_another_body_in_place_has_the_widget_back_with_a_call(
    visit: Page, publisher: Publisher, path: str, call: str
) -> None:
    inline = publisher.tag("data-mode=inline data-target='#here'")
    publisher.pages["/inline"] = page_of(text_of(PARTS) + "<p id=here></p>", inline)
    faults: list[str] = []
    visit.on("pageerror", lambda error: faults.append(str(error)))
    opened(visit, publisher.origin + path)
    visit.evaluate(SWAPPED)
    visit.evaluate(f"Footnote.{call}")
    visit.evaluate("Footnote.setArticle('bus')")
    button = visit.get_by_role("button", name=BUTTON)
    expect(button).to_have_attribute("aria-expanded", str(call != "close()").lower())
    assert visit.locator("#here").get_by_role("button").count() == (path == "/inline")
    visit.evaluate("Footnote.ask('What did the council decide?')")
    panel = visit.frame_locator("footnote-layer iframe")
    expect(panel.locator("#current [data-stage=answered]")).to_be_visible()
    expect(panel.locator("#article")).to_have_attribute("data-article", "bus")
    assert faults == []


VISITED = """async (src) => {
    const body = document.createElement("body");
    const script = Object.assign(document.createElement("script"), { src });
    const loaded = new Promise((resolve) => { script.onload = resolve; });
    body.append("Another page.", script);
    document.body.replaceWith(body);
    await loaded;
}"""


def test_a_site_that_swaps_pages_with_their_tags_has_one_widget_in_its_corner(
    visit: Page, publisher: Publisher
) -> None:
    visit.goto(publisher.origin)
    button = visit.get_by_role("button", name=BUTTON)
    before = button.bounding_box()
    for _ in range(3):
        visit.evaluate(VISITED, f"{publisher.footnote}/widget.js")
        assert visit.evaluate("Footnote.all.length") == 1
        assert button.bounding_box() == before


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


def test_two_widgets_on_one_page_keep_apart(visit: Page, publisher: Publisher) -> None:
    visit.goto(f"{publisher.origin}/two")
    buttons = visit.get_by_role("button", name=BUTTON)
    expect(buttons).to_have_count(2)
    assert visit.evaluate("Footnote.all.length") == 2
    inline = visit.locator("#here").get_by_role("button")
    frame = visit.locator("footnote-layer iframe")
    inline.click()
    expect(frame).to_be_visible()
    inline.click()
    expect(frame).to_be_hidden()
    corner = visit.locator("footnote-layer").filter(has=visit.get_by_role("button"))
    expect(corner.locator("iframe")).to_have_count(0)
    corner.get_by_role("button").click()
    expect(corner.locator("iframe")).to_be_visible()
    expect(frame).to_have_count(2)


def test_of_buttons_in_one_corner_none_covers_another_and_no_panel_covers_one(
    visit: Page, publisher: Publisher
) -> None:
    tags = [publisher.tag(f"data-text='Ask {name}' {side}") for name, side in CORNERS.items()]
    publisher.pages["/corners"] = page_of(text_of(PARTS), "".join(tags))
    visit.goto(f"{publisher.origin}/corners")
    frames = visit.locator("footnote-layer iframe:visible")
    for name in [*CORNERS, "A"]:
        visit.get_by_role("button", name=f"Ask {name}", exact=True).click()
        expect(frames).to_have_count(1)
    visit.set_viewport_size(NARROW)
    expect(frames).to_have_count(1)
    assert visit.evaluate(TOPMOST) == ["IFRAME"]
    visit.set_viewport_size(WIDE)
    visit.evaluate("Footnote.all[0].destroy(); Footnote.close()")
    boxes = [button.bounding_box() for button in visit.get_by_role("button").all()]
    assert len({(box["x"] < 700, box["y"]) for box in boxes if box}) == len(CORNERS) - 1


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


def test_its_place_may_stand_below_the_script(visit: Page, publisher: Publisher) -> None:
    tag = publisher.tag("data-mode=inline data-target='#here'").replace("async", "")
    publisher.pages["/below"] = page_of(f"{tag}{text_of(PARTS)}<p id=here></p>", "")
    visit.goto(f"{publisher.origin}/below")
    expect(visit.locator("#here").get_by_role("button", name=BUTTON)).to_be_visible()


def test_without_a_place_a_script_in_the_head_has_its_button_end_the_page(
    visit: Page, publisher: Publisher
) -> None:
    page = page_of(text_of(PARTS), "")
    tag = publisher.tag("data-mode=inline")
    publisher.pages["/head"] = page.replace("<title>", f"{tag}<title>")
    visit.goto(f"{publisher.origin}/head")
    expect(visit.get_by_role("button", name=BUTTON)).to_be_visible()
    expect(visit.locator("body > footnote-button")).to_have_count(1)


def test_a_target_that_is_no_selector_is_told_and_does_no_harm(
    visit: Page, publisher: Publisher
) -> None:
    tag = publisher.tag("data-mode=inline data-target='#['")
    publisher.pages["/odd"] = page_of(text_of(PARTS), tag)
    faults: list[str] = []
    visit.on("pageerror", lambda error: faults.append(str(error)))
    with visit.expect_console_message(lambda said: said.type == "warning") as warning:
        visit.goto(f"{publisher.origin}/odd")
    assert "#[" in warning.value.text
    expect(visit.get_by_role("button", name=BUTTON)).to_be_visible()
    assert faults == []


def test_on_paper_there_is_no_widget(visit: Page, publisher: Publisher) -> None:
    visit.goto(f"{publisher.origin}/two")
    expect(visit.get_by_role("button", name=BUTTON)).to_have_count(2)
    visit.emulate_media(media="print")
    expect(visit.get_by_role("button", name=BUTTON)).to_have_count(0)


def test_an_option_that_is_empty_is_left_out(visit: Page, publisher: Publisher) -> None:
    publisher.pages["/empty"] = page_of(
        text_of(PARTS), publisher.tag("data-text='' data-back='' data-shown='' data-side=''")
    )
    panel = opened(visit, f"{publisher.origin}/empty")  # By the button’s usual name.
    expect(visit.locator("footnote-layer iframe")).to_have_attribute("title", BUTTON)
    panel.locator("#current .mark >> nth=2").click()
    expect(visit.get_by_role("status")).to_have_text("Citation 3 is highlighted in the article.")


def test_a_corner_leaves_its_target_alone(visit: Page, publisher: Publisher) -> None:
    tag = publisher.tag("data-target='#here'")
    publisher.pages["/corner"] = page_of(f"{text_of(PARTS)}<p id=here></p>", tag)
    visit.goto(f"{publisher.origin}/corner")
    expect(visit.get_by_role("button", name=BUTTON)).to_be_visible()
    assert visit.evaluate("document.querySelector('#here').childNodes.length") == 0


BLOCKED = """
for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
}
Object.defineProperty(document, "cookie", {
  get() { throw new DOMException("no", "SecurityError"); },
  set() { throw new DOMException("no", "SecurityError"); },
});
"""


def test_where_storage_and_cookies_are_blocked_everything_works(
    visit: Page, publisher: Publisher
) -> None:
    visit.add_init_script(BLOCKED)
    panel = opened(visit, publisher.origin)
    panel.locator("#current .mark >> nth=2").click()
    visit.wait_for_function(f"() => {LIT} !== ''")


def gone(page: Page) -> str:
    """What the browser's console is told once the widget has gone and left the page as it was."""
    with page.expect_console_message(lambda said: said.type == "warning") as warning:
        page.get_by_role("button", name=BUTTON).click()
    expect(page.locator("footnote-layer iframe")).to_have_count(0)
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_text("Nine members were in favour")).to_be_visible()
    return warning.value.text


def test_an_article_that_is_not_known_hides_the_button_until_there_is_another(
    visit: Page, publisher: Publisher
) -> None:
    visit.goto(f"{publisher.origin}/unknown")
    assert "article=no-such-article" in gone(visit)
    visit.evaluate("Footnote.setArticle('harbour')")
    visit.get_by_role("button", name=BUTTON).click()
    panel = visit.frame_locator("footnote-layer iframe")
    expect(panel.get_by_role("textbox")).to_be_visible()


def test_a_site_that_may_not_show_it_is_told_which_setting_to_change(
    chromium: Browser, footnote: Site
) -> None:
    with publishing() as stranger, closing(chromium.new_context()) as context:
        page = context.new_page()
        stranger.embed(footnote.url)
        page.goto(stranger.origin)
        said = gone(page)
        assert stranger.origin in said and "FOOTNOTE_EMBED_ORIGINS" in said
        assert all("Ask this article" not in frame.content() for frame in page.frames)


def test_where_footnote_is_away_the_button_goes_and_the_page_stays(
    visit: Page, publisher: Publisher, footnote: Site
) -> None:
    visit.route(f"{footnote.url}embed*", lambda route: route.abort())
    visit.goto(publisher.origin)
    gone(visit)


def test_where_footnote_never_answers_the_button_goes_in_the_end(
    visit: Page, publisher: Publisher, footnote: Site
) -> None:
    visit.clock.install()
    visit.route(f"{footnote.url}embed*", lambda route: None)
    visit.goto(publisher.origin)
    button = visit.get_by_role("button", name=BUTTON)
    button.click()
    visit.clock.fast_forward(19_000)
    expect(visit.locator("footnote-layer iframe")).to_have_count(1)
    visit.clock.fast_forward(2_000)
    expect(button).to_be_hidden()
    visit.clock.fast_forward(20_000)
    expect(visit.locator("footnote-layer iframe")).to_have_count(0)
    expect(button).to_be_hidden()


def test_a_panel_that_is_only_slow_comes_back(
    visit: Page, publisher: Publisher, footnote: Site
) -> None:
    def late(route: Route) -> None:
        script = route.fetch().text()
        assert script.count(READY) == 1
        route.fulfill(body=script.replace(READY, f"setTimeout(() => {READY[:-1]}, 3000);"))

    visit.route(re.compile(f"{footnote.url}.*/page.js"), late)
    visit.goto(publisher.origin)
    button = visit.get_by_role("button", name=BUTTON)
    button.click()
    expect(button).to_be_hidden()
    panel = visit.frame_locator("footnote-layer iframe")
    expect(panel.get_by_role("textbox")).to_be_visible()
    expect(button).to_be_visible()


def test_a_question_for_a_panel_that_is_still_loading_is_asked(
    visit: Page, publisher: Publisher, footnote: Site
) -> None:
    def late(route: Route) -> None:
        time.sleep(1)
        route.continue_()

    visit.route(re.compile(f"{footnote.url}.*/page.js"), late)
    visit.goto(publisher.origin)
    visit.wait_for_function(LOADED)
    visit.evaluate("Footnote.ask('What did the council decide?')")
    panel = visit.frame_locator("footnote-layer iframe")
    expect(panel.locator("#current [data-stage=answered]")).to_be_visible()


def test_a_server_that_ends_in_mid_answer_says_so_in_the_panel(
    chromium: Browser, publisher: Publisher
) -> None:
    settings = replace(UNLIMITED, embed_origins=Origins(publisher.origin))
    dying, allowed = Site(Scripted((HARBOUR,)), settings=settings), publisher.footnote
    publisher.footnote = dying.url.rstrip("/")
    publisher.pages["/dying"] = page_of(text_of(PARTS), publisher.tag())
    with closing(chromium.new_context(viewport=WIDE)) as context:
        page = context.new_page()
        page.goto(f"{publisher.origin}/dying")
        page.get_by_role("button", name=BUTTON).click()
        panel = page.frame_locator("footnote-layer iframe")
        panel.get_by_role("textbox").fill("Stall")
        panel.get_by_role("button", name="Ask", exact=True).click()
        expect(panel.locator("#current .waiting")).to_be_visible()  # The server has it.
        dying.close()
        expect(panel.locator(".failure:visible").last).to_contain_text("ask again")
        expect(page.get_by_text("Nine members were in favour")).to_be_visible()
    publisher.footnote = allowed
