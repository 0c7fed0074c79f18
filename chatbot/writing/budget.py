"""How many calls to the writer a day may see, so that a bill has an end."""

import fcntl
import json
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from chatbot.errors import BudgetSpent
from index import durable

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Count:
    day: str = ""
    calls: int = 0


class Budget:
    """So many calls a day, by UTC; 0 for any number. `path` keeps the count through a restart, and
    for every process that spends of it, as `eval` does beside a server.

    `clock` gives seconds since 1970. Threads may share it.
    """

    def __init__(self, a_day: int, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._a_day = a_day
        self._path = path
        self._clock = clock
        self._own = _Count()  # Where the disk takes nothing, at least this process counts.
        self._told = ""
        self._lock = threading.Lock()

    @property
    def is_spent(self) -> bool:
        """Whether the day has seen all of them."""
        return bool(self._a_day) and self._today().calls >= self._a_day

    def spend(self) -> None:
        """Count one call. It waits for the disk. Raises BudgetSpent where there is none left."""
        if not self._a_day:
            return
        with self._lock, _alone(self._path):
            today = self._today()
            if today.calls >= self._a_day:
                raise self._spent(today)
            self._own = replace(today, calls=today.calls + 1)
            self._keep()

    def _today(self) -> _Count:
        day = datetime.fromtimestamp(self._clock(), UTC).date().isoformat()
        counts = [each for each in (self._own, _kept(self._path)) if each.day == day]
        return max(counts, key=lambda each: each.calls, default=_Count(day))

    def _spent(self, today: _Count) -> BudgetSpent:
        """What is told to whoever asks, and, once a day, to the log."""
        message = (
            f"the {self._a_day} calls to the writer that FOOTNOTE_WRITER_CALLS_A_DAY allows are "
            "spent until 00:00 UTC"
        )
        if self._told != today.day:
            self._told = today.day
            _log.warning("Answers quote the evidence, for %s.", message)
        return BudgetSpent(message)

    def _keep(self) -> None:
        kept = json.dumps({"day": self._own.day, "calls": self._own.calls})
        try:
            durable.write(self._path, kept.encode())
        except OSError as error:
            _log.warning("The writer's calls of the day cannot be kept: %s", error)


UNLIMITED = Budget(0, Path())


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keeps other processes away from `path` until the block ends, where the disk allows it."""
    with ExitStack() as stack:
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            fcntl.flock(stack.enter_context(path.with_suffix(".lock").open("w")), fcntl.LOCK_EX)
        yield


def _kept(path: Path) -> _Count:
    """The day and its calls as they were kept; none where they cannot be read."""
    try:
        kept = json.loads(path.read_bytes())
        return _Count(str(kept["day"]), max(0, int(kept["calls"])))
    except FileNotFoundError:
        return _Count()
    except (OSError, ValueError, KeyError, TypeError) as error:
        _log.warning("%s is begun anew, for it cannot be read: %s", path, error)
        return _Count()
