"""A page of the web becomes an article that is kept, refreshed and removed like any other."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fakes import FakeEmbedder
from filelock import FileLock
from sites import HOST, PARAGRAPHS, Site, opened, page

from index.article import read
from index.build import Changes, build
from index.errors import ArticleInvalid, IndexBusy, IndexFault, PageUnavailable
from index.pages import bring, is_address, source
from index.search import open_index
from index.web import Page

OTHERS = ("bridge", "ferry")
LATER = page([PARAGRAPHS[0].replace("eleven", "twelve"), *PARAGRAPHS[1:]])


@pytest.fixture
def site() -> Iterator[Site]:
    with opened() as found:
        yield found


@pytest.fixture
def url(site: Site) -> str:
    return site.put("/2026/bridge-to-close.html", page())


def index(seeds: Path, *urls: str) -> Changes:
    """What `footnote index` does, into `index` beside the seeds."""
    pages = asyncio.run(bring(urls, seeds, [seeds], [HOST]))
    return build([seeds], seeds.parent / "index", FakeEmbedder(), pages=pages)


def served(seeds: Path, article_id: str) -> str:
    with closing(open_index(seeds.parent / "index", FakeEmbedder())) as opened_index:
        return opened_index.article(article_id).text


def test_just_the_article_of_a_page_is_indexed_and_kept(seeds: Path, url: str) -> None:
    assert index(seeds, url) == Changes(added=(*OTHERS[:1], "bridge-to-close", *OTHERS[1:]))
    article = read(seeds / "web" / "bridge-to-close.md")
    assert (article.title, article.source) == ("Bridge to close", url)
    assert [article.text[block.start : block.end] for block in article.blocks] == [*PARAGRAPHS]
    assert served(seeds, article.id) == article.text


def test_a_page_outlives_the_next_build_which_does_not_ask_for_it(
    seeds: Path, site: Site, url: str
) -> None:
    index(seeds, url)
    site.replies.clear()
    assert index(seeds) == Changes(unchanged=("bridge", "bridge-to-close", "ferry"))
    assert len(site.asked) == 1


def test_the_same_page_again_is_refreshed(seeds: Path, site: Site, url: str) -> None:
    index(seeds, url)
    assert index(seeds, url).unchanged == ("bridge", "bridge-to-close", "ferry")
    site.put("/2026/bridge-to-close.html", LATER)
    assert index(seeds, url) == Changes(replaced=("bridge-to-close",), unchanged=OTHERS)
    assert "twelve of its bearings" in served(seeds, "bridge-to-close")


def test_a_page_is_removed_with_its_file(seeds: Path, url: str) -> None:
    index(seeds, url)
    (seeds / "web" / "bridge-to-close.md").unlink()
    assert index(seeds) == Changes(unchanged=OTHERS, dropped=("bridge-to-close",))


def test_a_file_may_be_given_another_name_and_questions(seeds: Path, site: Site, url: str) -> None:
    index(seeds, url)
    kept, named = seeds / "web" / "bridge-to-close.md", seeds / "web" / "swing.md"
    added = "questions:\n- Why?\nsites:\n- https://a.example\n---\n\n"
    asking = kept.read_text().replace("---\n\n", added, 1)
    named.write_text(asking)
    kept.unlink()
    site.put("/2026/bridge-to-close.html", LATER)
    assert index(seeds, url).added == ("swing",)
    refreshed = read(named)
    assert (refreshed.questions, refreshed.sites) == (("Why?",), ("https://a.example",))
    assert "twelve" in refreshed.text


def test_a_page_may_name_the_sites_that_show_it(seeds: Path, site: Site) -> None:
    head = '<meta name="footnote-sites" content="https://a.example https://b.example">'
    index(seeds, site.put("/story", page(head=head)))
    assert read(seeds / "web" / "story.md").sites == ("https://a.example", "https://b.example")


def test_two_pages_of_one_name_are_told_apart(seeds: Path, site: Site) -> None:
    one = site.put("/story?id=1", page())
    two = site.put("/story?id=2", page(PARAGRAPHS[1:]))
    taken = site.put("/ferry", page(PARAGRAPHS[:2]))
    added = index(seeds, one, two, taken).added
    assert [name.partition("-")[0] for name in added] == [
        "bridge",
        "ferry",
        "ferry",
        "story",
        "story",
    ]
    assert len(set(added)) == 5
    assert len(index(seeds, one, two, taken).unchanged) == 5


@pytest.mark.parametrize(("path", "name"), [("/", "127-0-0-1"), ("/README", "readme-")])
def test_every_address_has_a_name_that_is_found_again(
    seeds: Path, site: Site, path: str, name: str
) -> None:
    added = index(seeds, site.put(path, page())).added
    assert any(article_id.startswith(name) for article_id in added)
    assert len(index(seeds).unchanged) == 3


def test_a_page_that_fails_changes_nothing(seeds: Path, site: Site, url: str) -> None:
    index(seeds, url)
    before = (seeds / "web" / "bridge-to-close.md").read_text()
    site.put("/2026/bridge-to-close.html", LATER)
    for other in (site.url("/lost"), site.put("/empty", "<html><body></body></html>")):
        with pytest.raises(IndexFault, match=other):
            index(seeds, url, other)
    (seeds / "broken.txt").write_text("---\nno end")
    with pytest.raises(ArticleInvalid, match="broken"):
        index(seeds, url)
    (seeds / "broken.txt").unlink()
    with FileLock(seeds.parent / "index" / "lock"), pytest.raises(IndexBusy):
        index(seeds, url)
    assert (seeds / "web" / "bridge-to-close.md").read_text() == before
    assert "eleven of its bearings" in served(seeds, "bridge-to-close")


def test_a_folder_that_cannot_be_written_is_told(seeds: Path, url: str) -> None:
    (seeds / "web").write_text("a file where the folder belongs")
    with pytest.raises(IndexFault, match=r"bridge-to-close\.md cannot be written \("):
        index(seeds, url)


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<html><head><title>Sign in</title></head><body><form><input></form></body></html>",
        "<html><body><nav><a href='/'>Home</a></nav><script>draw()</script></body></html>",
        "<html><body><p>Please enable JavaScript to read this page.</p></body></html>",
    ],
)
def test_a_page_without_an_article_is_told(seeds: Path, site: Site, html: str) -> None:
    with pytest.raises(ArticleInvalid, match=r"/a: (no article|hardly any text) is found.*\.txt"):
        index(seeds, site.put("/a", html))


def test_an_address_too_long_for_a_source_is_told(seeds: Path, site: Site) -> None:
    with pytest.raises(ArticleInvalid, match="its address is longer than 300 characters; save the"):
        index(seeds, site.put("/a?" + "b" * 300, page()))


def test_a_page_of_a_host_that_is_not_public_is_not_asked_for(seeds: Path, site: Site) -> None:
    with pytest.raises(PageUnavailable, match="not public"):
        index(seeds, site.url("/a", "localhost"))
    assert site.asked == []


@pytest.mark.parametrize(
    ("at", "canonical", "found"),
    [
        ("https://news.example/a?utm=x", "https://news.example/a", "https://news.example/a"),
        ("https://news.example/a?utm=x", "/a", "https://news.example/a"),
        ("https://m.news.example/a", "https://www.news.example/a", "https://www.news.example/a"),
        ("http://news.example/a", "https://news.example/a#top", "https://news.example/a"),
        ("https://news.example/a", "https://NEWS.example:443", "https://news.example/"),
        ("https://news.example/a", "", "https://news.example/a"),
        ("https://news.example/a", "https://other.example/a", "https://news.example/a"),
        ("https://a.blogs.example/a", "https://b.blogs.example/a", "https://a.blogs.example/a"),
        ("https://a.blogs.example/a", "https://blogs.example/a", "https://a.blogs.example/a"),
        ("https://news.example/a", "javascript:alert(1)", "https://news.example/a"),
        ("https://news.example/a", "https://ada@news.example/a", "https://news.example/a"),
        ("https://news.example/a", "http://[", "https://news.example/a"),
        ("https://news.example/a", "http://\x01", "https://news.example/a"),
    ],
)
def test_the_source_is_the_canonical_address_on_the_same_site(
    at: str, canonical: str, found: str
) -> None:
    head = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    assert source(Page(at, page(head=head))) == found


def test_a_page_is_known_again_by_its_canonical_address(seeds: Path, site: Site) -> None:
    head = '<link rel="canonical" href="/story">'
    one, two = (site.put(f"/story?from={name}", page(head=head)) for name in ("mail", "feed"))
    assert "story" in index(seeds, one).added
    assert "story" in index(seeds, two).unchanged


def test_a_page_is_known_again_however_its_address_is_spelled(seeds: Path, site: Site) -> None:
    one, two = (site.put(path, page()) for path in ("/story%7Cone", "/story%7cone"))
    assert "story-one" in index(seeds, one).added
    assert index(seeds, two).added == ()


@pytest.mark.parametrize("text", ["http://a", "HTTPS://a", "ftp://a", "file:///a", "x+y://a"])
def test_an_address_is_no_path(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize("text", ["a.txt", "/a/b", "http:/a", "a//b", "C:\\a", "", "://a"])
def test_a_path_is_no_address(text: str) -> None:
    assert not is_address(text)
