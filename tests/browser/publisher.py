"""A publisher's site on another origin: pages under a strict policy, with the widget on them."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from chatbot.web import document

from .scripted import HARBOUR, PARTS

POLICY = (
    "default-src 'none'; script-src {footnote}; frame-src {footnote}; connect-src 'none'; "
    "style-src 'self'; img-src 'none'; base-uri 'none'; form-action 'none'"
)


@dataclass
class Publisher:
    """Its origin, and its pages by path, with headers of their own; `footnote` is the origin that
    its policy allows.
    """

    origin: str
    pages: dict[str, str] = field(default_factory=dict)
    footnote: str = ""
    headers: dict[str, dict[str, str]] = field(default_factory=dict)

    def embed(self, url: str) -> None:
        """Set the usual pages, with the widget of the Footnote at `url`."""
        self.footnote = url.rstrip("/")
        tag = self.tag()
        inline = self.tag("data-mode=inline data-target='#here'")
        self.pages |= {
            "/page.css": "main { max-width: 36rem; margin: 0 auto; }",
            "/": page_of(text_of(PARTS), tag),
            "/set": page_of(SET, tag),
            "/other": page_of("<p>Rain is expected.</p>", tag),
            "/unknown": page_of(text_of(PARTS), self.tag(article="no-such-article")),
            "/two": page_of(text_of(PARTS) + "<p id=here></p>", tag + inline),
            "/demo": self.moved(document.demo(HARBOUR)),
        }

    def moved(self, demo: str) -> str:
        """Footnote's own page to try the widget on, as it is on this site."""
        return demo.replace('src="widget.js"', f'src="{self.footnote}/widget.js"')

    def tag(self, options: str = "", article: str = "harbour") -> str:
        """The script tag of the widget."""
        return (
            f"<script src='{self.footnote}/widget.js' data-article={article} {options} async>"
            "</script>"
        )


def text_of(parts: list[str | list[str]]) -> str:
    """Headings and paragraphs as plain HTML."""
    return "".join(
        f"<h2>{part}</h2>" if isinstance(part, str) else f"<p>{' '.join(part)}</p>"
        for part in parts
    )


# As a publisher's editing system sets it: other quotes, spaces that do not break, markup inside.
SET = (
    text_of(PARTS)
    .replace("’", "'")
    .replace("“", "&laquo;&nbsp;")
    .replace("forty pupils", "<em>forty</em>&nbsp;pu&shy;pils")
    .replace("the bridge bus", "the <a href='#bus'>bridge\n  bus</a>")
)
# Enough of it that what stands below is out of sight.
FILLER = "<p>Rain is expected on the coast until Thursday, and wind after it.</p>" * 40


def page_of(body: str, script: str, lang: str = "en") -> str:
    """A page with `body` and a script tag."""
    head = (
        "<meta charset=utf-8><meta name=viewport content='width=device-width'><title>News</title>"
        "<link rel=stylesheet href=/page.css>"
    )
    return (
        f"<!doctype html><html lang={lang}><head>{head}</head>"
        f"<body><main>{body}</main>{script}</body></html>"
    )


@contextmanager
def publishing() -> Iterator[Publisher]:
    """A publisher whose site is up."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = publisher.pages.get(self.path)
            body = (page or "nothing here").encode()
            self.send_response(200 if page else 404)
            kind = "css" if self.path.endswith(".css") else "html"
            self.send_header("Content-Type", f"text/{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            policy = POLICY.format(footnote=publisher.footnote)
            if page and "<style>" in page:  # The demo's.
                policy = policy.replace("style-src 'self'", "style-src 'unsafe-inline'")
            self.send_header("Content-Security-Policy", policy)
            for name, value in publisher.headers.get(self.path, {}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listener:
        publisher = Publisher(f"http://127.0.0.1:{listener.server_port}")
        thread = threading.Thread(target=listener.serve_forever)
        thread.start()
        yield publisher
        listener.shutdown()
        thread.join()
