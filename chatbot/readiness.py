"""Whether questions can be answered now: the store, the embedder and the writer are asked."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Mapping

Reasons = Mapping[str, str]

WELL, OFF, SPENT = "ok", "off", "spent until 00:00 UTC"

FRESH_SECONDS = 5.0
PROBE_SECONDS = 4.0

_REASON_CHARS = 200
# Paths, addresses and long tokens are an operator's business; anyone may ask for readiness.
_PRIVATE = re.compile(r"\S*[/\\@]\S*|[\w+=-]{24,}")

_log = logging.getLogger(__name__)


class Readiness:
    """The last probe's reasons, kept for a while so that asking costs next to nothing."""

    def __init__(self, probe: Callable[[], Awaitable[Reasons]], clock: Callable[[], float]) -> None:
        self._probe = probe
        self._clock = clock
        self._asking = asyncio.Lock()
        self._asked = float("-inf")
        self._reasons: Reasons = {}

    async def reasons(self) -> Reasons:
        """A reason by part, `ok` where it is well; at most `FRESH_SECONDS` old.

        Many may ask at once; one probe runs.
        """
        async with self._asking:
            if self._clock() - self._asked >= FRESH_SECONDS:
                self._reasons = await self._ask()
                self._asked = self._clock()
        return self._reasons

    async def _ask(self) -> Reasons:
        try:
            async with asyncio.timeout(PROBE_SECONDS):
                found = await self._probe()
        except TimeoutError:
            return {"probe": "no answer in time"}
        except Exception:
            _log.exception("The readiness probe broke off.")
            return {"probe": "failed"}
        return {part: _public(reason) for part, reason in found.items()}


def is_ready(reasons: Reasons) -> bool:
    """True where every part is well; a writer is that was switched off or may rest today, for then
    the evidence is quoted.
    """
    return all(reason in (WELL, OFF, SPENT) for reason in reasons.values())


def _public(reason: str) -> str:
    return _PRIVATE.sub("…", reason.split("\n")[0])[:_REASON_CHARS]
