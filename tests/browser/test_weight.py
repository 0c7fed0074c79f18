"""What the widget costs a reader who never opens it and one who does, as the README tells."""

import re
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from chatbot.web import widget

from .conftest import Site
from .publisher import Publisher
from .readers import BUTTON, eventually

pytestmark = pytest.mark.browser

README = Path(__file__).parents[2] / "README.md"
KEPT = "[document.cookie, localStorage.length, sessionStorage.length]"


class Meter:
    """Counts what the page at `url` asks for, and the bytes that come, packed as they are."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.asked: list[Request] = []
        self.finished: list[Request] = []
        page.on("request", partial(self._note, self.asked))
        page.on("requestfinished", partial(self._note, self.finished))

    def _note(self, among: list[Request], sent: Request) -> None:
        if sent.url != self.url:
            among.append(sent)

    def read(self) -> tuple[int, int]:
        """Requests and bytes since it was read last, once nothing is under way."""
        eventually(self.page, lambda: len(self.finished) == len(self.asked))
        done, self.asked[:], self.finished[:] = list(self.finished), [], []
        return len(done), sum(each.sizes()["responseBodySize"] for each in done)


def told() -> list[int]:
    """The figures of the README: requests and bytes before, and after, the first click."""
    line = re.search(r"\*\*Weight\.\*\* .*", README.read_text("utf-8"))
    assert line
    return [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", line[0])]


def test_the_readme_tells_what_the_widget_weighs(visit: Page, footnote: Site) -> None:
    url = f"{footnote.url}demo?article=harbour"
    meter = Meter(visit, url)
    visit.goto(url)
    expect(visit.get_by_role("button", name=BUTTON)).to_be_visible()
    visit.wait_for_timeout(500)
    before = meter.read()
    visit.get_by_role("button", name=BUTTON).click()
    panel = visit.frame_locator("footnote-layer iframe")
    expect(panel.locator("#current")).to_have_count(1)
    after = meter.read()
    print("\n{} request, {:,} bytes; then {} requests, {:,} bytes".format(*before, *after))
    assert visit.evaluate(KEPT) == ["", 0, 0]
    assert before[0] == 1
    assert [*before, *after] == pytest.approx(told(), rel=0.1)


def test_nothing_is_fetched_or_kept_before_the_first_click(
    visit: Page, publisher: Publisher, footnote: Site
) -> None:
    asked: list[str] = []
    visit.on("request", lambda sent: asked.append(sent.url))
    visit.goto(publisher.origin)
    expect(visit.get_by_role("button", name=BUTTON)).to_be_visible()
    visit.wait_for_timeout(500)
    assert [url for url in asked if not url.startswith(publisher.origin)] == [
        f"{footnote.url}{widget.FILE}"
    ]
    assert visit.evaluate(KEPT) == ["", 0, 0]
