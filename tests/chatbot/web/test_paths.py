"""However a path is spelt, a running server gives out no file and no route that is not listed."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from scripted import Scripted
from wire import raw, serving

from chatbot.settings import Settings
from chatbot.web import server

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def port() -> AsyncIterator[int]:
    async with serving(server.create(Scripted(), Settings())) as port:
        yield port


# Whatever stands there could be read, could one but climb to it.
SPELLINGS = {
    "dot segments": (
        "/../pyproject.toml",
        "/../../../../../../../../etc/passwd",
        "/static/../server.py",
        "/static/../../pyproject.toml",
        "/static/./page.css",
        "/./static/page.css",
        "/static/page.css/..",
        "/static/x/../page.css",
        "/static/.../page.css",
        "/..",
        "/static/..",
        "/embed/../config",
    ),
    "encoded dots and slashes": (
        "/static/..%2fserver.py",
        "/static/..%2Fserver.py",
        "/static/%2e%2e/server.py",
        "/static/%2e%2e%2fserver.py",
        "/static/.%2e/server.py",
        "/static%2f..%2fserver.py",
        "/assets/..%2f..%2findex.html",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/%2fetc%2fpasswd",
        "/static/%2fetc/passwd",
    ),
    "encoded twice": (
        "/static/%252e%252e/server.py",
        "/static/..%252fserver.py",
        "/static/%25%32%65%25%32%65/server.py",
        "/static/..%25%32%66server.py",
    ),
    "backslashes": (
        "/static\\..\\server.py",
        "/static/..\\server.py",
        "/static/..%5cserver.py",
        "/static/%2e%2e%5cserver.py",
        "\\static\\page.css",
    ),
    "null bytes and control characters": (
        "/static/page.css%00",
        "/static/page.css%00.js",
        "/static/..%00/server.py",
        "/static/page.css%0a",
        "/static/page.css%0d%0aX-Evil:%201",
        "/static/page.css%09",
        "/static/page.css%20",
        "/static/\x00page.css",
        "/static/page.css\x7f",
    ),
    "semicolons": (
        "/static/..;/server.py",
        "/static;/page.css",
        "/static/page.css;x=1",
        "/;/config",
        "/config;.js",
    ),
    "overlong and broken UTF-8": (
        "/static/%c0%ae%c0%ae/server.py",
        "/static/..%c0%afserver.py",
        "/static/%e0%80%ae%e0%80%ae/server.py",
        "/static/%ff%fe",
        "/static/\xc0\xae\xc0\xae/server.py",
        "/static/%u002e%u002e/server.py",
        "/static/\uff0e".encode().decode("latin-1") + "/page.css",
        "/static/page%",
        "/static/%zz",
    ),
    "case, dots and slashes at the ends": (
        "/STATIC/page.css",
        "/static/PAGE.CSS",
        "/static/page.css.",
        "/static/page.css/",
        "/static/",
        "/static",
        "/assets/",
        "//",
        "///static/page.css",
        "//static/page.css",
        "/static//page.css",
        "//etc/passwd",
        "/Config",
        "/config/",
        "/config.",
        "/healthz/",
        "/embed/",
        "/embed/config/",
    ),
    "hidden and foreign files": (
        "/.env",
        "/.git/config",
        "/static/.hidden",
        "/pyproject.toml",
        "/static/page.html",
        "/static/demo.html",
        "/static/widget.js",
        "/chatbot/web/server.py",
        "/seeds/golden.jsonl",
        "/favicon.ico",
        "/robots.txt",
        "/manifest.json",
        "/docs",
        "/openapi.json",
    ),
    "Gradio’s other routes": (
        "/file=/etc/passwd",
        "/file=pyproject.toml",
        "/file/etc/passwd",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file=..%2f..%2fetc%2fpasswd",
        "/gradio_api/file=http://127.0.0.1/",
        "/gradio_api/file/etc/passwd",
        "/gradio_api/upload",
        "/gradio_api/upload_progress?upload_id=1",
        "/gradio_api/proxy=http://127.0.0.1/",
        "/proxy=http://169.254.169.254/latest/meta-data/",
        "/proxy=http:%2f%2f127.0.0.1%2f",
        "/gradio_api/stream/1/1/1/playlist.m3u8",
        "/gradio_api/custom_component/1/client/component/../../x",
        "/gradio_api/heartbeat/x",
        "/gradio_api/queue/status",
        "/gradio_api/run/ask",
        "/gradio_api/call/ask",
        "/gradio_api/call/v2/ask",
        "/gradio_api/component_server",
        "/gradio_api/deep_link",
        "/gradio_api/startup-events",
        "/gradio_api/app_id",
        "/gradio_api/token",
        "/gradio_api/login_check",
        "/gradio_api/monitoring/x",
        "/gradio_api/runs",
        "/gradio_api/dev/reload",
        "/gradio_api//info",
        "/gradio_api/info/",
        "/gradio_api/./info",
        "/gradio_api%2finfo%2f..",
        "/GRADIO_API/info",
        "/monitoring",
        "/login",
        "/logout",
        "/svelte/x",
        "/theme.css/",
    ),
    "targets of another form": (
        "*",
        "http://evil.example/etc/passwd",
        "http://localhost/../etc/passwd",
        "static/page.css",
        "?/config",
    ),
}
SECRETS = (b"root:", b"[project]", b"import uvicorn", b"<!doctype html>", b"--paper", b"version")
every = [(path, kind) for kind, paths in SPELLINGS.items() for path in paths]


@pytest.mark.parametrize("path", [path for path, _ in every], ids=[f"{k}: {p!a}" for p, k in every])
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_no_spelling_of_a_path_is_answered(port: int, path: str, method: str) -> None:
    reply = await raw(port, path, "Host: localhost", "Content-Length: 0", method=method)
    assert reply.status in (400, 404, 405)
    assert not any(secret in reply.body for secret in SECRETS)


async def test_paths_that_are_listed_are_answered(port: int) -> None:
    for path in ("/", "/static/page.css", "/config", "/embed?article=the-river"):
        assert (await raw(port, path, "Host: localhost")).status == 200
