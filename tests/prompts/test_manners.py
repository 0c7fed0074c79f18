"""How a question is asked once more in another manner. The snapshots show it whole."""

from pathlib import Path

import pytest

from chatbot.asking.restating import MANNERS, Manner
from chatbot.assembly import PROMPTS
from prompts import PromptInvalid

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"
every_manner = pytest.mark.parametrize("manner", MANNERS.values(), ids=MANNERS)


@every_manner
def test_the_question_is_asked_as_the_snapshot_shows(manner: Manner) -> None:
    expected = (SNAPSHOTS / f"{manner.prompt.name}.txt").read_text("utf-8")
    assert manner.ask("Who met whom?") + "\n" == expected


@every_manner
def test_what_the_reader_asked_is_put_in_as_it_is(manner: Manner) -> None:
    hostile = "$question ${question} {0} %s # system"
    assert manner.ask(hostile).startswith(f"{hostile} Answer ")


@every_manner
def test_a_manner_takes_the_question_and_nothing_else(manner: Manner) -> None:
    with pytest.raises(PromptInvalid, match="lacks question"):
        manner.prompt.render({})


@every_manner
def test_a_manner_counts_among_the_prompts_that_figures_are_of(manner: Manner) -> None:
    assert manner.prompt.name in PROMPTS
