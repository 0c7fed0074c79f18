"""The address of a page in one spelling; index, publisher and browser each have their own."""

import re
from functools import lru_cache
from urllib.parse import quote

from httpx2 import URL, InvalidURL

from index import web
from index.errors import PageUnavailable

_PLAIN = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_KEPT = "/?:@!$&()*+,;=%"
"""What separates, or may: written out it means something else than escaped. The rest is escaped."""


@lru_cache(maxsize=16_384)
def one_spelling(address: str) -> str:
    """The same for every spelling of the address of one page of the web: without fragment, its
    host in small letters, without the usual port, escaped alike. Any other text stays as it is.
    """
    try:
        url = web.plain(URL(address))
    except (InvalidURL, PageUnavailable):
        return address
    path = quote(url.raw_path, safe=_KEPT)
    return f"{url.scheme}://{url.netloc.decode('ascii')}{_PLAIN.sub(_escape, path)}"


def _escape(match: re.Match[str]) -> str:
    """One escape: undone where it need not be, else with capitals."""
    letter = chr(int(match[1], 16))
    return letter if _UNRESERVED.fullmatch(letter) else match[0].upper()
