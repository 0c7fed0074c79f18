"""Two sites, an article each, twenty readers at once: nobody is told what is another's."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, expect

from chatbot.settings import Settings
from index.origins import Origins
from index.types import Article

from .conftest import PATIENCE, Site
from .publisher import Publisher, page_of, publishing
from .scripted import HARBOUR, Scripted, article

pytestmark = pytest.mark.browser

READERS = 20
ORCHARD = article(
    "orchard",
    "The orchard reopens",
    [
        [
            f"Gardener {name} planted {number} pear trees."
            for number, name in enumerate("Ada Ben Cleo Dan Eve Finn Gil Hope Ivo Jan".split(), 3)
        ]
    ],
)


@pytest.fixture(scope="module")
def sites() -> Iterator[tuple[Site, dict[str, Publisher]]]:
    """Footnote, and two publishers by the id of the article that is theirs alone to show."""
    with ExitStack() as stack:
        publishers = [stack.enter_context(publishing()) for _ in range(2)]
        origins = [publisher.origin for publisher in publishers]
        owned = tuple(
            replace(each, sites=(origin,))
            for each, origin in zip((HARBOUR, ORCHARD), origins, strict=True)
        )
        settings = Settings(
            embed_origins=Origins(" ".join(origins)),
            questions_an_hour=0,
            reader_answers_at_once=0,
            answers_at_once=4,
            answers_waiting=40,
        )
        site = stack.enter_context(closing(Site(Scripted(owned, pause=0.2), settings=settings)))
        for publisher in publishers:
            publisher.footnote = site.url.rstrip("/")
            for each in owned:
                tag = f"<script src='{site.url}widget.js' data-article={each.id} async></script>"
                publisher.pages[f"/{each.id}"] = page_of("<p>News.</p>", tag)
        yield site, dict(zip([each.id for each in owned], publishers, strict=True))


def panel(context: BrowserContext, url: str) -> FrameLocator:
    """The open panel of a new page at `url`."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(url)
    page.get_by_role("button", name="Ask about this article").click()
    return page.frame_locator("footnote-layer >> iframe")


def ask(panels: list[FrameLocator], question: str) -> None:
    """All ask before any has an answer; each waits for it then."""
    for number, each in enumerate(panels):
        each.get_by_role("textbox").fill(question.format(number))
        each.get_by_role("button", name="Ask", exact=True).click()
    for number, each in enumerate(panels):
        turn = each.locator("#current .turn")
        expect(turn.locator(".question")).to_have_text(question.format(number))
        expect(turn).to_have_attribute("data-stage", "answered")


def test_twenty_readers_of_two_articles_are_each_told_of_their_own(
    chromium: Browser, sites: tuple[Site, dict[str, Publisher]]
) -> None:
    site, publishers = sites
    context = chromium.new_context()
    reads: list[Article] = [site.answering.articles_[number % 2] for number in range(READERS)]
    panels = [panel(context, f"{publishers[each.id].origin}/{each.id}") for each in reads]
    ask(panels, "Reader {} asks which?")
    ask(panels, "Reader {} asks what else?")
    for each, shown in zip(reads, panels, strict=True):
        for mark in shown.locator(".turn .mark").all():
            assert (mark.get_attribute("data-quote") or "") in each.text
    seconds = site.answering.asked[-READERS:]
    for question in seconds:
        number = int(question.text.split()[1])
        assert question.article_id == reads[number].id
        said = [turn.text for turn in question.history if turn.role == "user"]
        assert said == [f"Reader {number} asks which?"]
    assert len({question.text for question in seconds}) == READERS
    context.close()


def test_the_other_sites_article_is_not_shown(
    chromium: Browser, sites: tuple[Site, dict[str, Publisher]]
) -> None:
    _, publishers = sites
    context = chromium.new_context()
    page = context.new_page()
    with page.expect_response("**/embed?*") as refused:
        page.goto(f"{publishers['orchard'].origin}/harbour")
        page.get_by_role("button", name="Ask about this article").click()
    assert refused.value.status == 403
    assert "council" not in refused.value.text()
    context.close()
