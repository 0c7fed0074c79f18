"""One URL into one file: resumed where it broke off, tried again, checked before it is named."""

import hashlib
import shutil
import ssl
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import certifi
import httpx
from httpx import codes

from chatbot.errors import AssetFault
from chatbot.weights.addresses import Address
from chatbot.weights.progress import Tally

PAUSES = (1.0, 3.0, 9.0)
"""Seconds before each further try of a broken transfer."""

SILENCE_SECONDS = 20.0
"""A transfer that is silent for so long is broken."""


_TRY_AGAIN = {codes.REQUEST_TIMEOUT, codes.TOO_MANY_REQUESTS}


class _Broken(Exception):
    """A transfer that may come right if it is tried again."""


def open_client() -> httpx.Client:
    """A client that trusts the machine's own authorities besides the usual ones, as pip does."""
    trusted = ssl.create_default_context()
    trusted.load_verify_locations(certifi.where())
    return httpx.Client(verify=trusted, timeout=SILENCE_SECONDS, follow_redirects=True)


def download(
    address: Address,
    target: Path,
    tally: Tally,
    client: httpx.Client,
    pauses: Sequence[float] = PAUSES,
) -> None:
    """Bring what lies at `address` to `target`; a partial file beside it is continued.

    Raises AssetFault when the address is refused, or still broken at the last try.
    """
    partial = partial_of(target)
    for seconds in (*pauses, None):
        try:
            _transfer(address.url, partial, tally, client)
            _check(partial, address.sha256, tally)
            break
        except (_Broken, httpx.HTTPError) as error:
            if seconds is None:
                raise _fault(address.url, str(error) or type(error).__name__) from error
            tally.pause(seconds)
    partial.replace(target)


def partial_of(target: Path) -> Path:
    """Where the bytes of `target` gather until they are whole."""
    return target.with_name(f"{target.name}.part")


def _transfer(url: str, partial: Path, tally: Tally, client: httpx.Client) -> None:
    have = partial.stat().st_size if partial.exists() else 0
    if urlsplit(url).scheme == "file":
        _copy(url, partial, have, tally)
        return
    # What is counted and resumed are the bytes on the wire: no compression on the way.
    headers = {"Accept-Encoding": "identity"}
    if have:
        headers["Range"] = f"bytes={have}-"
    with client.stream("GET", url, headers=headers) as response:
        _receive(response, partial, have, tally)


def _receive(response: httpx.Response, partial: Path, have: int, tally: Tally) -> None:
    code = response.status_code
    if code == codes.REQUESTED_RANGE_NOT_SATISFIABLE and have:
        return  # Nothing is left to send: the checksum tells whether it is the right thing.
    if code in _TRY_AGAIN or response.is_server_error:
        raise _Broken(f"HTTP status {code}")
    if not response.is_success:
        raise _fault(str(response.url), f"HTTP status {code}")
    if code != codes.PARTIAL_CONTENT:
        tally.add(-have)
        have = 0
    if length := response.headers.get("Content-Length"):
        tally.expect(partial.stem, have + int(length))
    with partial.open("ab" if have else "wb") as file:
        for piece in response.iter_raw():
            file.write(piece)
            tally.add(len(piece))


def _copy(url: str, partial: Path, have: int, tally: Tally) -> None:
    source = Path(url2pathname(urlsplit(url).path))
    if not source.is_file():
        raise _fault(url, "no such file")
    size = source.stat().st_size
    tally.expect(partial.stem, size)
    shutil.copyfile(source, partial)
    tally.add(size - have)


def _check(partial: Path, sha256: str, tally: Tally) -> None:
    with partial.open("rb") as file:
        right = not sha256 or hashlib.file_digest(file, "sha256").hexdigest() == sha256
    if not right:
        tally.add(-partial.stat().st_size)
        partial.unlink()
        raise _Broken("wrong checksum")


def _fault(url: str, reason: str) -> AssetFault:
    return AssetFault(
        f"cannot download {url} ({reason}); check the network, then run"
        " `python -m chatbot fetch` again: it goes on where it stopped"
    )
