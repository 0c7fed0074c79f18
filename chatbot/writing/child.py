"""One run of the writer's engine: its process, the door it answers at, its last words."""

import json
import secrets
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import IO, Any, cast

from chatbot.errors import WriterUnavailable
from chatbot.writing.engine import Spec

COMMAND = (sys.executable, "-m", "chatbot.writing.engine")

LAST_LINES = 20
"""Lines of its standard error that are kept, to say why it ended."""

STOP_SECONDS = 5.0
"""How long it may take to end by itself before it is killed."""


class Child:
    """A started engine, of use once `wait_ready` has returned.

    `url` is its OpenAI-compatible base. `key` is new with each run, because after a crash the
    port may belong to someone else. Raises WriterUnavailable where no process can be had.
    """

    def __init__(self, spec: Spec, command: Sequence[str] = COMMAND) -> None:
        self.url = ""
        self.key = secrets.token_urlsafe(32)
        pipe = subprocess.PIPE
        try:
            self._process = subprocess.Popen(  # noqa: S603
                command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, errors="replace"
            )
        except OSError as error:
            reason = error.strerror or error
            raise WriterUnavailable(f"the writer's engine cannot be started: {reason}") from error
        process = self._process
        self._stdin, self._stdout, stderr = cast(  # Pipes, as was just asked for.
            tuple[IO[str], IO[str], IO[str]], (process.stdin, process.stdout, process.stderr)
        )
        self._last: deque[str] = deque(maxlen=LAST_LINES)
        self._listener = threading.Thread(target=self._listen, args=(stderr,), daemon=True)
        self._listener.start()
        with suppress(OSError):  # It ended at once: `wait_ready` says why.
            self._stdin.write(_request(spec, self.key))
            self._stdin.flush()

    @property
    def alive(self) -> bool:
        """Whether it is ready and running."""
        return bool(self.url) and self._process.poll() is None

    def wait_ready(self, seconds: float) -> None:
        """Wait until it answers. Raises WriterUnavailable, with it stopped, if it does not."""
        timer = threading.Timer(seconds, self._process.kill)
        timer.start()
        with self._stdout as stdout:
            answer = _answer(stdout.readline())
        late = not timer.is_alive()
        timer.cancel()
        if "port" in answer:
            self.url = f"http://127.0.0.1:{answer['port']}/v1"
            return
        ending = self._end()
        if late:
            ending = f"the writer's engine was not ready after {seconds:.0f} s"
        raise WriterUnavailable(answer.get("error", ending))

    def wait(self) -> str:
        """Wait until it has ended; how it did, in words."""
        code = self._process.wait()
        self._listener.join(STOP_SECONDS)
        with suppress(OSError):
            self._stdin.close()
        words = [line.strip() for line in self._last if line.strip()]
        return ": ".join([f"the writer's engine ended with {_cause(code)}", *words[-1:]])

    def stop(self) -> str:
        """End it: by closing its standard input, by force where that does not help."""
        if not self.url:
            self._process.kill()  # While it loads its weights it reads nothing.
        return self._end()

    def _end(self) -> str:
        with suppress(OSError):
            self._stdin.close()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
        return self.wait()

    def _listen(self, stderr: IO[str]) -> None:
        with stderr:
            self._last.extend(stderr)


def _request(spec: Spec, key: str) -> str:
    return json.dumps({**asdict(spec), "model": str(spec.model), "key": key}) + "\n"


def _answer(line: str) -> dict[str, Any]:
    """What the engine said in `line`: nothing where it died before the line was whole."""
    try:
        return cast(dict[str, Any], json.loads(line))
    except ValueError:
        return {}


def _cause(code: int) -> str:
    """The name of the signal that ended a process, or its exit status."""
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"status {code}"
