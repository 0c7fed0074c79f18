"""Golden questions and question sets are asked and scored by the same rules."""

import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from newsroom import HARBOUR, StemEmbedder
from rich.console import Console

from chatbot import assembly
from chatbot.benchmark import course
from chatbot.errors import EvaluationInvalid, GoldenInvalid
from chatbot.evaluation.golden import Golden
from chatbot.settings import Settings
from index.build import build
from index.errors import ArticleUnknown

FOUNDER = Golden(
    "Who founded it, and when?",
    HARBOUR.id,
    must=(("Brandt", "Ada Brandt"), ("1951",)),
    cites=("founded the COMPANY",),
    after=("Who leads the company?",),
)
SILENT = Golden("Who won?", HARBOUR.id, refuse=True)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings with HARBOUR indexed, and nothing that embeds but stems."""
    monkeypatch.setattr(assembly, "embed", lambda settings: StemEmbedder())
    (tmp_path / "harbour.txt").write_text(HARBOUR.text, "utf-8")
    build([tmp_path / "harbour.txt"], tmp_path / "index", StemEmbedder())
    return Settings(index=tmp_path / "index", seeds=tmp_path)


def quiet() -> Console:
    return Console(file=StringIO())


def test_what_a_golden_answer_must_tell_is_a_gold_answer_in_each_wording() -> None:
    (drawn,) = course.draw_golden([FOUNDER], {HARBOUR.id: HARBOUR}, None, 0)
    assert drawn.gold.answers == ("Brandt 1951", "Ada Brandt 1951")
    assert drawn.gold.answerable


def test_what_a_golden_answer_must_cite_is_the_gold_evidence() -> None:
    (drawn,) = course.draw_golden([FOUNDER], {HARBOUR.id: HARBOUR}, None, 0)
    ((start, end),) = drawn.gold.evidence
    assert HARBOUR.text[start:end] == "Ada Brandt founded the company in 1951."


def test_golden_questions_come_with_those_before_them_and_without_answers() -> None:
    drawn = course.draw_golden([SILENT, FOUNDER], {HARBOUR.id: HARBOUR}, None, 0)
    earlier = {each.gold.question: [turn.question for turn in each.earlier] for each in drawn}
    assert earlier == {SILENT.question: [], FOUNDER.question: ["Who leads the company?"]}
    assert not any(turn.answerable for each in drawn for turn in each.earlier)


def test_a_golden_question_that_is_to_be_refused_is_unanswerable() -> None:
    (drawn,) = course.draw_golden([SILENT], {HARBOUR.id: HARBOUR}, None, 0)
    assert not drawn.gold.answerable


def test_each_golden_question_is_asked_about_its_own_article_and_once() -> None:
    other = replace(HARBOUR, id="other")
    asked = [replace(SILENT, article=name) for name in ("harbour", "other", "harbour")]
    drawn = course.draw_golden(asked, {"harbour": HARBOUR, "other": other}, None, 0)
    assert sorted(each.key for each in drawn) == [
        ("harbour", "0"),
        ("harbour", "2"),
        ("other", "1"),
    ]


def test_the_same_seed_draws_the_same_golden_questions() -> None:
    asked = [replace(SILENT, question=f"Who won race {number}?") for number in range(20)]
    few = [course.draw_golden(asked, {HARBOUR.id: HARBOUR}, 5, seed) for seed in (1, 1, 2)]
    assert len(few[0]) == 5
    assert few[0] == few[1] != few[2]


def test_without_a_file_the_golden_questions_are_asked_of_the_products_index(
    settings: Settings,
) -> None:
    line = {"question": "Who won?", "article": HARBOUR.id, "refuse": True}
    (settings.seeds / "golden.jsonl").write_text(json.dumps(line))
    found = course.from_golden(None, 0, settings)
    assert (found.name, found.index) == ("golden.jsonl", settings.index)
    assert [each.gold.question for each in found.drawn] == ["Who won?"]
    assert found.articles[HARBOUR.id].text == HARBOUR.text


def test_golden_questions_that_cannot_be_asked_are_told(settings: Settings) -> None:
    with pytest.raises(GoldenInvalid, match=r"golden\.jsonl cannot be read"):
        course.from_golden(None, 0, settings)
    path = settings.seeds / "golden.jsonl"
    path.write_text("\n")
    with pytest.raises(EvaluationInvalid, match="holds no question; write some"):
        course.from_golden(None, 0, settings)
    path.write_text('{"question": "Who?", "article": "a-lake"}')
    with pytest.raises(ArticleUnknown, match="a-lake"):
        course.from_golden(None, 0, settings)


def test_a_set_is_indexed_beside_the_product(settings: Settings) -> None:
    turn = {"id": "q", "question": "Who cheered?", "answerable": True, "answers": ["Cyclists"]}
    line = {"doc_id": "d", "article": "The bridge opened. Cyclists cheered.", "turns": [turn]}
    path = settings.seeds / "set.jsonl"
    path.write_text(json.dumps(line))
    found = course.from_set(path, None, 0, settings, quiet())
    assert found.name == "set.jsonl"
    assert found.index.is_relative_to(settings.index) and found.index != settings.index
    assert [each.key for each in found.drawn] == [("d", "q")]
    assert found.articles["d"].text == "The bridge opened. Cyclists cheered."


def test_a_set_without_a_question_is_told(settings: Settings) -> None:
    path = settings.seeds / "set.jsonl"
    path.write_text('{"doc_id": "d", "article": "Rain fell.", "turns": []}')
    with pytest.raises(EvaluationInvalid, match=r"set\.jsonl holds no question"):
        course.from_set(path, None, 0, settings, quiet())
