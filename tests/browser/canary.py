"""A listener where hostile text points; nothing may ever arrive."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class Canary:
    """Its address, and the paths that were asked for."""

    url: str
    hits: list[str]


@contextmanager
def listening() -> Iterator[Canary]:
    """A canary that is awake."""
    hits: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hits.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_HEAD = do_OPTIONS = do_GET

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listener:
        thread = threading.Thread(target=listener.serve_forever)
        thread.start()
        yield Canary(f"http://127.0.0.1:{listener.server_port}", hits)
        listener.shutdown()
        thread.join()
