import re
from pathlib import Path

import pytest
from typer.main import get_command

from chatbot import settings
from chatbot.__main__ import app
from chatbot.evaluation import questions
from chatbot.evaluation.meanings import GROUPS
from chatbot.web import widget
from chatbot.web.surface import ROUTES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]


def test_the_table_of_settings_is_the_programs_own() -> None:
    found = re.search(r"<!-- settings -->\n(.*?)\n<!-- /settings -->", README, re.DOTALL)
    assert found is not None
    assert found[1].strip() == settings.table()


def test_the_table_of_options_is_the_loaders_own() -> None:
    found = re.search(r"<!-- options -->\n(.*?)\n<!-- /options -->", README, re.DOTALL)
    assert found is not None
    assert found[1].strip() == widget.table()
    assert len(widget.table().splitlines()) == 12


@pytest.mark.parametrize("told", sorted(set(re.findall(r"`((?:\w+/)*\w+\.py)`", README))))
def test_every_file_that_is_told_is_there(told: str) -> None:
    packages = (ROOT / name for name in ("chatbot", "index", "prompts", "training", "tests"))
    found = [file for each in packages for file in each.rglob(told.rpartition("/")[2])]
    assert ROOT / told in found if "/" in told else found


@pytest.mark.parametrize("id", re.findall(r'<script[^>]* data-article="([^"]+)"', README))
def test_the_tag_names_an_article_that_there_is(id: str) -> None:
    seeds = Path(__file__).parents[1] / "seeds"
    assert any(path.stem == id for path in seeds.iterdir() if path.suffix != ".jsonl")


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_told(command: str) -> None:
    assert re.search(rf"^\| `footnote {command}\b", README, re.MULTILINE)


@pytest.mark.parametrize(
    "told", sorted(set(re.findall(r"`(?:footnote|python -m chatbot) (\w+)", README)))
)
def test_no_command_is_told_that_is_none(told: str) -> None:
    assert told in COMMANDS


@pytest.mark.parametrize(
    "name", sorted(set(re.findall(r"\bFOOTNOTE_[A-Z_]+", README))), ids=lambda name: name[9:]
)
def test_every_setting_that_is_told_exists(name: str) -> None:
    assert f"`{name}`" in settings.table()


@pytest.mark.parametrize("path", sorted({path for _, path in ROUTES}))
def test_every_route_is_told(path: str) -> None:
    table = README.partition("\n## HTTP\n")[2].partition("\n## ")[0]
    told = re.findall(r"`(?:GET |POST )?(/[^`? ]*)", table.replace("DIGEST", "0" * 12))
    begins = tuple(each.removesuffix("…") for each in told if each.endswith("…"))
    assert any(re.fullmatch(path, each) for each in told) or path.startswith(begins)


@pytest.mark.parametrize("score", sorted(set().union(*GROUPS.values())))
def test_every_score_is_told(score: str) -> None:
    series = score.removesuffix("_p50").removesuffix("_p95")
    assert f"`{score}`" in README or f"`{series}_p50` …" in README or f"… `{series}_p95`" in README


def test_the_question_set_that_is_shown_is_one(tmp_path: Path) -> None:
    found = re.search(r"```json\n(\{\"doc_id.*?)\n```", README, re.DOTALL)
    assert found is not None
    (tmp_path / "set.jsonl").write_text(" ".join(found[1].split()), "utf-8")
    (document,) = questions.read(tmp_path / "set.jsonl").documents
    start, end = document.turns[0].evidence[0]
    assert document.article[start:end].casefold() == document.turns[0].answers[0]
