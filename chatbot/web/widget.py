"""The widget's loader as publishers get it: its file, its versioned address, the tag to paste."""

import base64
import gzip
import hashlib
import re
from collections.abc import Callable
from html import escape

from fastapi import Request
from fastapi.responses import Response

from chatbot.web.document import STATIC

FILE = "widget.js"
SERVED = "widget.min.js"
ANYWHERE = {"Cross-Origin-Resource-Policy": "cross-origin"}
"""For pages that load nothing else from other sites: those with an embedder policy."""

_OPTION = re.compile(r'^    (\w+): "(.*)", // (.+)$', re.MULTILINE)
_FOR_EVER = "public, max-age=31536000, immutable"
_FOR_NOW = "public, max-age=300"


def source() -> str:
    """The loader as it is written."""
    return (STATIC / FILE).read_text("utf-8")


def script() -> bytes:
    """The loader as it is served: what `make widget` makes of it, with short names and no comments,
    three fifths of its weight.
    """
    return (STATIC / SERVED).read_bytes()


def integrity() -> str:
    """Its digest, as the `integrity` of a script tag is written."""
    return f"sha384-{base64.b64encode(hashlib.sha384(script()).digest()).decode()}"


def versioned() -> str:
    """Its name with a digest. What stands there never changes; it goes with an upgrade."""
    return f"widget-{hashlib.sha256(script()).hexdigest()[:12]}.js"


def tag(server: str, article: str = "") -> str:
    """The script tag for a page; `server` is the address that readers reach Footnote at."""
    address = f"{server.rstrip('/')}/{versioned()}"
    which = f' data-article="{escape(article)}"' if article else ""
    return (
        f'<script src="{escape(address)}" integrity="{integrity()}" crossorigin="anonymous"'
        f"{which} async></script>"
    )


def table() -> str:
    """The loader's options as a Markdown table, for the README, read out of its own list."""
    rows = ["| attribute | default | what it is |", "|---|---|---|"]
    for name, default, says in _OPTION.findall(source()):
        rows.append(f"| `data-{name}` | {f'`{default}`' if default else ''} | {says} |")
    return "\n".join(rows)


def served(is_versioned: bool) -> Callable[[Request], Response]:
    """What answers at the loader's address, compressed where the browser takes that."""
    plain = script()
    packed = gzip.compress(plain, mtime=0)
    keep = _FOR_EVER if is_versioned else _FOR_NOW
    headers = {"Cache-Control": keep, "Vary": "Accept-Encoding, Origin", **ANYWHERE}

    def serve(request: Request) -> Response:
        takes = "gzip" in request.headers.get("Accept-Encoding", "")
        encoding = {"Content-Encoding": "gzip"} if takes else {}
        body = packed if takes else plain
        return Response(body, headers=headers | encoding, media_type="text/javascript")

    return serve
