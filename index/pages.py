"""Pages of the web as articles: each is kept as a `.md` file in a folder among the others.

So it is there for the next build, can be read and removed like any other article, and the web is
asked for it again only when somebody says so.
"""

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from httpx2 import URL, InvalidURL

from index import files, formats, header, markdown, web
from index.article import slug
from index.characters import clean
from index.errors import ArticleInvalid, PageUnavailable
from index.formats import Draft
from index.header import Header
from index.sources import discover
from index.spelling import one_spelling
from index.web import Page

FOLDER = "web"
"""Where in the folder of articles the pages are kept."""

LEAST_CHARACTERS = 140
"""Characters of a page's article, at least: what has fewer is a menu, a notice or an error."""

_SAME_SITE = re.compile(r"^(?:www|m|mobile|amp)\.")


def is_address(text: str) -> bool:
    """Whether an argument is the address of a page and no path."""
    return re.match(r"[a-z][a-z0-9+.-]*://", text, re.IGNORECASE) is not None


async def bring(
    addresses: Sequence[str], seeds: Path, paths: Sequence[Path], hosts: Collection[str]
) -> dict[Path, str]:
    """Fetch pages: what each file is to hold, for a build that reads `paths` too.

    A page that is kept in `seeds` already keeps its file, its starter questions, and its sites
    where the page names none. Nothing is written. Raises PageUnavailable or ArticleInvalid,
    naming the address.
    """
    folder = seeds.resolve() / FOLDER
    kept = {path: _header(path) for path in sorted(folder.glob("*.md"))}
    # A README.md is no article.
    taken = {"readme", *(slug(path.stem) for path in discover([*paths, *kept]))}
    found = {}
    for address in addresses:
        page = await web.fetch(address, hosts)
        try:
            path, head, text = _file(page, folder, kept, taken)
        except ArticleInvalid as error:
            raise ArticleInvalid(f"{address}: {error}") from error
        kept[path], found[path] = head, text
        taken.add(path.stem)
    return found


def source(page: Page) -> str:
    """The canonical address that a page gives itself, where it is on the same site; else its own.

    The widget finds the article by it.
    """
    own = URL(page.address)
    try:
        other = web.plain(own.join(formats.canonical(page.html)))
    except (InvalidURL, PageUnavailable):
        return page.address
    is_same = _site(own) == _site(other)
    return str(other) if is_same else page.address


def _file(
    page: Page, folder: Path, kept: Mapping[Path, Header], taken: Collection[str]
) -> tuple[Path, Header, str]:
    draft, at = _draft(page), source(page)
    if len(at) > header.LONGEST_LINE:
        most = f"{header.LONGEST_LINE} characters"
        raise ArticleInvalid(f"its address is longer than {most}; save the page as .html")
    same = one_spelling(at)
    path = next((path for path, head in kept.items() if one_spelling(head.source) == same), None)
    old = kept[path] if path else Header()
    sites = draft.header.sites or old.sites
    head = header.checked(draft.header.title, at, old.questions, sites)
    text = markdown.written(replace(draft, header=head))
    if len(text.encode()) > files.MOST_BYTES:
        raise ArticleInvalid(f"its article is longer than {files.MOST_BYTES} bytes; split it")
    return path or folder / f"{_name(at, taken)}.md", head, text


def _draft(page: Page) -> Draft:
    draft = formats.html(clean(page.html))
    if sum(len(piece.text) for piece in draft.pieces) < LEAST_CHARACTERS:
        raise ArticleInvalid(
            "hardly any text is found; where scripts draw the page or a login hides it, "
            "save its text as .txt"
        )
    return draft


def _name(address: str, taken: Collection[str]) -> str:
    """A name after the last part of the address, with some digits where it is taken."""
    url = URL(address)
    name = slug(PurePosixPath(url.path).stem or url.host)
    mark = hashlib.sha256(address.encode()).hexdigest()[:8]
    return slug(f"{name[:70]} {mark}") if name in taken else name


def _header(path: Path) -> Header:
    try:
        return header.parse(files.read_text(path))[0]
    except ArticleInvalid as error:
        raise ArticleInvalid(f"{path}: {error}") from error


def _site(url: URL) -> str:
    return _SAME_SITE.sub("", url.host)
