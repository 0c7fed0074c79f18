"""Which sites may show an article in their pages, and whether a request comes from one of them."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from index.origins import Origins
from index.types import Article


def showing(article: Article, known: Origins) -> Origins:
    """Those of the `known` sites that may show `article`: all, where its entry names none."""
    return Origins(" ".join(site for site in known if not article.sites or site in article.sites))


def is_welcome(site: str, article: Article, known: Origins, headers: Mapping[str, str]) -> bool:
    """Whether a page of `site` may have `article`. Our own may, which is known by the name that
    the request with these `headers` was sent to, and whoever asks from no page: "".
    """
    return not site or site in showing(article, known) or _is_own(site, headers)


def frames(hosts: Origins) -> dict[str, str]:
    """The header that lets pages of `hosts`, and our own, frame a page of ours, and nobody else."""
    return {"Content-Security-Policy": " ".join(("frame-ancestors", "'self'", *hosts))}


def _is_own(site: str, headers: Mapping[str, str]) -> bool:
    try:
        scheme, host, *_ = urlsplit(site)
    except ValueError:  # Brackets that hold no address.
        return False
    return scheme in ("http", "https") and host.lower() == headers.get("host", "").lower()
