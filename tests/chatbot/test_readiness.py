import asyncio
from collections.abc import Mapping

import pytest

from chatbot import readiness
from chatbot.readiness import FRESH_SECONDS, Readiness, is_ready


class Probe:
    """A probe that counts how often it is asked."""

    def __init__(self, found: Mapping[str, str] | Exception) -> None:
        self.found = found
        self.asked = 0

    async def __call__(self) -> Mapping[str, str]:
        self.asked += 1
        await asyncio.sleep(0)
        if isinstance(self.found, Exception):
            raise self.found
        return self.found


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


async def test_many_who_ask_at_once_cost_one_probe() -> None:
    probe = Probe({"store": "ok"})
    ready = Readiness(probe, Clock())
    answers = await asyncio.gather(*(ready.reasons() for _ in range(20)))
    assert (probe.asked, answers) == (1, [{"store": "ok"}] * 20)


@pytest.mark.parametrize(("later", "asked"), [(FRESH_SECONDS - 0.1, 1), (FRESH_SECONDS, 2)])
async def test_an_answer_is_kept_while_it_is_fresh(later: float, asked: int) -> None:
    probe, clock = Probe({"store": "ok"}), Clock()
    ready = Readiness(probe, clock)
    await ready.reasons()
    clock.now = later
    await ready.reasons()
    assert probe.asked == asked


async def test_one_who_leaves_while_asking_does_not_block_the_next() -> None:
    ready = Readiness(Probe({"store": "ok"}), Clock())
    leaver = asyncio.create_task(ready.reasons())
    await asyncio.sleep(0)
    leaver.cancel()
    assert await ready.reasons() == {"store": "ok"}


async def test_a_probe_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async def hang() -> Mapping[str, str]:
        await asyncio.Event().wait()
        return {}

    monkeypatch.setattr(readiness, "PROBE_SECONDS", 0.01)
    assert await Readiness(hang, Clock()).reasons() == {"probe": "no answer in time"}


async def test_a_probe_that_breaks_says_so_in_the_log_alone(
    caplog: pytest.LogCaptureFixture,
) -> None:
    reasons = await Readiness(Probe(OSError("/secret/place")), Clock()).reasons()
    assert reasons == {"probe": "failed"}
    assert "/secret/place" in caplog.text


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        ("ok", "ok"),
        ("built with another embedder; run `footnote index`",) * 2,
        ("no file /home/ada/.cache/footnote/writer.gguf; fetch it", "no file … fetch it"),
        (r"cannot open C:\Users\ada", "cannot open …"),
        ("http://127.0.0.1:4711/v1 refuses", "… refuses"),
        ("bad key sk-0123456789abcdefghijklmnop", "bad key …"),
        ("first line\nsecond line", "first line"),
        ("x " * 500, ("x " * 500)[:200]),
    ],
)
async def test_reasons_keep_paths_addresses_and_keys_to_themselves(reason: str, shown: str) -> None:
    assert await Readiness(Probe({"store": reason}), Clock()).reasons() == {"store": shown}


@pytest.mark.parametrize(
    ("reasons", "ready"),
    [
        ({"store": "ok", "writer": "off"}, True),
        ({"store": "ok", "writer": readiness.SPENT}, True),
        ({"store": readiness.SPENT[:-1], "writer": "ok"}, False),
        ({"store": "ok", "writer": "down"}, False),
    ],
)
def test_ready_means_that_every_part_is_well(reasons: Mapping[str, str], ready: bool) -> None:
    assert is_ready(reasons) is ready
