"""No page is asked of a machine that is not public, however its address is spelled."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from ipaddress import ip_address, ip_network

import httpx2
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index import destinations
from index.destinations import address_of, is_public
from index.errors import PageUnavailable
from index.web import fetch

PUBLIC = ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "2a00:1450::1", "64:ff9b::808:808"]
HIDDEN = [
    "0.0.0.0",
    "10.0.0.5",
    "100.64.0.1",
    "127.0.0.1",
    "127.8.9.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.9",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "2606:4700::1111%eth0",
]
SPELLINGS = [
    "http://127.0.0.1/",
    "http://127.0.0.1./",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://0/",
    "http://2852039166/latest/meta-data/",
    "http://0xa9fea9fe/",
    "http://%31%32%37.0.0.1/",
    "http://127。0。0。1/",
    "http://１２７.0.0.1/",
    "http://①②⑦.0.0.1/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://localhost。/",
    "http://ⓛocalhost/",
    "http://xn--localhost-/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[fe80::1%25eth0]/",
    "http://[64:ff9b::7f00:1]/",
    "http://8.8.8.8@127.0.0.1/",
    "http://8.8.8.8:80@127.0.0.1/",
    "http://127.0.0.1#@8.8.8.8/",
    "http://127.0.0.1?@8.8.8.8/",
    "http://127.0.0.1\\@8.8.8.8/",
    "http://8.8.8.8\\@127.0.0.1/",
    "http:127.0.0.1/",
    "http:///127.0.0.1/",
    "//127.0.0.1/",
    "HTTP://127.0.0.1:80/",
    "http://127.0.0.1:99999/",
    "file:///etc/passwd",
    "gopher://127.0.0.1/",
    "ftp://127.0.0.1/",
    "data:text/html,hello",
    "javascript:alert(1)",
    "http://\udcff/",
    "http://" + "a" * 64 + "/",
    "http://" + "a." * 200 + "/",
]
TRIED = "it is asked all the same"
ANY_IPV4 = st.ip_addresses(v=4)
EMBEDDING = st.builds(
    lambda network, inner: str(ip_address(int(ip_network(network)[0]) + inner)),
    st.sampled_from(["::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/96"]),
    st.integers(0, 2**32 - 1),
)
ANY_ADDRESS = st.sampled_from(PUBLIC + HIDDEN) | ANY_IPV4.map(str) | EMBEDDING
HOSTS = st.sampled_from(["news.example", "a.b.example.", "bücher.example", "10.0.0.1", "[::1]"])


class Wire(httpx2.AsyncBaseTransport):
    """Notes where each connection would go."""

    def __init__(self, *locations: str) -> None:
        self.locations = list(locations)
        self.requests: list[httpx2.Request] = []

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        if self.locations:
            location = self.locations.pop(0).encode("utf-8", "replace")
            return httpx2.Response(302, headers=[(b"Location", location)])
        return httpx2.Response(200, html=TRIED)

    @property
    def connected(self) -> list[str]:
        return [request.url.host for request in self.requests]


def resolving(*found: str) -> Callable[[str], Awaitable[list[str]]]:
    async def resolve(host: str) -> list[str]:
        return list(found)

    return resolve


async def by_hand(host: str) -> list[str]:
    """Spellings as the system reads them; a name is that of a public machine."""
    if host in ("localhost", "localhost."):
        return ["127.0.0.1"]
    if ":" in host:
        return [str(ip_address(host))]
    try:
        return [socket.inet_ntoa(socket.inet_aton(host))]
    except OSError:
        return ["8.8.8.8"]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", HIDDEN)
def test_an_address_of_a_network_or_a_machine_is_not(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("hidden", HIDDEN)
async def test_one_address_that_is_not_public_bars_the_host(hidden: str) -> None:
    for found in ([hidden], ["8.8.8.8", hidden], [hidden, "8.8.8.8"]):
        with pytest.raises(PageUnavailable, match="which is not public"):
            await address_of("news.example", (), resolving(*found))


async def test_a_host_that_is_listed_may_stand_anywhere_and_no_other() -> None:
    there = resolving("10.0.0.5")
    assert await address_of("cms.example", ["cms.example"], there) == "10.0.0.5"
    for other in ("example", "x.cms.example", "cms.example.org"):
        with pytest.raises(PageUnavailable, match="FOOTNOTE_FETCH_HOSTS"):
            await address_of(other, ["cms.example"], there)


async def test_a_host_that_is_nowhere_is_told() -> None:
    async def lost(host: str) -> list[str]:
        raise socket.gaierror("none")

    with pytest.raises(PageUnavailable, match=r"news\.example is not found; check"):
        await address_of("news.example", (), lost)
    with pytest.raises(PageUnavailable, match="has no address; check"):
        await address_of("news.example", (), resolving())


async def test_the_system_puts_addresses_plainly() -> None:
    assert "127.0.0.1" in await destinations.resolve("localhost")


@pytest.mark.parametrize("url", SPELLINGS)
async def test_no_spelling_of_a_hidden_address_gets_through(url: str) -> None:
    wire = Wire()
    try:
        await fetch(url, resolve=by_hand, transport=wire)
    except PageUnavailable as fault:
        assert ";" in str(fault)
    assert set(wire.connected) <= {"8.8.8.8"}


@pytest.mark.parametrize("url", SPELLINGS)
async def test_no_redirect_leads_to_a_hidden_address(url: str) -> None:
    wire = Wire(url)
    try:
        await fetch("http://news.example/a", resolve=by_hand, transport=wire)
    except PageUnavailable as fault:
        assert str(fault).startswith("http://news.example/a: ")
    assert set(wire.connected) == {"8.8.8.8"}


async def test_what_is_not_trusted_leads_to_no_trusted_host() -> None:
    async def resolve(host: str) -> list[str]:
        return ["10.0.0.5" if host == "cms.example" else "8.8.8.8"]

    direct, sent_on = Wire(), Wire("http://cms.example/b")
    await fetch("http://cms.example/a", ["cms.example"], resolve=resolve, transport=direct)
    assert direct.connected == ["10.0.0.5"]
    with pytest.raises(PageUnavailable, match=r"cms\.example has the address 10\.0\.0\.5"):
        await fetch("http://news.example/a", ["cms.example"], resolve=resolve, transport=sent_on)
    assert sent_on.connected == ["8.8.8.8"]


async def test_the_address_that_was_judged_is_connected_to_and_the_name_is_asked_for() -> None:
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    asked = []

    async def rebinding(host: str) -> list[str]:
        asked.append(host)
        return next(answers)

    wire = Wire()
    page = await fetch("https://bücher.example:8443/a#b", resolve=rebinding, transport=wire)
    assert page.address == "https://xn--bcher-kva.example:8443/a"
    (request,) = wire.requests
    assert asked == ["xn--bcher-kva.example"]
    assert str(request.url) == "https://8.8.8.8:8443/a"
    assert request.headers["Host"] == "xn--bcher-kva.example:8443"
    assert request.extensions["sni_hostname"] == "xn--bcher-kva.example"


@given(HOSTS, st.lists(st.lists(ANY_ADDRESS, max_size=3), min_size=1, max_size=3))
@example("news.example", [["8.8.8.8"], ["127.0.0.1"]])
def test_only_public_addresses_are_connected_to(host: str, answers: list[list[str]]) -> None:
    """Each look-up answers otherwise than the one before, as one under attack does."""
    later = iter(answers)

    async def resolve(host: str) -> list[str]:
        return next(later, ["127.0.0.1"])

    wire = Wire("http://other.example/", "//third.example/")
    with suppress(PageUnavailable):
        asyncio.run(fetch(f"http://{host}/", resolve=resolve, transport=wire))
    judged = [found for found in answers if found and all(is_public(ip_address(a)) for a in found)]
    assert wire.connected == [found[0] for found in answers[: len(wire.connected)]]
    assert len(wire.connected) <= len(judged)
    assert all(is_public(ip_address(address)) for address in wire.connected)


@given(
    st.text(max_size=40), st.sampled_from(["", "http://", "https://", "//", "http://news.example"])
)
def test_a_redirect_to_anything_is_followed_or_refused(text: str, scheme: str) -> None:
    wire = Wire(scheme + text)
    with suppress(PageUnavailable):
        asyncio.run(fetch("http://news.example/a", resolve=by_hand, transport=wire))
    assert all(is_public(ip_address(address)) for address in wire.connected)
