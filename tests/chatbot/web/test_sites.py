"""An article is served to the sites that its entry names, and the server sees to it."""

import json
from dataclasses import replace

import pytest
import pytest_asyncio
from fastapi import FastAPI
from scripted import ARTICLE, Scripted
from wire import HOST, JSON, ask, events, request

from chatbot.settings import Settings
from chatbot.web import server
from chatbot.web.sites import is_welcome, showing
from index.origins import Origins
from index.types import Article

running = pytest.mark.asyncio(loop_scope="module")

ONE, TWO, OWN = "https://one.example", "https://two.example", "http://localhost"
KNOWN = Origins(f"{ONE} {TWO}")
HELD = replace(ARTICLE, id="the-hill", title="The hill", sites=(ONE, "https://unknown.example"))
FOREIGN = ["https://evil.example", "null", "http://one.example", f"{ONE}.evil.example", "http://["]
NONE = ["//localhost", "ftp://localhost", "javascript://localhost", "localhost"]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def app() -> FastAPI:
    return server.create(Scripted(articles=(ARTICLE, HELD)), Settings(embed_origins=KNOWN))


def test_an_entry_that_names_no_site_leaves_it_to_the_settings() -> None:
    assert showing(ARTICLE, KNOWN) == KNOWN


def test_an_entry_narrows_the_settings_and_never_widens_them() -> None:
    assert showing(HELD, KNOWN) == (ONE,)
    assert showing(HELD, Origins()) == ()


@pytest.mark.parametrize("site", [*FOREIGN, *NONE])
def test_a_foreign_site_is_never_welcome(site: str) -> None:
    assert not is_welcome(site, ARTICLE, KNOWN, {"host": "localhost"})
    assert not is_welcome(site, HELD, KNOWN, {"host": "localhost"})


@running
@pytest.mark.parametrize(
    ("article", "site", "status"),
    [
        (ARTICLE, "", 200),
        (ARTICLE, ONE, 200),
        (ARTICLE, TWO, 200),
        (ARTICLE, OWN, 200),
        (HELD, "", 200),
        (HELD, ONE, 200),
        (HELD, TWO, 403),
        (HELD, OWN, 200),
        *((ARTICLE, site, 403) for site in FOREIGN),
        *((HELD, site, 403) for site in (*FOREIGN, *HELD.sites[1:])),
    ],
)
async def test_the_compact_page_goes_to_the_sites_of_its_article_alone(
    app: FastAPI, article: Article, site: str, status: int
) -> None:
    reply = await request(app, "GET", "/embed", [HOST], query=f"article={article.id}&site={site}")
    policies = [value for name, value in reply.headers if name == "content-security-policy"]
    assert reply.status == status
    assert article.text[:20].encode() in reply.body or status == 403
    if status == 200:  # Browsers keep both, so the narrower holds.
        named = f"frame-ancestors 'self' {showing(article, KNOWN)}"
        assert len(policies) == 2 and policies[1] == named


@running
@pytest.mark.parametrize("path", ["/", "/demo", "/articles"])
async def test_no_site_frames_a_page_that_is_not_made_for_it(app: FastAPI, path: str) -> None:
    query = "" if path == "/articles" else f"article={HELD.id}"
    reply = await request(app, "GET", path, [HOST], query=query)
    policies = [value for name, value in reply.headers if name == "content-security-policy"]
    assert (reply.status, policies[1:]) == (200, ["frame-ancestors 'self'"])


@running
@pytest.mark.parametrize(("site", "listed"), [(ONE, 2), (TWO, 1), (OWN, 2), (FOREIGN[0], 0)])
async def test_a_site_is_told_of_the_articles_it_may_show(
    app: FastAPI, site: str, listed: int
) -> None:
    reply = await request(app, "GET", "/api/articles", [HOST, ("origin", site)])
    assert len(json.loads(reply.body)) == listed


@running
@pytest.mark.parametrize("site", [TWO, *FOREIGN])
async def test_another_sites_question_is_refused_before_any_work(app: FastAPI, site: str) -> None:
    asked = app.state.answering.asked
    before = len(asked)
    came_from = (HOST, JSON, ("origin", site))
    reply = await ask(app, {"question": "Why?", "article": HELD.id}, *came_from)
    text = await request(app, "GET", f"/api/articles/{HELD.id}", [HOST, ("origin", site)])
    assert (reply.status, reply.code, text.status) == (403, "not_for_this_site", 403)
    assert HELD.text.encode() not in text.body and len(asked) == before


@running
async def test_its_own_sites_question_is_answered(app: FastAPI) -> None:
    came_from = (HOST, JSON, ("origin", ONE))
    reply = await ask(app, {"question": "Why?", "article": HELD.id}, *came_from)
    assert events(reply.body)[-1][0] == "done"
