import json
from pathlib import Path

import pytest
import pytest_asyncio
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from scripted import Scripted
from starlette.routing import Mount
from wire import HOST, JSON, request

from chatbot.settings import Settings
from chatbot.web import server

HERE = Path(__file__).parent

# What Gradio's routes may be reached by; every other one that it brings stays closed.
OPEN = {
    "GET /",
    "HEAD /",
    "GET /static/{path:path}",
    "GET /assets/{path:path}",
    "GET /config",
    "GET /gradio_api/info",
    "GET /theme.css",
    "GET /gradio_api/queue/data",
    "POST /gradio_api/queue/join",
}


# Gradio binds its locks to the loop that runs when it is mounted, and they outlive a test.
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def app() -> FastAPI:
    return server.create(Scripted(), Settings(host="0.0.0.0"))


def gradio_routes(app: FastAPI) -> set[str]:
    mount = next(route for route in app.routes if isinstance(route, Mount))
    return {
        f"{method} {route.path}"
        for route in iter_route_contexts(mount.routes)
        for method in route.methods or ()
    }


async def test_gradio_brings_the_routes_that_were_judged(app: FastAPI) -> None:
    """A route that is new here must be judged, then written down in the list."""
    judged = (HERE / "gradio_routes.txt").read_text().splitlines()
    assert sorted(gradio_routes(app)) == judged


async def test_every_other_route_of_gradio_is_closed(app: FastAPI) -> None:
    for route in sorted(gradio_routes(app) - OPEN):
        method, path = route.split(" ")
        for name in ("{path:path}", "{url_path:path}", "{path_or_url:path}"):
            path = path.replace(name, "x")
        reply = await request(app, method, path.replace("{", "").replace("}", ""))
        assert reply.status in (404, 405), route


PLACES = ("/static/", "/assets/", "/gradio_api/file=", "/file=", "/gradio_api/custom_component/")
CLIMBS = (
    "../../pyproject.toml",
    "..%2f..%2fpyproject.toml",
    "%2e%2e/pyproject.toml",
    "..\\..\\pyproject.toml",
    "/etc/passwd",
    "//etc/passwd",
    "x/../../pyproject.toml",
    "page.css/../../server.py",
    ".hidden",
    "page.css\x00",
    "http://127.0.0.1/",
)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("climb", CLIMBS)
async def test_no_spelling_climbs_out_of_a_folder(app: FastAPI, place: str, climb: str) -> None:
    there, not_there = [
        await request(app, "GET", place + path) for path in (climb, climb + "-not-there")
    ]
    assert there.status == not_there.status == 404


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost"])
@pytest.mark.parametrize("host", ["public.example", "localhost", "127.0.0.1:7860"])
@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/"), ("GET", "/config"), ("POST", "/gradio_api/queue/join"), ("OPTIONS", "/api/ask")],
)
async def test_no_origin_is_let_in(
    app: FastAPI, origin: str, host: str, method: str, path: str
) -> None:
    preflight = ("access-control-request-method", "POST")
    reply = await request(app, method, path, [("host", host), ("origin", origin), preflight])
    assert reply.header("access-control-allow-origin") is None
    assert reply.header("access-control-allow-credentials") is None


async def test_a_page_elsewhere_cannot_ask_without_being_let_in(app: FastAPI) -> None:
    body = json.dumps({"data": [], "fn_index": 0, "session_hash": "x"}).encode()
    plain = [HOST, ("origin", "https://evil.example"), ("content-type", "text/plain")]
    reply = await request(app, "POST", "/gradio_api/queue/join", plain, [body])
    assert reply.status == 422


async def test_what_a_client_says_about_hosts_reaches_no_page(app: FastAPI) -> None:
    forged = [("x-forwarded-host", "evil.example"), ("x-gradio-server", "http://evil.example")]
    for path in ("/", "/config"):
        reply = await request(app, "GET", path, [HOST, *forged])
        assert reply.status == 200
        assert b"evil.example" not in reply.body


async def test_nothing_tells_where_the_program_lies(app: FastAPI) -> None:
    for path in ("/", "/config", "/gradio_api/info", "/theme.css", "/readyz"):
        body = (await request(app, "GET", path)).body.decode()
        assert not [
            secret
            for secret in (str(Path.home()), str(HERE.parent), "site-packages")
            if secret in body
        ]


def hostile_joins() -> list[bytes]:
    sound = {"data": [None], "fn_index": 0, "session_hash": "x"}
    changes: list[dict[str, object]] = [
        {"data": {}},
        {"data": None},
        {"fn_index": "x" * 99},
        {"fn_index": 1.5},
        {"fn_index": None},
        {"session_hash": 7},
        {"session_hash": None},
    ]
    return [b"", b"{", b"[" * 30_000, *(json.dumps(sound | change).encode() for change in changes)]


@pytest.mark.parametrize("body", hostile_joins())
async def test_a_malformed_event_of_the_page_is_refused(app: FastAPI, body: bytes) -> None:
    reply = await request(app, "POST", "/gradio_api/queue/join", [HOST, JSON], [body])
    assert 400 <= reply.status < 500
