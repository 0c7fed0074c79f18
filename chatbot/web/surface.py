"""What the server shows to the world: the routes it answers, the headers it sends, the limits.

These are lists to be taken in at a glance; tests hold them against the running page. The app
made here has everything but that page, so that it can be had without Gradio.
"""

import asyncio
import time
from collections.abc import Collection
from ipaddress import IPv6Address, ip_address

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from chatbot.readiness import Readiness
from chatbot.settings import Settings
from chatbot.web import api, health
from chatbot.web.api import Answering
from chatbot.web.bodycap import BodyCap
from chatbot.web.farewell import Farewell
from chatbot.web.limits import Limits
from chatbot.web.listening import KnownSessions, UnheldStreams
from chatbot.web.middleware import (
    FixedHeaders,
    KnownHosts,
    NoForwarding,
    OpenRoutes,
    ReadersAddress,
    Renamed,
    RequestId,
    SafeErrors,
    SharedRoutes,
)
from index.origins import Origins

BODY_BYTES = 64 * 1024
BODY_SECONDS = 10.0
# Answers in the making end with an event of their own; this is the time they have for it.
FAREWELL_SECONDS = 1.0

# One segment of a path; no leading dot, so that no spelling climbs out of a folder.
_NAME = r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}"

ROUTES = (
    ("GET", "/healthz"),
    ("GET", "/readyz"),
    ("GET", "/api/articles"),
    ("GET", f"/api/articles/{_NAME}"),
    ("POST", "/api/ask"),
    # The rest is what the page itself asks for between loading and leaving.
    ("GET", "/"),
    ("HEAD", "/"),
    ("GET", "/embed"),
    ("GET", "/demo"),
    ("GET", "/articles"),
    ("GET", r"/widget(?:-[0-9a-f]{12})?\.js"),
    ("GET", f"/static/{_NAME}"),
    ("GET", f"/assets/{_NAME}"),
    ("GET", "/config"),
    ("GET", "/gradio_api/info"),
    ("GET", r"/theme\.css"),
    ("GET", "/gradio_api/queue/data"),
    ("POST", "/gradio_api/queue/join"),
)

# What pages of other sites may read. Gradio's routes are not among it: they do not know which
# articles a site may have.
SHARED = r"/api/.*|/widget(?:-[0-9a-f]{12})?\.js"

# Gradio compiles the templates of its HTML component in the browser and sets styles on elements;
# without 'unsafe-eval' and inline styles the page stays empty. Inline scripts are not needed.
_POLICY = (
    "default-src 'self'",
    "script-src 'self' 'unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


def headers(framers: Origins) -> dict[str, str]:
    """What every response carries; pages of `framers`, and our own, may frame ours."""
    frames = " ".join(("frame-ancestors", "'self'", *framers))
    return {"Content-Security-Policy": "; ".join((*_POLICY, frames)), **_HEADERS}


def create(answering: Answering, settings: Settings) -> FastAPI:
    """The app of a server with these `settings`, in its layers, without the page.

    Its `state.stopping`, once set, ends what is open and lets nothing new begin.
    """
    stopping = asyncio.Event()
    app = FastAPI(
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        telemetry={"tracing": False, "metrics": False, "logs": False},
        middleware=layers(settings, stopping),
        exception_handlers=api.REFUSALS,
    )
    app.state.answering = answering
    app.state.stopping = stopping
    app.state.known = settings.embed_origins
    app.state.limits = Limits(
        settings.questions_an_hour,
        settings.site_questions_an_hour,
        settings.reader_answers_at_once,
        settings.embed_origins,
    )
    app.state.readiness = Readiness(answering.probe, time.monotonic)
    app.include_router(health.router)
    app.include_router(api.router)
    return app


def layers(settings: Settings, stopping: asyncio.Event) -> list[Middleware]:
    """The layers of the app, outermost first."""
    return [
        Middleware(RequestId),
        Middleware(FixedHeaders, headers=headers(settings.embed_origins)),
        Middleware(UnheldStreams),
        Middleware(SafeErrors),
        Middleware(Farewell, stopping=stopping, seconds=FAREWELL_SECONDS),
        Middleware(KnownHosts, names=host_names(settings.host, settings.names)),
        Middleware(SharedRoutes, paths=SHARED),
        # Never with credentials; and where it is missing, Gradio allows everybody, with them.
        Middleware(
            CORSMiddleware, allow_origins=settings.embed_origins, allow_methods=("GET", "POST")
        ),
        Middleware(Renamed, paths={"/embed/config": "/config"}),
        Middleware(OpenRoutes, routes=ROUTES),
        Middleware(KnownSessions),
        Middleware(BodyCap, most=BODY_BYTES, seconds=BODY_SECONDS),
        Middleware(ReadersAddress, proxies=settings.proxies),
        Middleware(NoForwarding),
    ]


def host_names(host: str, told: Collection[str] = ()) -> frozenset[str] | None:
    """The names a server on `host` answers to, those `told` among them; None for any, where it
    listens on all addresses and is told none.
    """
    try:
        address = ip_address(host)
    except ValueError:
        own = {host.lower()}
    else:
        if address.is_unspecified and not told:
            return None
        name = f"[{address}]" if isinstance(address, IPv6Address) else str(address)
        own = set() if address.is_unspecified else {name}
    return frozenset({"localhost", "127.0.0.1", "[::1]", *own, *told})
