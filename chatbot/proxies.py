"""The proxies in front of Footnote: their word about a reader's address is taken, nobody else's."""

from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network


class Proxies(tuple[IPv4Network | IPv6Network, ...]):
    """Networks without repeats, in the order given; a single address is a network of one."""

    __slots__ = ()

    def __new__(cls, text: str = "") -> "Proxies":
        """The networks in `text`, between spaces or commas. Raises ValueError for anything else."""
        found = text.replace(",", " ").split()
        return super().__new__(cls, dict.fromkeys(map(ip_network, found)))

    def __str__(self) -> str:
        return " ".join(map(str, self))

    def has(self, address: str) -> bool:
        """Whether `address` is that of a proxy."""
        try:
            found = ip_address(address)
        except ValueError:
            return False
        return any(found in network for network in self)

    def reader(self, peer: str, forwarded: Sequence[str]) -> str:
        """The address of the reader: `peer`, or the last of `forwarded`, from its end, that is no
        proxy's. What stands before that may be invented.
        """
        address = peer
        for told in reversed([part.strip() for value in forwarded for part in value.split(",")]):
            if not self.has(address):
                break
            address = told
        return address if _is_address(address) else peer


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
