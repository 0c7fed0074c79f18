"""How far a run has come, where there is a terminal and where there is none."""

import io

from rich.console import Console

from chatbot.evaluation.progress import shown


def test_without_a_terminal_each_tenth_is_a_line() -> None:
    out = io.StringIO()
    with shown(Console(file=out, force_terminal=False), "questions", 10, 40) as tell:
        for _ in range(30):
            tell()
    lines = out.getvalue().splitlines()
    assert lines[0] == "questions: 12 of 40" and lines[-1] == "questions: 40 of 40"
    assert len(lines) == 8


def test_on_a_terminal_it_is_a_bar() -> None:
    out = io.StringIO()
    with shown(Console(file=out, force_terminal=True, width=80), "questions", 1, 2) as tell:
        tell()
    assert "questions" in out.getvalue() and "2/2" in out.getvalue()
