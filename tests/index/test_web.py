"""A page is fetched within limits of size and time, and whatever it is not is told."""

import gzip
from collections.abc import Iterator
from typing import Literal

import httpx2
import pytest
from sites import HOST, HTML, Reply, Site, opened, page

from index import web
from index.errors import PageUnavailable
from index.web import MOST_BYTES, MOST_REDIRECTS, Page

PAGE = page()
PACKED = {"Content-Encoding": "gzip"}


@pytest.fixture
def site() -> Iterator[Site]:
    with opened() as found:
        yield found


async def fetch(url: str, seconds: float = web.SECONDS) -> Page:
    return await web.fetch(url, [HOST], seconds)


async def test_a_page_comes_as_text_with_its_address(site: Site) -> None:
    url = site.put("/a?b=c", PAGE)
    assert await fetch(f"{url}#top") == Page(url, PAGE)
    assert site.asked == [(f"{HOST}:{site.port}", "/a?b=c")]


async def test_a_page_may_be_packed_and_xhtml(site: Site) -> None:
    kind = "application/xhtml+xml; charset=utf-8"
    url = site.put("/a", gzip.compress(PAGE.encode()), kind, headers=PACKED)
    assert (await fetch(url)).html == PAGE


async def test_redirects_are_followed_to_the_address_where_the_page_is(site: Site) -> None:
    target = site.put("/new/a", PAGE)
    site.send_on("/old", "new/a")
    assert (await fetch(site.send_on("/older", "/old#top"))).address == target


async def test_a_redirect_to_a_host_that_is_not_public_is_not_followed(site: Site) -> None:
    site.put("/private", PAGE)
    url = site.send_on("/a", site.url("/private", "localhost"))
    with pytest.raises(PageUnavailable, match=r"/a: the host localhost has the address"):
        await fetch(url)
    assert [path for _, path in site.asked] == ["/a"]


async def test_redirects_are_numbered(site: Site) -> None:
    for number in range(MOST_REDIRECTS):
        site.send_on(f"/{number}", f"/{number + 1}")
    site.put(f"/{MOST_REDIRECTS}", PAGE)
    assert (await fetch(site.url("/0"))).html == PAGE
    with pytest.raises(PageUnavailable, match="more than 5 redirects"):
        await fetch(site.send_on("/more", "/0"))
    with pytest.raises(PageUnavailable, match="more than 5 redirects"):
        await fetch(site.send_on("/round", "/round"))


@pytest.mark.parametrize("packed", [True, False])
async def test_a_page_that_is_too_long_is_given_up(site: Site, packed: bool) -> None:
    bomb = bytes(10 * MOST_BYTES) if packed else bytes(MOST_BYTES + 1)
    body, headers = (gzip.compress(bomb), PACKED) if packed else (bomb, {})
    url = site.put("/a", body, headers=headers)
    with pytest.raises(PageUnavailable, match=f"/a: it is longer than {MOST_BYTES} bytes; save"):
        await fetch(url)
    site.put("/b", b" " * MOST_BYTES)
    assert len((await fetch(site.url("/b"))).html) == MOST_BYTES


@pytest.mark.parametrize("coding", ["br", "gzip, gzip", "zstd"])
async def test_what_is_packed_otherwise_than_asked_for_is_not_unpacked(
    site: Site, coding: str
) -> None:
    with pytest.raises(PageUnavailable, match="packed otherwise"):
        await fetch(site.put("/a", b"x", headers={"Content-Encoding": coding}))


@pytest.mark.parametrize("drips", ["head", "body"])
async def test_a_page_that_drips_is_given_up_in_time(
    site: Site, drips: Literal["head", "body"]
) -> None:
    """No byte is long in coming, so that no wait for the next one tells."""
    site.replies["/a"] = Reply(headers={"Content-Type": HTML}, drips=drips)
    with pytest.raises(PageUnavailable, match=r"not there within 0\.3 seconds; try again"):
        await fetch(site.url("/a"), seconds=0.3)
    assert [path for _, path in site.asked] == ["/a"]


@pytest.mark.parametrize(
    ("kind", "named"),
    [("application/pdf", "application/pdf"), ("text/plain", "text/plain"), ("", "of no type")],
)
async def test_what_is_not_html_is_refused(site: Site, kind: str, named: str) -> None:
    with pytest.raises(PageUnavailable, match=rf"it is {named}, not HTML; save its text as \.txt"):
        await fetch(site.put("/a", "words", kind))


@pytest.mark.parametrize("status", [204, 304, 401, 404, 500])
async def test_a_page_that_is_not_there_is_told(site: Site, status: int) -> None:
    with pytest.raises(PageUnavailable, match=f"/a: the server answered {status}; look at it"):
        await fetch(site.put("/a", "", status=status))


async def test_a_server_that_is_not_there_is_told(site: Site) -> None:
    with pytest.raises(PageUnavailable, match=r":9/: cannot be fetched \(.+\); look"):
        await fetch(f"http://{HOST}:9/")


async def test_https_does_not_lead_to_http() -> None:
    sent_on = httpx2.Response(302, headers={"Location": "http://news.example/a"})
    wire = httpx2.MockTransport(lambda request: sent_on)

    async def resolve(host: str) -> list[str]:
        return ["8.8.8.8"]

    with pytest.raises(PageUnavailable, match=r"from https to http://news\.example/a, which"):
        await web.fetch("https://news.example/", resolve=resolve, transport=wire)


async def test_a_password_is_neither_sent_nor_shown(site: Site) -> None:
    with pytest.raises(PageUnavailable, match="name or a password") as told:
        await fetch(f"http://ada:hush@{HOST}:{site.port}/")
    assert "hush" not in str(told.value)
    assert site.asked == []


async def test_proxies_and_passwords_of_the_environment_are_not_used(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://{HOST}:9")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    assert (await fetch(site.put("/a", PAGE))).html == PAGE


async def test_the_charset_is_the_servers_or_the_pages_own(site: Site) -> None:
    text = '<meta charset="windows-1251"><p>Київ</p>'
    url = site.put("/a", text.encode("cp1251"), "text/html")
    assert (await fetch(url)).html == text
    url = site.put("/b", text.encode(), "text/html; charset=utf-8")
    assert (await fetch(url)).html == text
