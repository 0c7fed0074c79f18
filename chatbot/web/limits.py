"""How much one reader and one site may ask, so that nobody empties a publisher's purse."""

import math
import time
from collections import Counter, OrderedDict
from collections.abc import AsyncGenerator, Callable, Collection, Iterator
from contextlib import aclosing, contextmanager
from ipaddress import IPv6Address, ip_address, ip_network

from chatbot.errors import LimitReached, TooBusy
from chatbot.events import Event

PLACES = 10_000
_HOUR = 3600.0
_HOME = 64
"""Bits of an IPv6 address that a household shares; the rest it may choose as it likes."""

_READER = "One reader may ask {} an hour here, and you have"
_SITE = "This site’s readers have asked the {} an hour that it may bring"
_AT_ONCE = (
    "Your address waits for {} already, as many as one may; please ask again as soon as an answer "
    "is there."
)
_SOON = 5


class Limits:
    """So many questions an hour from each reader's address, and from the pages of each of the
    `known` sites, and so many answers `at_once` for an address; 0 for any number.
    """

    def __init__(
        self,
        a_reader: int,
        a_site: int = 0,
        at_once: int = 0,
        known: Collection[str] = (),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._readers = Hourly(a_reader, _READER, clock)
        self._sites = Hourly(a_site, _SITE, clock)
        self._at_once = at_once
        self._known = known
        self._waiting: Counter[str] = Counter()

    async def admit(
        self, events: AsyncGenerator[Event, None], address: str, site: str = ""
    ) -> AsyncGenerator[Event, None]:
        """The `events` of an answer that `address` asked for in a page of `site`, an origin.

        What a page says of its site is believed, for it counts somewhere in any case: whatever is
        none of the known sites counts as Footnote's own. Raises LimitReached before the first
        event; the reader's own limits come first, so that no reader alone uses up a site's. A
        question that is turned away, by a limit or a full line, counts nowhere.
        """
        who, where = household(address), site if site in self._known else ""
        with self._place(who), self._readers.taking(who), self._sites.taking(where):
            async with aclosing(events):
                async for event in events:
                    yield event

    @contextmanager
    def _place(self, who: str) -> Iterator[None]:
        if self._at_once and self._waiting[who] >= self._at_once:
            raise LimitReached(_AT_ONCE.format(_count(self._at_once, "answer")), _SOON)
        self._waiting[who] += 1
        try:
            yield
        finally:
            self._waiting[who] -= 1
            self._waiting += Counter()  # Forgets who waits for none.


class Hourly:
    """So many questions an hour of each who asks; 0 for any number. `limit` says so to whoever
    meets it, with the questions in its braces.

    Unused questions come back evenly over the hour. Of more than `PLACES` who ask, those who have
    not for longest are forgotten, so that the table cannot grow.
    """

    def __init__(self, most: int, limit: str, clock: Callable[[], float]) -> None:
        self._most = most
        self._limit = limit.format(_count(most, "question"))
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    @contextmanager
    def taking(self, who: str) -> Iterator[None]:
        """Let one question through, which is given back where it is turned away later on. Raises
        LimitReached.
        """
        self.take(who)
        try:
            yield
        except (LimitReached, TooBusy):
            self._give_back(who)
            raise

    def take(self, who: str) -> None:
        """Let one question through. Raises LimitReached."""
        if not self._most:
            return
        now = self._clock()
        left, since = self._left.pop(who, (float(self._most), now))
        left = min(self._most, left + max(0.0, now - since) * self._most / _HOUR)
        granted = left >= 1
        self._left[who] = (left - 1 if granted else left, max(now, since))
        while len(self._left) > PLACES:
            self._left.popitem(last=False)
        if not granted:
            seconds = math.ceil((1 - left) * _HOUR / self._most)
            wait = _count(math.ceil(seconds / 60), "minute")
            raise LimitReached(f"{self._limit}; please ask again in {wait}.", seconds)

    def _give_back(self, who: str) -> None:
        if who in self._left:
            left, since = self._left[who]
            self._left[who] = (min(self._most, left + 1), since)


def household(address: str) -> str:
    """What counts as one reader: an IPv4 address, the network of an IPv6 address."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        mapped = found.ipv4_mapped
        return str(mapped or ip_network((found, _HOME), strict=False))
    return str(found)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
