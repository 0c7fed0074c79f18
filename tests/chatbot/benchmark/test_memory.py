import subprocess
import sys

import psutil

from chatbot.benchmark.memory import resident_gigabytes

HUNGRY = "block = bytearray(200_000_000); print('fed', flush=True); input()"


def test_the_memory_of_a_child_counts() -> None:
    before = resident_gigabytes()
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", HUNGRY], stdin=pipe, stdout=pipe) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"fed\n"
        during = resident_gigabytes()
        child.communicate(b"\n")
    assert 0.15 < during - before < 0.35


def test_no_more_is_told_than_there_is() -> None:
    assert 0.01 < resident_gigabytes() < psutil.virtual_memory().total / 1e9
