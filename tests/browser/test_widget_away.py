"""Where its article, its permission, its server or storage is away, the page stays as it was."""

from contextlib import closing
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from index.origins import Origins

from .conftest import UNLIMITED, WIDE, Site
from .publisher import Publisher, page_of, publishing, text_of
from .readers import BUTTON, HASTE, LIT, hastened, opened
from .scripted import HARBOUR, PARTS, Scripted

pytestmark = pytest.mark.browser

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
    visit.add_init_script(HASTE)
    visit.route(f"{footnote.url}embed*", lambda route: None)
    visit.goto(publisher.origin)
    button = visit.get_by_role("button", name=BUTTON)
    button.click()
    hastened(visit, 19_000)
    expect(visit.locator("footnote-layer iframe")).to_have_count(1)
    hastened(visit, 2_000)
    expect(button).to_be_hidden()
    hastened(visit, 20_000)
    expect(visit.locator("footnote-layer iframe")).to_have_count(0)
    expect(button).to_be_hidden()


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
