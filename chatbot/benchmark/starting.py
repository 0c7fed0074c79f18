"""How long Footnote takes from its start until it is ready, and how much memory it has then."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from chatbot.benchmark.memory import resident_gigabytes

SERVE = (sys.executable, "-m", "chatbot", "serve")
LONGEST_SECONDS = 300.0
_PAUSE_SECONDS = 0.1
_LOOK_SECONDS = 5.0
_STOP_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds until `/readyz` said ready, and GB of memory of all its processes at that time."""

    seconds: float
    gigabytes: float


def start(
    command: Sequence[str] = SERVE, clock: Callable[[], float] = time.perf_counter
) -> Start | None:
    """Start a server as the settings have it, at a port of its own, and stop it again.

    None where it ends by itself, as it does where nothing was indexed, or is never ready.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    began = clock()
    with _running([*command, "--host", "127.0.0.1", "--port", str(port)]) as process:
        while process.poll() is None and clock() - began < LONGEST_SECONDS:
            if _is_ready(f"http://127.0.0.1:{port}/readyz"):
                return Start(clock() - began, resident_gigabytes(process.pid))
            time.sleep(_PAUSE_SECONDS)
    return None


def _is_ready(url: str) -> bool:
    """Waits for an answer a while: the server listens before it can give one."""
    try:
        return httpx.get(url, timeout=_LOOK_SECONDS).status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


@contextmanager
def _running(command: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet)  # noqa: S603
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
