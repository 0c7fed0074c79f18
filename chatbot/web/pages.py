"""The documents that a browser is sent: the page of an article in its forms, the list of articles,
the loader and the files of all of them. Gradio draws the conversation into the page; see `page`.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse, PlainTextResponse, Response

from chatbot.web import document, widget
from chatbot.web.api import Answering
from chatbot.web.document import FILES, STATIC
from chatbot.web.sites import frames, is_welcome, showing
from index.errors import ArticleUnknown
from index.origins import Origins
from index.spelling import one_spelling
from index.types import Article

# A page for ourselves: other sites frame the compact one alone, which knows whose an article is.
_OURS = frames(Origins())
# A page with such a policy frames only those that have it too.
_EMBEDDING = {"Cross-Origin-Embedder-Policy": "require-corp"}


def add(app: FastAPI, answering: Answering, known: Origins, tags: str) -> None:
    """Serve them. `tags` load our files and Gradio's; pages of `known` sites may frame ours."""

    def get(path: str, shown: Any, methods: Sequence[str] = ("GET",)) -> None:
        app.add_api_route(path, shown, methods=list(methods), include_in_schema=False)

    get("/", partial(_page, answering, tags), ("GET", "HEAD"))
    get("/embed", partial(_embed, answering, tags, known))
    get("/demo", partial(_demo, answering))
    get("/articles", partial(_list, answering))
    for name in (widget.FILE, widget.versioned()):
        get(f"/{name}", widget.served(name != widget.FILE))
    for name in FILES:
        get(f"/static/{name}", partial(_file, name))


def _page(answering: Answering, tags: str, *, article: str = "") -> Response:
    found = _named(answering, article)
    if isinstance(found, Response):
        return found
    articles, starters = answering.index.articles(), answering.starters(found.id)
    page = document.document(found, articles, starters, tags)
    return HTMLResponse(page, headers=_OURS)


def _embed(
    answering: Answering,
    tags: str,
    known: Origins,
    *,
    request: Request,
    article: str = "",
    page: str = "",
    site: str = "",
) -> Response:
    found = _at(answering, page) if page and not article else _named(answering, article)
    if isinstance(found, Response):
        return found
    if not is_welcome(site, found, known, request.headers):
        return PlainTextResponse("This article is not for that site to show.", 403)
    hosts, starters = showing(found, known), answering.starters(found.id)
    headers = frames(hosts) | widget.ANYWHERE | _EMBEDDING
    return HTMLResponse(document.compact(found, starters, tags, hosts), headers=headers)


def _demo(answering: Answering, *, article: str = "") -> Response:
    found = _named(answering, article)
    if isinstance(found, Response):
        return found
    return HTMLResponse(document.demo(found), headers=_OURS)


def _list(answering: Answering) -> Response:
    return HTMLResponse(document.listing(answering.index.articles()), headers=_OURS)


def _named(answering: Answering, article_id: str) -> Article | Response:
    """The article of that id, the first one without an id; or a response that there is none."""
    articles = answering.index.articles()
    if not articles:
        return PlainTextResponse("There is no article yet; put one into seeds/ and restart.", 503)
    try:
        return answering.index.article(article_id) if article_id else articles[0]
    except ArticleUnknown:
        return _unknown()


def _at(answering: Answering, page: str) -> Article | Response:
    """The article whose source is the page at that address; or a response that there is none."""
    sources = {one_spelling(article.source): article for article in answering.index.articles()}
    return sources.get(one_spelling(page)) or _unknown()


def _unknown() -> Response:
    return PlainTextResponse("There is no article of that name here.", 404)


def _file(name: str) -> Response:
    # The URLs carry a digest of the file, so a copy never goes stale.
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return FileResponse(STATIC / name, headers=headers)
