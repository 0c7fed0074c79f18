"""The server: the app with its page, a start in one line and a quiet end."""

import asyncio
import errno
import logging
import socket
from types import FrameType

import uvicorn
from fastapi import FastAPI

from chatbot.errors import SettingInvalid
from chatbot.settings import Settings
from chatbot.web import chat, journal, surface
from chatbot.web.api import Answering
from chatbot.web.sites import frames

GRACE_SECONDS = 5
CONNECTIONS = 500
HIGHEST_PORT = 65_535

_log = logging.getLogger(__name__)


def create(answering: Answering, settings: Settings) -> FastAPI:
    """The whole app, page and all; see `surface.create`."""
    app = surface.create(answering, settings)
    return chat.mount(app, answering, settings, app.state.stopping, app.state.limits)


def serve(answering: Answering, settings: Settings, listener: socket.socket | None = None) -> None:
    """Serve until a signal says stop, then end open answers and return.

    Raises SettingInvalid where the address cannot be had. A caller with much to load may
    `bind` first, so as to know that early, and hand over the listener.
    """
    listener = listener or bind(settings)
    journal.configure()
    app = create(answering, settings)
    Server(configured(app, settings), app.state.stopping).run(sockets=[listener])


def configured(app: FastAPI, settings: Settings) -> uvicorn.Config:
    """How uvicorn serves `app`. What it answers itself, past its limit or to what is no request,
    may be framed and sniffed no more than what the app answers.
    """
    return uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        lifespan="on",
        limit_concurrency=CONNECTIONS,
        timeout_graceful_shutdown=GRACE_SECONDS,
        headers=[*frames(settings.embed_origins).items(), ("X-Content-Type-Options", "nosniff")],
    )


def bind(settings: Settings) -> socket.socket:
    """A listening socket at the address of `settings`; port 0 takes any free port.

    Raises SettingInvalid, naming the settings to change.
    """
    if settings.port > HIGHEST_PORT:
        message = f"FOOTNOTE_PORT is {settings.port}; the most it takes is {HIGHEST_PORT}"
        raise SettingInvalid(message)
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    place = f"{settings.host}, port {settings.port}"
    try:
        return socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message = f"{place} is in use; stop what uses it, or set FOOTNOTE_PORT to another."
        else:
            message = f"Cannot listen on {place}; set FOOTNOTE_HOST and FOOTNOTE_PORT to what can."
        raise SettingInvalid(message) from error


class Server(uvicorn.Server):
    """Uvicorn, told where it serves, and ending with success when it is told to stop."""

    def __init__(self, config: uvicorn.Config, stopping: asyncio.Event) -> None:
        super().__init__(config)
        self._stopping = stopping

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say where."""
        await super().startup(sockets)
        for listener in sockets or ():
            host, port = listener.getsockname()[:2]
            shown = f"[{host}]" if ":" in host else host
            _log.info("Footnote is ready at http://%s:%d", shown, port)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Say so to everything that is open, then stop."""
        self._stopping.set()
        await super().shutdown(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop at the first signal, at once at the second.

        Uvicorn would raise the signal again afterwards and so make an orderly end a failure.
        """
        self.force_exit = self.should_exit
        self.should_exit = True
