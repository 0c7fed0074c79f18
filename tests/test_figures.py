"""The figures we tell are those of the prompts and the reader model we ship."""

import re
from pathlib import Path

import pytest

from chatbot.benchmark import stock
from chatbot.evaluation import record
from chatbot.weights import card
from chatbot.weights.card import SHIPPED

ROOT = Path(__file__).parents[1]
FIGURES = ROOT / "figures.json"


@pytest.mark.parametrize("entry", record.read(FIGURES), ids=lambda entry: entry["set"])
def test_a_changed_prompt_or_model_asks_for_new_figures(entry: dict[str, object]) -> None:
    again = "run `footnote eval … --record figures.json` as README.md says, and look at the scores"
    assert entry["reader"] == card.read(SHIPPED).name, again
    if entry["writer"] != "none":
        assert entry["prompts"] == record.prompts(), again


def test_figures_know_every_prompt_but_that_of_the_stock_chain() -> None:
    files = {path.stem for path in (ROOT / "prompts").glob("*.md")}
    assert set(record.prompts()) == files - {stock.PROMPT}


def test_the_readme_tells_them() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    found = re.search(r"<!-- sets -->\n(.*?)\n<!-- /sets -->", readme, re.DOTALL)
    assert found is not None
    assert found[1].strip() == record.table(FIGURES)
