"""The time to ready is that of a process of its own, which does not outlive the measurement."""

import os
import sys
from itertools import count
from pathlib import Path

import pytest

from chatbot.benchmark import starting

SERVER = """
import os, sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
Path(sys.argv[1]).write_text(str(os.getpid()))
class Handler(BaseHTTPRequestHandler):
    asked = []
    def do_GET(self):
        self.asked.append(self.path)
        self.send_response(200 if len(self.asked) > 2 and self.path == "/readyz" else 503)
        self.end_headers()
    def log_message(self, *_):
        pass
host, port = sys.argv[sys.argv.index("--host") + 1], sys.argv[sys.argv.index("--port") + 1]
HTTPServer((host, int(port)), Handler).serve_forever()
"""


def test_a_server_is_measured_until_it_says_ready_and_then_stopped(tmp_path: Path) -> None:
    ticks = count(0.0, 1.0)
    command = (sys.executable, "-I", "-c", SERVER, str(tmp_path / "pid"))
    start = starting.start(command, lambda: next(ticks))
    assert start is not None
    assert start.seconds >= 4  # Two looks at it were too early.
    assert 0.005 < start.gigabytes < 1
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_a_server_that_ends_by_itself_has_no_start() -> None:
    assert starting.start((sys.executable, "-I", "-c", "raise SystemExit(1)")) is None


def test_a_server_that_is_never_ready_is_given_up_and_stopped(tmp_path: Path) -> None:
    ticks = count(0.0, starting.LONGEST_SECONDS / 2)
    slow = "import os, sys, time; open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(600)"
    command = (sys.executable, "-I", "-c", slow, str(tmp_path / "pid"))
    assert starting.start(command, lambda: next(ticks)) is None
