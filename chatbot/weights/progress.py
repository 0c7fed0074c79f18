"""How far a fetch has come: counted in bytes, shown as a bar, or as lines where there is none."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

Report = Callable[[str, int, int], None]
"""Told the name of an asset, the bytes so far and the bytes in all, after every change."""


class Stopped(Exception):
    """The fetch was given up while this transfer was under way."""


class Tally:
    """The bytes of one asset so far, from all its transfers; hands them the word to stop."""

    def __init__(self, name: str, report: Report, sizes: dict[str, int]) -> None:
        self._name = name
        self._report = report
        self._sizes = dict(sizes)
        self._done = 0
        self._stopped = threading.Event()
        self._lock = threading.Lock()

    def add(self, count: int) -> None:
        """Count bytes that came, or, below zero, that were thrown away. Raises Stopped."""
        if self._stopped.is_set():
            raise Stopped
        with self._lock:
            self._done += count
            self._report(self._name, self._done, sum(self._sizes.values()))

    def expect(self, transfer: str, size: int) -> None:
        """Put the true size of a transfer, in bytes, in the place of the guess."""
        with self._lock:
            self._sizes[transfer] = size

    def pause(self, seconds: float) -> None:
        """Wait before a further try. Raises Stopped."""
        if self._stopped.wait(seconds):
            raise Stopped

    def stop(self) -> None:
        """Make every transfer end at its next piece."""
        self._stopped.set()


@contextmanager
def shown(console: Console) -> Iterator[Report]:
    """A Report that shows itself on `console`: a bar for each asset, or a line each tenth."""
    if not console.is_terminal:
        yield _lines(console)
        return
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=console,
    ) as bars:
        yield _bars(bars)


def _bars(bars: Progress) -> Report:
    tasks: dict[str, TaskID] = {}

    def report(name: str, done: int, total: int) -> None:
        if name not in tasks:
            tasks[name] = bars.add_task(name, total=total, completed=done)
        bars.update(tasks[name], total=total, completed=done)

    return report


def _lines(console: Console) -> Report:
    tenths: dict[str, int] = {}

    def report(name: str, done: int, total: int) -> None:
        tenth = 10 * done // total
        if tenth != tenths.get(name):
            tenths[name] = tenth
            console.print(f"{name}: {done / 1e6:,.0f} of {total / 1e6:,.0f} MB", highlight=False)

    return report
