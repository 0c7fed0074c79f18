"""A benchmark as plain text for a terminal: every score side by side, then the budgets."""

from collections.abc import Iterator

from chatbot.benchmark.bench import Outcome
from chatbot.benchmark.budgets import Budget
from chatbot.evaluation.metrics import Score

STOCK = (
    "The stock chain is LangChain's documented two-step RAG with the same embedder and writer; its "
    "first\nsentence is its first token, and it cites nothing."
)
_KEPT = {True: "kept", False: "MISSED", None: ""}


def table(outcome: Outcome) -> str:
    """What was asked; a score a line, ours before the stock chain's; a budget a line."""
    asked = f"questions asked: {len(outcome.compared)} of {outcome.questions}, seed {outcome.seed}"
    blocks = (
        f"{asked}, writer {outcome.writer}",
        "\n".join(_scores(outcome)),
        STOCK,
        "\n".join(_budgets(outcome.budgets)),
    )
    return "\n\n".join(blocks)


def _scores(outcome: Outcome) -> Iterator[str]:
    names = list(dict.fromkeys([*outcome.ours, *outcome.stock]))
    width = max(map(len, names))
    yield f"{'':{width}}  {'ours':>8}  {'stock':>8}"
    for name in names:
        ours, stock = (scores.get(name, _NONE) for scores in (outcome.ours, outcome.stock))
        counted = f"n={ours.n}" if ours.n == stock.n else f"n={ours.n}, {stock.n}"
        yield f"{name:{width}}  {_value(ours.value)}  {_value(stock.value)}  {counted}"


_NONE = Score(None, 0)


def _budgets(budgets: tuple[Budget, ...]) -> Iterator[str]:
    width = max(len(budget.what) for budget in budgets)
    yield f"{'our budgets, medians':{width}}  {'measured':>8}  {'at most':>8}"
    for budget in budgets:
        line = f"{budget.what:{width}}  {_value(budget.measured)}  {_value(budget.most)}"
        yield f"{line}  {_KEPT[budget.kept]}".rstrip()


def _value(value: float | None) -> str:
    if value is None:
        return f"{'–':>8}"
    return f"{value:8.3f}" if abs(value) < 100 else f"{value:8.0f}"
