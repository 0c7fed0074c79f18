"""The address that a host has, if a page may be asked of it: a public one.

An operator may list hosts whose addresses need not be public. Nobody else can bring Footnote to
ask a machine of the network it stands in: not by a name, not by an odd spelling of an address,
since what counts is the address that is connected to.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Collection, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from index.errors import PageUnavailable

Resolve = Callable[[str], Awaitable[Sequence[str]]]
"""Every address of a host, the one to try first in front. Raises OSError or UnicodeError."""

_GLOBAL_UNICAST = ip_network("2000::/3")
_OF_IPV4 = ip_network("64:ff9b::/96")
# What leads on to an IPv4 address, what answers wherever one stands, and what Python tells of
# only in some of its versions.
_NEVER = tuple(
    map(
        ip_network,
        ("100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2002::/16", "3fff::/20"),
    )
)


async def resolve(host: str) -> list[str]:
    """What the system says: a name is looked up, an address in any spelling is put plainly."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


async def address_of(host: str, trusted: Collection[str], resolve: Resolve) -> str:
    """The address to connect to for `host`, looked up once.

    Raises PageUnavailable where there is none, and where any of them is not public, unless the
    host is `trusted`.
    """
    try:
        found = [ip_address(address) for address in await resolve(host)]
    except (OSError, UnicodeError) as error:
        raise PageUnavailable(f"the host {host} is not found; check how it is spelled") from error
    hidden = [address for address in found if not is_public(address)]
    if hidden and host not in trusted:
        raise PageUnavailable(
            f"the host {host} has the address {hidden[0]}, which is not public; save the page as "
            ".html and index that, or list a host of yours in FOOTNOTE_FETCH_HOSTS"
        )
    if not found:
        raise PageUnavailable(f"the host {host} has no address; check how it is spelled")
    return str(found[0])


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether a machine of the whole internet is meant, and a single one."""
    if isinstance(address, IPv6Address):
        if address in _OF_IPV4:
            return is_public(IPv4Address(address.packed[-4:]))
        if address not in _GLOBAL_UNICAST or address.scope_id:
            return False
    is_single = address.is_global and not (address.is_multicast or address.is_reserved)
    return is_single and not any(address in network for network in _NEVER)
