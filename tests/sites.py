"""A site of the web that stands on the loopback and can be told to misbehave."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Literal

_NONE: Mapping[str, str] = MappingProxyType({})

HOST = "127.0.0.1"
HTML = "text/html; charset=utf-8"
PARAGRAPHS = (
    "The harbour board voted on Monday to close the old swing bridge for good, after two"
    " engineers had found cracks in eleven of its bearings.",
    "Ada Brandt, who chairs the board, said that a new bridge would cost 2.4 million crowns and"
    " would not be open before the summer of next year.",
    "Until then a ferry carries cyclists and walkers across the Aske every twenty minutes, and"
    " cars take the long way round by Larkholm.",
)


def page(paragraphs: Sequence[str] = PARAGRAPHS, head: str = "") -> str:
    """An article of a newspaper, with all that such a page has around it."""
    told = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""<!doctype html><html lang="en"><head><title>Bridge to close</title>{head}
<meta property="og:site_name" content="The Herald"></head><body>
<header><nav><ul><li><a href="/">Front page</a></li><li><a href="/sport">Sport</a></li></ul></nav>
</header><div class="cookie-banner"><p>We use cookies. Accept all?</p></div>
<main><article><h1>Bridge to close</h1>{told}</article>
<aside class="related"><h2>Most read</h2><ul><li><a href="/x">Ten cakes to bake</a></li></ul>
</aside></main><footer><p>All rights reserved. Subscribe to our newsletter!</p></footer>
<script>track("reader")</script></body></html>"""


@dataclass(frozen=True)
class Reply:
    """What a path answers. What `drips` comes byte by byte, and never whole."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    drips: Literal["", "head", "body"] = ""


@dataclass
class Site:
    """Replies by path, and the paths and hosts that were asked for."""

    port: int
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str, host: str = HOST) -> str:
        return f"http://{host}:{self.port}{path}"

    def put(
        self,
        path: str,
        body: str | bytes,
        kind: str = HTML,
        status: int = 200,
        headers: Mapping[str, str] = _NONE,
    ) -> str:
        """Let `path` answer with `body`; its address."""
        data = body if isinstance(body, bytes) else body.encode()
        self.replies[path] = Reply(data, status, {"Content-Type": kind, **headers})
        return self.url(path)

    def send_on(self, path: str, target: str) -> str:
        """Let `path` redirect to `target`; its address."""
        return self.put(path, "", status=302, headers={"Location": target})


class _Server(ThreadingHTTPServer):
    site: Site


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        site = self.server.site
        site.asked.append((str(self.headers["Host"]), self.path))
        reply = site.replies.get(self.path, Reply(status=404))
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.drips == "head":
            self.flush_headers()
            self.wfile.write(b"X-More:")
        else:
            self.end_headers()
        while reply.drips and not site.closing.wait(0.01):
            self.wfile.write(b" ")
        self.wfile.write(reply.body)

    def handle_one_request(self) -> None:
        with suppress(ConnectionError):  # Whoever asked has heard enough.
            super().handle_one_request()
        self.close_connection = True

    def log_message(self, *args: object) -> None:
        return


@contextmanager
def opened() -> Iterator[Site]:
    """A site that answers until the end."""
    server = _Server((HOST, 0), _Handler)
    server.site = Site(server.server_port)
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    serving.start()
    try:
        yield server.site
    finally:
        server.site.closing.set()
        server.shutdown()
        server.server_close()
        serving.join()
