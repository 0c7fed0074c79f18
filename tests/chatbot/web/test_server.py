import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from playwright.sync_api import Response, sync_playwright
from scripted import Scripted

from chatbot.errors import SettingInvalid
from chatbot.settings import Settings
from chatbot.web import server, surface
from index.origins import Origins

HERE = Path(__file__).parents[1]
# Chromium's own errands would reach for other machines.
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]


def test_a_taken_port_is_told_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingInvalid, match=rf"^127.0.0.1, port {port} is in use; .*_PORT"):
            server.bind(Settings(port=port))


@pytest.mark.parametrize(("host", "port"), [("192.0.2.1", 0), ("::2", 7860)])
def test_an_address_that_cannot_be_had_is_told_in_one_line(host: str, port: int) -> None:
    with pytest.raises(SettingInvalid, match="FOOTNOTE_HOST and FOOTNOTE_PORT"):
        server.bind(Settings(host=host, port=port))


def test_a_port_that_cannot_be_is_told_in_one_line() -> None:
    with pytest.raises(SettingInvalid, match="FOOTNOTE_PORT is 70000"):
        server.bind(Settings(port=70_000))


@contextmanager
def running(log: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The server as a process of its own, and its address once it says that it is ready."""
    root = str(HERE.parent.parent)
    environment = {**os.environ, "PYTHONPATH": root, "GRADIO_ANALYTICS_ENABLED": "False"}
    with log.open("wb") as output:
        command = [sys.executable, str(HERE / "scripted_server.py")]
        process = subprocess.Popen(command, stderr=output, env=environment)
    try:
        yield process, _address(process, log)
    finally:
        process.kill()
        process.wait()


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    deadline = time.monotonic() + 60
    while "is ready at " not in (text := log.read_text()):
        assert process.poll() is None and time.monotonic() < deadline, text
        time.sleep(0.05)
    return text.split("is ready at ")[1].split()[0]


def test_a_signal_ends_every_answer_and_the_server_with_success(tmp_path: Path) -> None:
    with (
        running(tmp_path / "log") as (process, url),
        _asked_on_the_page(url, "a slow secret") as page,
        httpx.stream(
            "POST", f"{url}/api/ask", json={"question": "a slow secret"}, timeout=30
        ) as answer,
    ):
        lines = answer.iter_lines()
        assert next(line for line in lines if line == "event: evidence")
        process.send_signal(signal.SIGTERM)
        rest = list(lines)
        told = b"".join(page.iter_bytes()).decode()
        assert "event: failed" in rest
        assert "about to stop" in told
        assert process.wait(timeout=10) == 0
    log = (tmp_path / "log").read_text()
    assert "answer status=failed" in log
    assert "secret" not in log and "Traceback" not in log


@contextmanager
def _asked_on_the_page(url: str, question: str) -> Iterator[httpx.Response]:
    """The stream of an answer that the page has asked for."""
    event = {"question": question, "article": "the-river", "number": 1}
    call = {"fn_index": 0, "session_hash": "abc", "data": [], "event_data": event}
    httpx.post(f"{url}/gradio_api/queue/join", json=call, timeout=30).raise_for_status()
    query = {"session_hash": "abc"}
    with httpx.stream("GET", f"{url}/gradio_api/queue/data", params=query, timeout=30) as stream:
        yield stream


def test_a_first_signal_lets_answers_end_and_a_second_does_not() -> None:
    serving = server.Server(uvicorn.Config(Scripted), asyncio.Event())
    serving.handle_exit(signal.SIGTERM, None)
    assert (serving.should_exit, serving.force_exit) == (True, False)
    serving.handle_exit(signal.SIGTERM, None)
    assert serving.force_exit


# Event loops that others left open are collected while this one runs.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_past_its_limit_and_to_what_is_no_request_it_answers_with_its_policy_too() -> None:
    settings = Settings(embed_origins=Origins("https://news.example"))
    config = server.configured(surface.create(Scripted(), settings), settings)
    config.limit_concurrency = 1  # The connection itself is one.
    serving = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serving.run, args=([listener],))
        thread.start()
        full = httpx.get(f"http://127.0.0.1:{listener.getsockname()[1]}/healthz", timeout=60)
        with socket.create_connection(listener.getsockname()) as raw:
            raw.sendall(b"NO REQUEST\r\n\r\n")
            told = b"".join(iter(lambda: raw.recv(4096), b"")).decode().lower()
        serving.should_exit = True
        thread.join(timeout=30)
    policy = "frame-ancestors 'self' https://news.example"
    assert full.status_code == 503
    assert full.headers["Content-Security-Policy"] == policy
    assert full.headers["X-Content-Type-Options"] == "nosniff"
    assert told.startswith("http/1.1 400") and policy in told and "nosniff" in told


@pytest.mark.browser
def test_the_page_asks_for_nothing_that_is_closed_and_keeps_nothing(tmp_path: Path) -> None:
    refused: list[str] = []

    def judge(reply: Response) -> None:
        if not reply.ok:
            refused.append(reply.url)

    with running(tmp_path / "log") as (_, url), sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        page = browser.new_page()
        page.on("response", judge)
        page.goto(url)
        page.get_by_role("textbox").fill("How far did the river rise?")
        page.keyboard.press("Enter")
        page.get_by_text("It rose by two metres.").wait_for()
        kept = page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]")
        browser.close()
    assert (refused, kept) == ([], ["", 0, 0])
