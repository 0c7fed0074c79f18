"""The two that are compared, asked in turn, so that what else the machine does hits both."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from chatbot.answer import Versions
from chatbot.benchmark.meter import Meter, Spent
from chatbot.evaluation import asking, metrics
from chatbot.evaluation.asking import Respond
from chatbot.evaluation.drawing import Drawn
from chatbot.evaluation.history import Kind
from chatbot.evaluation.metrics import Score
from chatbot.evaluation.predictions import Journal
from chatbot.evaluation.scored import Scored
from index.types import Article

HISTORY: Kind = "gold"
"""Both are asked with the same history, which neither of them made."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, with what it has answered and spent so far."""

    respond: Respond
    versions: Versions
    journal: Journal = field(default_factory=lambda: Journal(None, ()))
    spent: list[Spent] = field(default_factory=list)


async def alternate(
    drawn: Sequence[Drawn],
    articles: Mapping[str, Article],
    sides: Sequence[Side],
    meter: Meter,
    tell: Callable[[], None],
) -> None:
    """Ask every question of each side before the next one; who is first changes each time."""
    for count in range(1, len(drawn) + 1):
        for side in sides if count % 2 else sides[::-1]:
            meter.take()
            await asking.ask(
                drawn[:count],
                side.respond,
                articles,
                side.versions,
                side.journal,
                HISTORY,
                tell,
            )
            side.spent.append(meter.take())


def measure(scored: Sequence[Scored], spent: Sequence[Spent]) -> dict[str, Score]:
    """Every score of an evaluation, and the tokens of the prompts a question."""
    return {
        **metrics.measure(scored),
        "prompt_tokens": _mean([each.prompt_tokens for each in spent]),
        "prompt_tokens_read": _mean([each.read_tokens for each in spent]),
    }


def _mean(counts: Sequence[int | None]) -> Score:
    known = [count for count in counts if count is not None]
    return Score(statistics.fmean(known) if known else None, len(known))
