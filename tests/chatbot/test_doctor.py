import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from chatbot import doctor
from chatbot.doctor import Finding, examine
from chatbot.settings import Settings


def found(part: str, settings: Settings) -> Finding:
    (finding,) = (finding for finding in examine(settings) if finding.part == part)
    return finding


def nowhere(folder: Path, **given: str) -> Settings:
    return Settings(cache=folder / "cache", index=folder / "index", **given)  # type: ignore[arg-type]


@contextmanager
def endpoint(status: int, asked: list[tuple[str, str | None]]) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, self.headers["Authorization"]))
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/v1"
        server.shutdown()
        thread.join()


def test_parts_come_in_the_order_in_which_they_are_needed(tmp_path: Path) -> None:
    parts = [finding.part for finding in examine(nowhere(tmp_path))]
    assert parts == ["python", "packages", "embedder", "reader", "writer", "index", "writing"]


def test_an_old_python_is_to_be_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found("python", nowhere(tmp_path)).well
    monkeypatch.setattr(sys, "version_info", (3, 10, 9))
    finding = found("python", nowhere(tmp_path))
    assert not finding.well
    assert "install Python 3.11" in finding.says


def test_missing_packages_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found("packages", nowhere(tmp_path)).well
    monkeypatch.setattr(doctor, "_PACKAGES", ("torch", "no-such-package"))
    finding = found("packages", nowhere(tmp_path))
    assert (finding.well, finding.says) == (False, "no-such-package missing; run `make run`")


@pytest.mark.parametrize("part", ["embedder", "reader", "writer"])
def test_missing_weights_are_to_be_fetched(tmp_path: Path, part: str) -> None:
    finding = found(part, nowhere(tmp_path))
    assert not finding.well
    assert "run `python -m chatbot fetch`" in finding.says


def test_a_writer_that_is_off_needs_no_weights(tmp_path: Path) -> None:
    findings = examine(nowhere(tmp_path, writer="none"))
    assert "writer" not in [finding.part for finding in findings]
    assert findings[-1] == Finding("writing", True, "off: answers quote the evidence")


def test_a_missing_index_is_to_be_built(tmp_path: Path) -> None:
    finding = found("index", nowhere(tmp_path))
    assert not finding.well
    assert "python -m chatbot index" in finding.says


def test_an_index_tells_its_articles(index_folder: Path, tmp_path: Path) -> None:
    settings = Settings(cache=tmp_path, index=index_folder)
    assert found("index", settings).says == "2 articles: bridge, ferry"


def test_a_remote_writer_is_asked_with_its_key(tmp_path: Path) -> None:
    asked: list[tuple[str, str | None]] = []
    with endpoint(200, asked) as url:
        given = {"writer_url": f"{url}/", "writer_model": "big", "writer_key": "k"}
        finding = found("writing", nowhere(tmp_path, **given))
    assert finding == Finding("writing", True, "big at FOOTNOTE_WRITER_URL")
    assert asked == [("/v1/models", "Bearer k")]


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_key_is_to_be_set(tmp_path: Path, status: int) -> None:
    with endpoint(status, []) as url:
        finding = found("writing", nowhere(tmp_path, writer_url=url, writer_model="big"))
    assert not finding.well
    assert "set FOOTNOTE_WRITER_KEY" in finding.says


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/v1", "no url", "http://localhost:x", "ftp://localhost"]
)
def test_a_remote_writer_that_does_not_answer_is_named(tmp_path: Path, url: str) -> None:
    finding = found("writing", nowhere(tmp_path, writer_url=url, writer_model="big"))
    assert not finding.well
    assert "FOOTNOTE_WRITER_URL" in finding.says


def test_a_remote_writer_that_fails_is_to_be_mended(tmp_path: Path) -> None:
    with endpoint(503, []) as url:
        finding = found("writing", nowhere(tmp_path, writer_url=url, writer_model="big"))
    assert not finding.well
    assert "status 503" in finding.says


def test_a_finding_is_plain_json() -> None:
    finding = Finding("index", False, "build it")
    assert finding.as_json() == {"part": "index", "well": False, "says": "build it"}


@pytest.mark.parametrize("status", [307, 400, 404])
def test_a_remote_writer_that_lists_no_models_is_to_be_mended(tmp_path: Path, status: int) -> None:
    with endpoint(status, []) as url:
        finding = found("writing", nowhere(tmp_path, writer_url=url, writer_model="big"))
    assert (finding.well, f"status {status}" in finding.says) == (False, True)


def test_a_remote_writer_without_a_key_is_sent_none(tmp_path: Path) -> None:
    asked: list[tuple[str, str | None]] = []
    with endpoint(200, asked) as url:
        assert found("writing", nowhere(tmp_path, writer_url=url, writer_model="big")).well
    assert asked == [("/v1/models", None)]


def test_a_remote_writer_is_asked_for_by_name(tmp_path: Path) -> None:
    finding = found("writing", nowhere(tmp_path, writer_url="http://127.0.0.1:1/v1"))
    assert (finding.well, "set FOOTNOTE_WRITER_MODEL" in finding.says) == (False, True)


def test_a_writer_that_is_off_is_off_whatever_endpoint_is_set(tmp_path: Path) -> None:
    finding = found("writing", nowhere(tmp_path, writer="none", writer_url="http://127.0.0.1:1"))
    assert finding == Finding("writing", True, "off: answers quote the evidence")
