"""Hosts written exactly: Footnote's names, and those whose pages may be fetched anywhere."""

import re

from index.origins import HOST


class Hosts(tuple[str, ...]):
    """Hosts without repeats, in the order given, in small letters."""

    __slots__ = ()

    def __new__(cls, text: str = "") -> "Hosts":
        """The hosts in `text`, between spaces or commas.

        Raises ValueError for anything but an exact host: a scheme, a port, a wildcard, a name that
        is not in its ASCII form.
        """
        found = text.lower().replace(",", " ").split()
        for host in found:
            if not re.fullmatch(HOST, host):
                raise ValueError(f"{host} is no exact host")
        return super().__new__(cls, dict.fromkeys(found))

    def __str__(self) -> str:
        return " ".join(self)
