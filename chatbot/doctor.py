"""Looks at each part that an answer needs, and says which command mends what is missing."""

import platform
import sys
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import httpx

from chatbot.settings import Settings
from chatbot.weights import assets, presence
from index import manifest
from index.errors import IndexFault

_PACKAGES = ("chromadb", "gradio", "langchain", "sentence-transformers", "torch", "xllamacpp")
_PATIENCE_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Finding:
    """How one part is: `says` tells what is there, or what to do."""

    part: str
    well: bool
    says: str

    def as_json(self) -> dict[str, Any]:
        """A plain dictionary."""
        return asdict(self)


def examine(settings: Settings) -> tuple[Finding, ...]:
    """A finding a part, in the order in which they are needed. Loads no model."""
    return (_python(), _packages(), *_weights(settings), _index(settings), _writer(settings))


def _python() -> Finding:
    well = sys.version_info >= (3, 11)
    says = f"Python {platform.python_version()}"
    return Finding("python", well, says if well else f"{says}; install Python 3.11 or later")


def _packages() -> Finding:
    lacking = [name for name in _PACKAGES if not _installed(name)]
    if lacking:
        return Finding("packages", False, f"{', '.join(lacking)} missing; run `make run`")
    return Finding("packages", True, ", ".join(f"{name} {version(name)}" for name in _PACKAGES))


def _installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def _weights(settings: Settings) -> tuple[Finding, ...]:
    writer = settings.local_writer
    lacking = presence.missing(settings.cache, writer)
    return tuple(
        Finding(asset.name, False, "missing or damaged; run `python -m chatbot fetch`")
        if asset in lacking
        else Finding(asset.name, True, f"{asset.what}, verified")
        for asset in assets.needed(writer)
    )


def _index(settings: Settings) -> Finding:
    try:
        ids = [entry.article_id for entry in manifest.read(settings.index).entries]
    except IndexFault as fault:
        return Finding("index", False, str(fault))
    return Finding("index", True, f"{len(ids)} articles: {', '.join(ids[:5])}")


def _writer(settings: Settings) -> Finding:
    """A remote writer is asked for its models; a local one needs only its weights."""
    if not settings.is_writer_remote:
        how = "off: answers quote the evidence" if settings.writer == "none" else "local"
        return Finding("writing", True, how)
    if not settings.writer_model:
        says = "FOOTNOTE_WRITER_URL is set; set FOOTNOTE_WRITER_MODEL too"
        return Finding("writing", False, says)
    address = f"{settings.writer_url.rstrip('/')}/models"
    key = {"Authorization": f"Bearer {settings.writer_key}"} if settings.writer_key else {}
    try:
        status = httpx.get(address, headers=key, timeout=_PATIENCE_SECONDS).status_code
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return Finding("writing", False, f"FOOTNOTE_WRITER_URL does not answer: {error}")
    if status in (401, 403):
        return Finding("writing", False, "the endpoint refuses the key; set FOOTNOTE_WRITER_KEY")
    if not httpx.codes.is_success(status):
        return Finding("writing", False, f"FOOTNOTE_WRITER_URL fails with status {status}; mend it")
    return Finding("writing", True, f"{settings.writer_model} at FOOTNOTE_WRITER_URL")
