import io

import pytest
from rich.console import Console

from chatbot.weights.progress import Stopped, Tally, shown


def _shown(terminal: bool, steps: int) -> str:
    console = Console(file=io.StringIO(), force_terminal=terminal, width=100)
    with shown(console) as report:
        for step in range(steps + 1):
            report("writer", step * 10**6, steps * 10**6)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_without_a_terminal_there_is_one_line_each_tenth() -> None:
    lines = _shown(terminal=False, steps=200).splitlines()
    assert (len(lines), lines[5]) == (11, "writer: 100 of 200 MB")


def test_a_terminal_shows_a_bar_in_bytes() -> None:
    assert "200.0/200.0 MB" in _shown(terminal=True, steps=200)


def test_the_total_is_a_guess_until_each_transfer_tells_its_size() -> None:
    seen: list[tuple[str, int, int]] = []
    tally = Tally("writer", lambda *step: seen.append(step), {"a": 50, "b": 50})
    tally.add(10)
    tally.expect("a", 70)
    tally.add(10)
    assert seen == [("writer", 10, 100), ("writer", 20, 120)]


def test_a_transfer_that_counts_after_the_stop_is_ended() -> None:
    tally = Tally("writer", lambda *step: None, {"a": 1})
    tally.stop()
    with pytest.raises(Stopped):
        tally.add(1)


def test_the_stop_ends_a_pause() -> None:
    tally = Tally("writer", lambda *step: None, {"a": 1})
    tally.stop()
    with pytest.raises(Stopped):
        tally.pause(3600)
