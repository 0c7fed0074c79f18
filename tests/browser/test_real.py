"""The whole path with the real models: the four issues, streamed, cited and led to."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import NARROW, SCREENSHOTS, WIDE
from .publisher import Publisher, publishing
from .readers import (
    BUTTON,
    ask,
    each_citation_is_highlighted,
    finished,
    highlighted,
    turn,
)

pytestmark = [pytest.mark.browser, pytest.mark.real]

QUESTION = "what were the four issues discussed"
ISSUES = ("Ramm?stein", "restrictions", "Vilnius", "guarantees")
START_SECONDS = 240
ANSWER_MILLISECONDS = 120_000


@pytest.fixture(scope="module")
def newspaper() -> Iterator[Publisher]:
    with publishing() as newspaper:
        yield newspaper


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, newspaper: Publisher) -> Iterator[str]:
    """A server of its own, with the seed's index built afresh, ready to answer."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    index = tmp_path_factory.mktemp("index")
    environment = {**os.environ, "FOOTNOTE_INDEX": str(index)}
    environment["FOOTNOTE_EMBED_ORIGINS"] = newspaper.origin
    command = [sys.executable, "-m", "chatbot"]
    subprocess.run([*command, "index"], env=environment, check=True)
    with (
        (index / "log.txt").open("w") as log,
        subprocess.Popen(
            [*command, "serve", "--port", str(port)], env=environment, stdout=log, stderr=log
        ) as server,
    ):
        try:
            _wait_until_ready(f"http://127.0.0.1:{port}", server, index / "log.txt")
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def _wait_until_ready(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            if httpx.get(f"{address}/readyz", timeout=30).status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.5)
    pytest.fail(f"the server did not get ready:\n{log.read_text()[-2000:]}")


@pytest.fixture(params=[("desktop", WIDE), ("phone", NARROW)], ids=["wide", "narrow"])
def reader(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Page]:
    name, size = request.param
    context = chromium.new_context(viewport=size, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    yield page
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"real-{name}.png")
    context.close()


def test_the_four_issues_stream_in_and_each_citation_leads_to_its_sentence(reader: Page) -> None:
    stages = reader.evaluate_handle(
        """() => {
            const stages = [];
            new MutationObserver(() => {
                const waits = document.querySelector("#pending .waiting").checkVisibility();
                const drawn = document.querySelector("#current .turn")?.dataset.stage;
                const stage = waits ? "pending" : drawn;
                if (stage && stage !== stages.at(-1)) stages.push(stage);
            }).observe(document, { subtree: true, childList: true, attributes: true });
            return stages;
        }"""
    )
    ask(reader, QUESTION)
    expect(turn(reader)).to_have_attribute("data-stage", "answered", timeout=ANSWER_MILLISECONDS)
    finished(reader, "answered")
    first, *_, third, second, last = stages.json_value()
    assert (first, third, second, last) == ("pending", "writing", "answering", "answered")

    said = turn(reader).locator(".answer").inner_text()
    for issue in ISSUES:
        assert re.search(issue, said), said
    marks = turn(reader).locator(".mark")
    assert marks.count() >= 4
    for position in range(marks.count()):
        marks.nth(position).click()
        assert highlighted(reader) == marks.nth(position).get_attribute("data-quote")
        expect(reader.locator("article .cited").first).to_be_in_viewport()
        if position < marks.count() - 1:
            reader.keyboard.press("Escape")
            expect(marks.nth(position)).to_be_focused()


def test_on_a_page_of_another_origin_each_citation_leads_to_its_words(
    chromium: Browser, address: str, newspaper: Publisher
) -> None:
    newspaper.footnote = address.rstrip("/")
    newspaper.pages["/demo"] = newspaper.moved(httpx.get(f"{address}demo", timeout=30).text)
    context = chromium.new_context(viewport=WIDE, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{newspaper.origin}/demo")
    page.get_by_role("button", name=BUTTON).click()
    panel = page.frame_locator("footnote-layer iframe")
    panel.get_by_role("textbox").fill(QUESTION)
    panel.get_by_role("button", name="Ask", exact=True).click()
    answered = panel.locator("#current [data-stage=answered]")
    expect(answered).to_be_visible(timeout=ANSWER_MILLISECONDS)
    said = answered.locator(".answer").inner_text()
    assert all(re.search(issue, said) for issue in ISSUES), said
    assert each_citation_is_highlighted(page, panel) >= len(ISSUES)
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / "real-widget.png")
    context.close()
