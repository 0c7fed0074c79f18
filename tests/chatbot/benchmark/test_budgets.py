"""A budget is kept up to its limit; what was not measured is neither kept nor missed."""

from dataclasses import replace
from pathlib import Path

import pytest
from scripted import ANSWER

from chatbot.answer import Answer, Seconds
from chatbot.benchmark import budgets
from chatbot.benchmark.budgets import Budget
from chatbot.benchmark.starting import Start


def answered(evidence: float | None, first: float, total: float) -> Answer:
    return replace(ANSWER, seconds=Seconds(evidence, first, total))


def refused(total: float) -> Answer:
    return replace(ANSWER, status="refused", seconds=Seconds(None, None, total))


OURS = [answered(0.1, 2.0, 4.0), answered(0.3, 3.0, 6.0), refused(0.2)]
STOCK = [answered(None, 5.0, 9.0), answered(None, 7.0, 9.0), answered(None, 99.0, 99.0)]


def measured(start: Start | None = None, gigabytes: float = 2.0) -> dict[str, float | None]:
    found = budgets.budgets(OURS, STOCK, start, gigabytes)
    return {each.what: each.measured for each in found}


@pytest.mark.parametrize(
    ("spent", "kept"), [(0.49, True), (0.5, True), (0.51, False), (None, None)]
)
def test_a_budget_is_kept_up_to_its_limit(spent: float | None, kept: bool | None) -> None:
    assert Budget("seconds", 0.5, spent).kept is kept


def test_times_are_our_medians() -> None:
    found = measured()
    assert found["seconds to evidence"] == pytest.approx(0.2)
    assert found["seconds to a refusal"] == 0.2
    assert found["seconds to the first checked sentence"] == 2.5
    assert found["seconds to the whole answer"] == 5.0


def test_the_stock_chain_is_measured_against_where_both_said_something() -> None:
    assert measured()["… over the stock chain's to its first token"] == pytest.approx(2.5 / 6.0)


def test_where_nothing_was_answered_nothing_is_told() -> None:
    found = budgets.budgets([], [], None, 1.0)
    assert [each.measured for each in found[:-1]] == [None, None, None, None, None, None, 1.0]


def test_memory_is_the_larger_of_the_server_and_the_run() -> None:
    memory = "memory of all processes, GB"
    assert measured()[memory] == 2.0
    assert measured(Start(9.0, 2.5))[memory] == 2.5
    assert measured(Start(9.0, 1.5))[memory] == 2.0
    assert measured(Start(9.0, 1.5))["seconds from start to ready"] == 9.0


def test_a_widget_loader_is_weighed_as_it_is_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    what = "widget loader, kB gzipped"
    monkeypatch.setattr(budgets, "WIDGET", tmp_path / "widget.js")
    (tmp_path / "widget.js").write_text("a" * 9_000)
    size = measured()[what]
    assert size is not None and 0 < size < 0.1


def test_the_loader_that_is_served_keeps_its_budget() -> None:
    size = measured()["widget loader, kB gzipped"]
    assert size is not None and 4 < size <= 5
