"""Keeps the writer's engine running: starts it, watches it, starts it again after a crash."""

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress

from chatbot.errors import WriterUnavailable
from chatbot.writing.child import COMMAND, Child
from chatbot.writing.engine import Spec

READY_SECONDS = 120.0
"""How long the engine may take to load its weights."""

STEADY_SECONDS = 60.0
"""An engine that ran for so long did not crash quickly."""

PAUSES = (0.5, 1.0, 2.0, 5.0, 10.0)
"""Seconds before each restart in a row of quick crashes; after the last one it stays down."""

Pause = Callable[[threading.Event, float], bool]
"""Waits for the event or the seconds, and says whether the event came."""


class Engine:
    """The engine that answers at `url` with `key`.

    Both change when it is restarted, so they are read anew for each question. `reason` says
    why it is not alive, in one line that fits a readiness report; it is "" while it is.
    """

    def __init__(
        self,
        spec: Spec,
        command: Sequence[str] = COMMAND,
        ready_seconds: float = READY_SECONDS,
        clock: Callable[[], float] = time.monotonic,
        pause: Pause = threading.Event.wait,
    ) -> None:
        self.reason = "the writer's engine has not been started"
        self.restarts = 0
        self._spec = spec
        self._command = command
        self._ready_seconds = ready_seconds
        self._clock = clock
        self._pause = pause
        self._child: Child | None = None
        self._stopping = threading.Event()
        self._watcher: threading.Thread | None = None

    @property
    def url(self) -> str:
        """The base of its OpenAI-compatible interface, `/v1` included."""
        return self._child.url if self._child else ""

    @property
    def key(self) -> str:
        """The key that it asks for."""
        return self._child.key if self._child else ""

    @property
    def alive(self) -> bool:
        """Whether it is ready and running."""
        return self._child is not None and self._child.alive and not self.reason

    def start(self) -> None:
        """Start it, once, and wait until it answers. Raises WriterUnavailable if it does not."""
        child = self._run()
        self._watcher = threading.Thread(target=self._watch, args=(child,), daemon=True)
        self._watcher.start()

    def stop(self) -> None:
        """End it for good."""
        self._stopping.set()
        if self._child:
            self._child.stop()
        if self._watcher:
            self._watcher.join()
        self.reason = "the writer's engine was stopped"

    def _run(self) -> Child:
        try:
            child = self._child = Child(self._spec, self._command)
            if self._stopping.is_set():  # `stop` may have seen only the child before this one.
                child.stop()
            child.wait_ready(self._ready_seconds)
        except WriterUnavailable as error:
            self.reason = str(error)
            raise
        self.reason = ""
        return child

    def _watch(self, child: Child) -> None:
        crashes = 0
        while not self._stopping.is_set():
            born = self._clock()
            ending = child.wait()
            self.reason = self.reason or ending
            crashes = 1 if self._clock() - born >= STEADY_SECONDS else crashes + 1
            if crashes > len(PAUSES):
                self.reason += "; it has crashed too often and stays down: restart Footnote"
                return
            if self._pause(self._stopping, PAUSES[crashes - 1]):
                return
            self.restarts += 1
            with suppress(WriterUnavailable):  # Counts as one more crash: the old child is over.
                child = self._run()
