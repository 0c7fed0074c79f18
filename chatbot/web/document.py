"""The HTML document of the page: the article and the frame around the conversation.

It is ours, not Gradio's, so that the article can be read before any script has run, and so
that the page holds no inline script; Gradio draws the turns of the conversation into it.
"""

import hashlib
import re
from collections.abc import Sequence
from functools import partial
from html import escape
from pathlib import Path
from string import Template

from chatbot.asking.intake import QUESTION_CHARS
from chatbot.asking.language import written
from chatbot.web.captions import SEARCHING
from chatbot.web.rendering import article_html, plain_html
from index.origins import Origins
from index.types import Article

STATIC = Path(__file__).parent / "static"
FILES = (
    "favicon.svg",
    "page.css",
    "conversation.css",
    "article.css",
    "article.js",
    "embed.js",
    "page.js",
    "freshness.js",
)
STARTERS = 4
_LOOKS = tuple(name for name in FILES if not name.endswith(".js"))

_TAGS = {
    ".svg": '<link rel="icon" href="{url}">',
    ".css": '<link rel="stylesheet" href="{url}">',
    ".js": '<script src="{url}" defer></script>',
}
_ENTRY = re.compile(r'<script type="module"[^>]*></script>|<link rel="stylesheet"[^>]*>')


def file_tags(names: Sequence[str] = FILES) -> str:
    """Tags for our own files. Each URL changes with its file, so browsers may keep it for ever."""
    return "\n".join(
        _TAGS[Path(name).suffix].format(url=f"static/{name}?v={_digest(name)}") for name in names
    )


def entry_tags(page: str) -> str:
    """The script and the style sheets that start Gradio's own page, out of that page's HTML."""
    tags = _ENTRY.findall(page)
    if not any(tag.startswith("<script") for tag in tags):
        raise ValueError("Gradio's page has no entry script; install the pinned Gradio.")
    return "\n".join(tags)


def document(
    article: Article, articles: Sequence[Article], starters: Sequence[str], tags: str
) -> str:
    """The page of `article`; `articles` are those a reader can choose from."""
    chooser = _chooser_html(article, articles) if len(articles) > 1 else ""
    return _page(article, starters, tags, chooser=chooser, full="", close="", marks="")


def compact(article: Article, starters: Sequence[str], tags: str, hosts: Origins) -> str:
    """The page of `article` for a frame in a page of `hosts`, or in one of ours."""
    full = f'<a id="full" href="./?article={escape(article.id)}" target="_blank">Full page</a>'
    close = '<button type="button" id="close">Close</button>'
    marks = f' class="embed" data-hosts="{escape(str(hosts))}"'
    return _page(article, starters, tags, chooser="", full=full, close=close, marks=marks)


def listing(articles: Sequence[Article]) -> str:
    """The page that lists `articles`, each with the way to its own page."""
    return Template((STATIC / "articles.html").read_text("utf-8")).substitute(
        tags=file_tags(_LOOKS), articles="".join(map(_entry_html, articles))
    )


def demo(article: Article) -> str:
    """A publisher's page with `article` and the widget."""
    return Template((STATIC / "demo.html").read_text("utf-8")).substitute(
        title=escape(article.title),
        id=escape(article.id),
        lang=written(article.text),
        article=plain_html(article),
    )


def _page(article: Article, starters: Sequence[str], tags: str, **parts: str) -> str:
    return Template((STATIC / "page.html").read_text("utf-8")).substitute(
        parts,
        tags=tags,
        title=escape(article.title),
        id=escape(article.id),
        version=escape(article.version),
        lang=written(article.text),
        article=article_html(article),
        starters="".join(map(_starter_html, starters[:STARTERS])),
        searching=SEARCHING,
        limit=QUESTION_CHARS,
    )


def _entry_html(article: Article) -> str:
    way = f'lang="{written(article.text)}" dir="auto"'
    link = f'<a href="./?article={escape(article.id)}" {way}>{escape(article.title)}</a>'
    return f'<li>{link}<p class="source" dir="auto">{escape(article.source)}</p></li>'


def _digest(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]


def _chooser_html(chosen: Article, articles: Sequence[Article]) -> str:
    """A plain form: choosing an article opens its page, and with it a new conversation."""
    options = "".join(map(partial(_option_html, chosen), articles))
    return (
        '<form id="chooser" method="get"><label class="unseen" for="choice">Article</label>'
        f'<select id="choice" name="article">{options}</select>'
        "<noscript><button>Open</button></noscript></form>"
        '<a id="all" href="./articles">All articles</a>'
    )


def _option_html(chosen: Article, article: Article) -> str:
    selected = " selected" if article.id == chosen.id else ""
    return f'<option value="{escape(article.id)}"{selected}>{escape(article.title)}</option>'


def _starter_html(question: str) -> str:
    return f'<li><button type="button" class="starter" dir="auto">{escape(question)}</button></li>'
