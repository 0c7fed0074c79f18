"""The sites whose pages may show the widget, or an article in it, written as exact origins."""

import re

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
HOST = rf"{_LABEL}(?:\.{_LABEL})*"
"""Matches a host in its ASCII form, in small letters."""

_ORIGIN = re.compile(rf"(?P<scheme>https?)://(?P<host>{HOST})(?::(?P<port>[1-9]\d{{0,4}}))?")
_DEFAULT = {"http": "80", "https": "443"}
_HIGHEST_PORT = 65_535


class Origins(tuple[str, ...]):
    """Origins without repeats, in the order given: scheme, host and port, as browsers send them."""

    __slots__ = ()

    def __new__(cls, text: str = "") -> "Origins":
        """The origins in `text`, between spaces or commas.

        Raises ValueError for anything but an exact origin: a wildcard, a path, a bare scheme, a
        host that is not in its ASCII form.
        """
        found = text.replace(",", " ").split()
        return super().__new__(cls, dict.fromkeys(map(_origin, found)))

    def __str__(self) -> str:
        return " ".join(self)


def _origin(text: str) -> str:
    match = _ORIGIN.fullmatch(text.lower())
    if not match or int(match["port"] or 1) > _HIGHEST_PORT:
        raise ValueError(f"{text} is no exact origin")
    is_default = match["port"] in (None, _DEFAULT[match["scheme"]])
    return f"{match['scheme']}://{match['host']}" + ("" if is_default else f":{match['port']}")
