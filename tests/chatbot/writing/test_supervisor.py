import errno
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import NoReturn

import httpx
import psutil
import pytest

from chatbot.errors import WriterUnavailable
from chatbot.writing import child
from chatbot.writing.engine import Spec
from chatbot.writing.supervisor import PAUSES, Engine

# Each run acts as the next word of its script says, and leaves a note of what it was given.
STAND_IN = """
import json, os, signal, sys, time
script, notes = sys.argv[1:]
words = open(script).read().split()
open(script, "w").write(" ".join(words[1:]))
word = words[0] if words else "serve"
request = json.loads(sys.stdin.readline())
with open(notes, "a") as file:
    print(json.dumps({"pid": os.getpid(), "request": request}), file=file)
print("first words\\nlast words\\n", file=sys.stderr, flush=True)
if word == "error":
    print(json.dumps({"error": "no weights; fetch them"}))
elif word == "half":
    sys.stdout.write('{"po')
    sys.exit(3)
elif word == "die":
    sys.exit(3)
elif word == "hang":
    time.sleep(60)
else:
    print(json.dumps({"port": os.getpid()}), flush=True)
    if word == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    sys.stdin.read()
    if word == "deaf":
        time.sleep(60)
"""

SPEC = Spec(model=Path("weights.gguf"), alias="tiny", threads=1)

Stage = Callable[..., Engine]


def _until(condition: Callable[[], bool]) -> None:
    for _ in range(2000):
        if condition():
            return
        time.sleep(0.01)
    pytest.fail("it never came to that")


def _at_once(stopping: threading.Event, seconds: float) -> bool:
    return stopping.is_set()


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """Makes an engine whose runs act out the words of a script, and serve after the last."""
    engines: list[Engine] = []
    (tmp_path / "stand_in.py").write_text(STAND_IN)

    def make(script: str, pause: Callable[..., bool] = _at_once, **options: object) -> Engine:
        (tmp_path / "script").write_text(script)
        files = [str(tmp_path / name) for name in ("stand_in.py", "script", "notes")]
        command = [sys.executable, "-I", *files]
        engine = Engine(SPEC, command, pause=pause, **options)  # type: ignore[arg-type]
        engines.append(engine)
        return engine

    yield make
    for engine in engines:
        engine.stop()


@pytest.fixture
def notes(tmp_path: Path) -> Callable[[], list[dict[str, object]]]:
    path = tmp_path / "notes"
    path.touch()
    return lambda: [json.loads(line) for line in path.read_text().splitlines()]


Notes = Callable[[], list[dict[str, object]]]


def test_an_engine_that_was_not_started_is_not_alive(stage: Stage) -> None:
    engine = stage("serve")
    assert (engine.alive, engine.url, engine.reason) == (
        False,
        "",
        "the writer's engine has not been started",
    )


def test_a_started_engine_answers_on_loopback(stage: Stage, notes: Notes) -> None:
    engine = stage("serve")
    engine.start()
    url = f"http://127.0.0.1:{notes()[0]['pid']}/v1"
    assert (engine.alive, engine.url, engine.reason, engine.restarts) == (True, url, "", 0)


def test_the_engine_is_told_what_to_serve(stage: Stage, notes: Notes) -> None:
    engine = stage("serve")
    engine.start()
    wanted = {"model": "weights.gguf", "alias": "tiny", "threads": 1, "slots": 1, "context": 4096}
    assert notes()[0]["request"] == {**wanted, "key": engine.key}


def test_the_key_stands_in_no_place_that_others_can_read(stage: Stage, notes: Notes) -> None:
    engine = stage("serve")
    engine.start()
    process = psutil.Process(int(str(notes()[0]["pid"])))
    assert engine.key and engine.key not in f"{process.cmdline()} {process.environ()}"


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("error", "no weights; fetch them"),
        ("die", "the writer's engine ended with status 3: last words"),
        ("hang", "the writer's engine was not ready after 1 s"),
    ],
)
def test_an_engine_that_does_not_start_says_why(stage: Stage, word: str, says: str) -> None:
    engine = stage(word, ready_seconds=1.0)
    with pytest.raises(WriterUnavailable, match=says):
        engine.start()
    assert (engine.alive, engine.reason) == (False, says)


def test_a_crash_is_followed_by_a_new_run(stage: Stage, notes: Notes) -> None:
    engine = stage("crash")
    engine.start()
    _until(lambda: engine.alive and engine.restarts == 1)
    assert engine.url.endswith(f":{notes()[1]['pid']}/v1")


def test_every_run_has_a_key_of_its_own(stage: Stage, notes: Notes) -> None:
    engine = stage("crash")
    engine.start()
    _until(lambda: engine.alive and engine.restarts == 1)
    first, second = (note["request"]["key"] for note in notes())  # type: ignore[index]
    assert first != second == engine.key


def test_while_it_is_down_the_reason_is_told(stage: Stage) -> None:
    engine = stage("crash", pause=lambda stopping, seconds: stopping.wait())
    engine.start()
    _until(lambda: bool(engine.reason))
    assert (engine.alive, engine.reason) == (
        False,
        "the writer's engine ended with SIGSEGV: last words",
    )


def test_a_restart_that_fails_is_a_crash_too(stage: Stage) -> None:
    engine = stage("crash error die serve")
    engine.start()
    _until(lambda: engine.alive and engine.restarts == 3)
    assert engine.reason == ""


def test_pauses_grow_until_the_engine_stays_down(stage: Stage) -> None:
    paused: list[float] = []

    def pause(stopping: threading.Event, seconds: float) -> bool:
        paused.append(seconds)
        return stopping.is_set()

    engine = stage("crash " * 9, pause=pause)
    engine.start()
    _until(lambda: engine.reason.endswith("stays down: restart Footnote"))
    assert (tuple(paused), engine.alive) == (PAUSES, False)


def test_crashes_far_apart_do_not_add_up(stage: Stage) -> None:
    hours = count(step=3600)
    engine = stage("crash " * 9, clock=lambda: float(next(hours)))
    engine.start()
    _until(lambda: engine.alive and engine.restarts == 9)


def test_a_stopped_engine_is_gone(stage: Stage, notes: Notes) -> None:
    engine = stage("serve")
    engine.start()
    engine.stop()
    assert not psutil.pid_exists(int(str(notes()[0]["pid"])))
    assert (engine.alive, engine.reason) == (False, "the writer's engine was stopped")


def test_a_stop_ends_the_pause_before_a_restart(stage: Stage, notes: Notes) -> None:
    engine = stage("crash", pause=lambda stopping, seconds: stopping.wait(3600))
    engine.start()
    _until(lambda: bool(engine.reason))
    engine.stop()
    assert len(notes()) == 1


def test_an_engine_that_does_not_listen_is_killed(
    stage: Stage, notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "STOP_SECONDS", 0.1)
    engine = stage("deaf")
    engine.start()
    engine.stop()
    assert not psutil.pid_exists(int(str(notes()[0]["pid"])))


@pytest.mark.real
def test_the_real_engine_comes_back_after_a_native_crash(writer_file: Path) -> None:
    engine = Engine(Spec(model=writer_file, alias="writer", threads=2))
    engine.start()
    try:
        before = engine.url
        (process,) = psutil.Process().children()
        os.kill(process.pid, signal.SIGSEGV)
        _until(lambda: engine.restarts == 1 and engine.alive)
        headers = {"Authorization": f"Bearer {engine.key}"}
        reply = httpx.get(f"{engine.url}/models", headers=headers, trust_env=False)
        assert (reply.status_code, engine.url == before) == (200, False)
    finally:
        engine.stop()


def test_an_engine_for_which_there_is_no_memory_says_so(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "Popen", _no_memory)
    engine = stage("serve")
    says = "the writer's engine cannot be started: Cannot allocate memory"
    with pytest.raises(WriterUnavailable, match=says):
        engine.start()
    assert (engine.alive, engine.url, engine.reason) == (False, "", says)


def test_a_restart_for_which_there_is_no_memory_is_followed_by_another(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = subprocess.Popen

    def pause(stopping: threading.Event, seconds: float) -> bool:
        monkeypatch.setattr(subprocess, "Popen", real if engine.restarts else _no_memory)
        return stopping.is_set()

    engine = stage("crash serve", pause=pause)
    engine.start()
    _until(lambda: engine.alive and engine.restarts == 2)


def test_an_engine_that_dies_in_the_middle_of_its_answer_says_why(stage: Stage) -> None:
    engine = stage("half")
    says = "the writer's engine ended with status 3: last words"
    with pytest.raises(WriterUnavailable, match=says):
        engine.start()
    assert engine.reason == says


def test_an_engine_that_is_not_ready_is_ended_at_once(stage: Stage, notes: Notes) -> None:
    engine = stage("hang")
    with ThreadPoolExecutor(1) as pool:
        starting = pool.submit(engine.start)
        _until(lambda: bool(notes()))
        began = time.monotonic()
        engine.stop()
        assert time.monotonic() - began < child.STOP_SECONDS / 2
    assert isinstance(starting.exception(), WriterUnavailable)


def _no_memory(*_: object, **__: object) -> NoReturn:
    raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))
