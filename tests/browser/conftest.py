"""A real server with a scripted answering, and a real Chromium that talks to nobody else."""

import os
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

from chatbot.settings import Settings
from chatbot.web import server
from index.origins import Origins

from .canary import Canary, listening
from .publisher import Publisher, publishing
from .scripted import BUS, HARBOUR, Scripted, hostile

SCREENSHOTS = Path("screenshots")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--no-first-run",
]
# What Gradio says when a page is left, or its server is gone.
FAREWELL = re.compile("AbortError|Unexpected error|net::ERR_|network error")
# A busy machine is slow, not wrong.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)
WIDE: ViewportSize = {"width": 1440, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}


def pytest_itemcollected(item: pytest.Item) -> None:
    """Gradio's own statistics use what pandas has deprecated, in a thread of the server."""
    item.add_marker(pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"))


UNLIMITED = Settings(questions_an_hour=0, reader_answers_at_once=0)


@dataclass
class Site:
    """A server in a thread, its address and the answering behind it."""

    answering: Scripted
    port: int = 0
    settings: Settings = UNLIMITED

    def __post_init__(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", self.port))
        self.port = self.listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/"
        app = server.create(self.answering, self.settings)
        config = uvicorn.Config(app, log_config=None, lifespan="on", ws="none")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, args=([self.listener],))
        self.thread.start()

    def close(self) -> None:
        self.server.should_exit = self.server.force_exit = True
        self.thread.join(timeout=10)
        self.listener.close()


@pytest.fixture(scope="package")
def canary() -> Iterator[Canary]:
    with listening() as canary:
        yield canary


@pytest.fixture(scope="package")
def site(canary: Canary) -> Iterator[Site]:
    with closing(Site(Scripted((HARBOUR, BUS, hostile(canary.url))))) as running:
        yield running


# Not for the session: while Playwright is open, no other test can run a loop of its own.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield browser
        browser.close()


# One for all, because it keeps Gradio's scripts; a page's own state never leaves the page.
@pytest.fixture(scope="package")
def context(chromium: Browser) -> BrowserContext:
    return chromium.new_context()


@pytest.fixture
def page(request: pytest.FixtureRequest, context: BrowserContext, site: Site) -> Iterator[Page]:
    """The page at the size that the test is parametrised with, `WIDE` where with none."""
    with visited(context, site, size=getattr(request, "param", WIDE)) as page:
        yield page


def _complaint(said: ConsoleMessage) -> list[str]:
    # A page that Gradio has given up looks there whether to load itself anew; ours decides that.
    is_look = said.location["url"].endswith("/gradio_api/app_id")
    return [said.text] if said.type == "error" and not is_look else []


@contextmanager
def visited(
    context: BrowserContext, site: Site, path: str = "", size: ViewportSize = WIDE
) -> Iterator[Page]:
    """The page, open and ready. In the end it must not have complained, nor asked another host."""
    page = context.new_page()
    page.set_viewport_size(size)
    page.set_default_timeout(PATIENCE)
    complaints: list[str] = []
    hosts: set[str] = set()
    page.on("console", lambda said: complaints.extend(_complaint(said)))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda sent: hosts.add(urlsplit(sent.url).netloc))
    page.goto(site.url + path)
    page.wait_for_function("document.querySelector('#current')")
    yield page
    page.close()
    assert hosts == {f"127.0.0.1:{site.port}"}
    assert [text for text in complaints if not FAREWELL.search(text)] == []


@pytest.fixture(scope="package")
def publisher() -> Iterator[Publisher]:
    with publishing() as publisher:
        yield publisher


@pytest.fixture(scope="package")
def footnote(publisher: Publisher) -> Iterator[Site]:
    """A server whose widget the publisher has on its pages."""
    settings = replace(UNLIMITED, embed_origins=Origins(publisher.origin))
    with closing(Site(Scripted((HARBOUR, BUS)), settings=settings)) as site:
        publisher.embed(site.url)
        yield site


@contextmanager
def visiting(browser: Browser, publisher: Publisher, footnote: Site, **kind: Any) -> Iterator[Page]:
    """A page of a browser that knows nothing yet. In the end it has kept nothing, and asked nobody
    but the two; `kind` is what the reader prefers.
    """
    with closing(browser.new_context(**{"viewport": WIDE, **kind})) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        asked: list[str] = []
        page.on("request", lambda sent: asked.append(sent.url))
        yield page
        assert context.cookies() == []
        assert all(url.startswith((publisher.origin, footnote.url)) for url in asked)


@pytest.fixture
def visit(chromium: Browser, publisher: Publisher, footnote: Site) -> Iterator[Page]:
    """A page that has still to visit the publisher."""
    with visiting(chromium, publisher, footnote) as page:
        yield page
