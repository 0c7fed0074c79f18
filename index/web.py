"""One page of the web, fetched without trusting whoever sends it.

The host's address is judged before it is connected to, at every redirect anew, and the connection
goes to the very address that was judged; the name is what the server and its certificate are asked
for. Size and time are limited over all, so neither a bomb nor a slow drip gets through.
"""

import asyncio
import re
from collections.abc import Collection
from dataclasses import dataclass

import httpx2
from httpx2 import URL, Response

from index import destinations
from index.characters import clean_line
from index.charset import decoded
from index.destinations import Resolve, address_of
from index.errors import PageUnavailable

MOST_BYTES = 5_000_000
"""Bytes of a page once they are unpacked, at most."""

SECONDS = 20.0
"""Time for a page from the first look-up to the last byte, redirects included."""

MOST_REDIRECTS = 5

_TYPES = ("text/html", "application/xhtml+xml")
# One way of packing, which unpacks in pieces: packed five times over, nothing may take minutes.
_HEADERS = {
    "Accept": ", ".join(_TYPES),
    "Accept-Encoding": "gzip",
    "User-Agent": "Footnote",
}
SAVE_IT = "look at it in a browser, or save the page as .html and index that"
_HIGHEST_PORT = 65_535


@dataclass(frozen=True, slots=True)
class Page:
    """The HTML that was found, and the address where it was found after all redirects."""

    address: str
    html: str


async def fetch(
    address: str,
    hosts: Collection[str] = (),
    seconds: float = SECONDS,
    resolve: Resolve = destinations.resolve,
    transport: httpx2.AsyncBaseTransport | None = None,
) -> Page:
    """The page at an http or https `address`. Those of `hosts` may have addresses not public.

    The environment's proxies and passwords are not used. Raises PageUnavailable, naming the
    address and what to do.
    """
    try:
        async with asyncio.timeout(seconds):
            return await _follow(plain(URL(address)), hosts, resolve, transport)
    except TimeoutError as error:
        says = f"not there within {seconds:g} seconds; try again, or {SAVE_IT}"
        raise PageUnavailable(f"{_shown(address)}: {says}") from error
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        reason = clean_line(str(error)) or type(error).__name__
        says = f"cannot be fetched ({reason}); {SAVE_IT}"
        raise PageUnavailable(f"{_shown(address)}: {says}") from error
    except PageUnavailable as error:
        raise PageUnavailable(f"{_shown(address)}: {error}") from error


def plain(url: URL) -> URL:
    """`url` as browsers write it, without fragment.

    Raises PageUnavailable for one that is not of the web, or carries a password.
    """
    host = url.raw_host.decode("ascii").rstrip(".")
    if url.scheme not in ("http", "https") or not host:
        raise PageUnavailable("not a page of the web; give its address as https://news.example/a")
    if url.userinfo:
        raise PageUnavailable("there is a name or a password in the address; leave it out")
    if url.port is not None and not 0 < url.port <= _HIGHEST_PORT:
        raise PageUnavailable(f"no port {url.port} exists; mend the address")
    return url.copy_with(host=host, raw_path=url.raw_path, fragment=None)


async def _follow(
    url: URL,
    trusted: Collection[str],
    resolve: Resolve,
    transport: httpx2.AsyncBaseTransport | None,
) -> Page:
    for _ in range(MOST_REDIRECTS + 1):
        host = url.raw_host.decode("ascii")
        # Whoever is not trusted cannot send us on to one who is.
        trusted = trusted if host in trusted else ()
        address = await address_of(host, trusted, resolve)
        # A client each, or two hosts at one address would share a connection and cookies.
        async with (
            httpx2.AsyncClient(transport=transport, trust_env=False, timeout=None) as client,
            client.stream(
                "GET",
                url.copy_with(host=address),
                headers={**_HEADERS, "Host": url.netloc.decode("ascii")},
                extensions={"sni_hostname": host},
            ) as response,
        ):
            if not response.has_redirect_location:
                return Page(str(url), await _text(response))
            url = _next(url, response.headers["Location"])
    raise PageUnavailable(
        f"it is more than {MOST_REDIRECTS} redirects away; give the address they end at"
    )


def _next(url: URL, location: str) -> URL:
    after = plain(url.join(location))
    if url.scheme == "https" and after.scheme == "http":
        raise PageUnavailable(f"it leads from https to {after}, which is not; {SAVE_IT}")
    return after


async def _text(response: Response) -> str:
    if response.status_code != httpx2.codes.OK:
        raise PageUnavailable(f"the server answered {response.status_code}; {SAVE_IT}")
    kind = clean_line(response.headers.get("Content-Type", "").partition(";")[0]).lower()
    if kind not in _TYPES:
        raise PageUnavailable(f"it is {kind or 'of no type'}, not HTML; save its text as .txt")
    if response.headers.get("Content-Encoding", "identity").lower() not in ("gzip", "identity"):
        raise PageUnavailable(f"it is packed otherwise than asked for; {SAVE_IT}")
    data = bytearray()
    async for piece in response.aiter_bytes():
        data += piece
        if len(data) > MOST_BYTES:
            raise PageUnavailable(f"it is longer than {MOST_BYTES} bytes; save its text as .txt")
    return decoded(bytes(data), response.charset_encoding)


def _shown(address: str) -> str:
    """An address that somebody gave us, fit for a terminal and without its password."""
    return re.sub(r"//[^/?#]*@", "//…@", clean_line(address))
