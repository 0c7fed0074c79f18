"""A day sees so many calls to the writer and no more, through restarts and damage."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.errors import BudgetSpent
from chatbot.writing.budget import Budget

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC).timestamp()
HOUR = 3600.0


class Clock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> float:
        return self.now


def granted(budget: Budget, times: int) -> int:
    count = 0
    for _ in range(times):
        try:
            budget.spend()
        except BudgetSpent:
            continue
        count += 1
    return count


def test_it_ends_with_the_day_and_says_so(tmp_path: Path) -> None:
    clock = Clock()
    budget = Budget(3, tmp_path / "calls.json", clock)
    assert granted(budget, 5) == 3
    with pytest.raises(BudgetSpent, match=r"the 3 calls .* until 00:00 UTC"):
        budget.spend()
    clock.now += 12 * HOUR - 1
    assert granted(budget, 1) == 0
    clock.now += 1
    assert granted(budget, 5) == 3


def test_a_restart_begins_no_new_day(tmp_path: Path) -> None:
    path = tmp_path / "budget" / "calls.json"
    assert granted(Budget(3, path, Clock()), 2) == 2
    assert granted(Budget(3, path, Clock()), 5) == 1


def test_processes_that_share_it_spend_of_one_day_together(tmp_path: Path) -> None:
    path = tmp_path / "calls.json"
    server, evaluation = Budget(4, path, Clock()), Budget(4, path, Clock())
    assert granted(server, 1) + granted(evaluation, 2) == 3
    assert granted(server, 5) == 1
    assert server.is_spent and evaluation.is_spent
    assert granted(evaluation, 5) == 0


def test_calls_at_the_same_time_are_all_counted(tmp_path: Path) -> None:
    budgets = [Budget(30, tmp_path / "calls.json", Clock()) for _ in range(2)]
    with ThreadPoolExecutor(4) as pool:
        found = pool.map(lambda number: granted(budgets[number % 2], 10), range(4))
    assert sum(found) == 30


def test_the_log_is_told_once_a_day(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    clock = Clock()
    budget = Budget(1, tmp_path / "calls.json", clock)
    granted(budget, 5)
    assert caplog.text.count("spent until 00:00 UTC") == 1
    clock.now += 24 * HOUR
    granted(budget, 5)
    assert caplog.text.count("spent until 00:00 UTC") == 2


def test_without_a_limit_nothing_is_counted_or_kept(tmp_path: Path) -> None:
    assert granted(Budget(0, tmp_path / "calls.json", Clock()), 1_000) == 1_000
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "kept", [b"", b"{", b"[]", b'{"day": 1}', b"\xff", b'{"day":"x","calls":-9}']
)
def test_what_cannot_be_read_is_begun_anew(tmp_path: Path, kept: bytes) -> None:
    path = tmp_path / "calls.json"
    path.write_bytes(kept)
    assert granted(Budget(2, path, Clock()), 5) == 2


def test_damage_while_it_runs_gives_no_call_back(tmp_path: Path) -> None:
    path = tmp_path / "calls.json"
    budget = Budget(3, path, Clock())
    assert granted(budget, 2) == 2
    path.write_bytes(b"{")
    assert granted(budget, 5) == 1


def test_a_disk_that_takes_nothing_stops_no_answer(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert granted(Budget(2, tmp_path / "file" / "calls.json", Clock()), 5) == 2


@given(st.lists(st.floats(0, 30 * HOUR), max_size=30), st.integers(1, 4))
def test_no_day_sees_more(steps: list[float], most: int) -> None:
    clock = Clock()
    budget = Budget(most, Path("/dev/null/nowhere"), clock)
    days: dict[object, int] = {}
    for step in steps:
        clock.now += step
        day = datetime.fromtimestamp(clock.now, UTC).date()
        days[day] = days.get(day, 0) + granted(budget, 1)
    assert all(count <= most for count in days.values())
