"""The widget's loader as publishers get it: its file, its versioned address, the tag to paste."""

import base64
import gzip
import hashlib
import re
from collections import Counter
from collections.abc import Callable
from functools import partial
from html import escape
from itertools import product
from string import ascii_letters

from fastapi import Request
from fastapi.responses import Response

from chatbot.document import STATIC

FILE = "widget.js"
_OPTION = re.compile(r'^    (\w+): "(.*)", // (.+)$', re.MULTILINE)
# A string, which stays; or a comment with the space around it; or a mark with it.
_PART = re.compile(r"""("[^"\n]*"|`[^`]*`)|\s*//.*\s*|\s*([^\w\s$"`/])\s*""")
_TEXT = re.compile(r"""("[^"\n]*"|`[^`]*`)""")
_DECLARED = re.compile(r"\b(?:const|let|function) ?(?:\[([\w,]+)\]|(\w{3,}))")
# What stands for a property too, or is read out of a text, and so keeps its name.
_PROPERTY = re.compile(r"(?<!\.\.)\.(\w+)|(\w+):")
_SHORTHAND = re.compile(r"\{([\w,.:\" ]*)\}")
_READ = re.compile(r"\$\{([^}]*)\}")
_WORDS = {"as", "do", "if", "in", "is", "of"}
_FOR_EVER = "public, max-age=31536000, immutable"
_FOR_NOW = "public, max-age=300"


def source() -> str:
    """The loader as it is written."""
    return (STATIC / FILE).read_text("utf-8")


def script() -> bytes:
    """The loader as it is served: without its comments and idle space, a fifth of its weight, and
    with short names for what is its own, a twelfth. Each of its statements ends in a semicolon or a
    brace, so none needs the end of its line.
    """
    return _shortened(_PART.sub(lambda part: part[1] or part[2] or "", source())).encode()


def _shortened(text: str) -> str:
    """A script with short names for what it declares and gives nobody else."""
    parts = _TEXT.split(text)
    code = '""'.join(parts[::2])
    kept = {name for found in _PROPERTY.findall(code) for name in found}
    kept.update(each for found in _SHORTHAND.findall(code) for each in found.split(","))
    kept.update(re.findall(r"\w+", " ".join(_READ.findall("".join(parts[1::2])))))
    declared = re.findall(r"\w{3,}", " ".join(map(" ".join, _DECLARED.findall(code))))
    own = [name for name, _ in Counter(re.findall(r"\w+", code)).most_common()]
    taken = {*own, *kept}
    pairs = ("".join(each) for each in product(ascii_letters, ["", *ascii_letters]))
    free = (name for name in sorted(pairs, key=len) if name not in taken and name not in _WORDS)
    names = dict(zip((name for name in own if name in {*declared} - kept), free, strict=False))
    renamed = partial(re.sub, r"\w+", lambda word: names.get(word[0], word[0]))
    parts[::2] = map(renamed, parts[::2])
    return "".join(parts)


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
    headers = {"Cache-Control": keep, "Vary": "Accept-Encoding, Origin"}

    def serve(request: Request) -> Response:
        takes = "gzip" in request.headers.get("Accept-Encoding", "")
        encoding = {"Content-Encoding": "gzip"} if takes else {}
        body = packed if takes else plain
        return Response(body, headers=headers | encoding, media_type="text/javascript")

    return serve
