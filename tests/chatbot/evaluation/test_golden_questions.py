import codecs
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from scripted import ANSWER, ARTICLE, Scripted

from chatbot.answer import Answer, Seconds
from chatbot.answering import Answering
from chatbot.errors import GoldenInvalid
from chatbot.evaluation.golden import Golden, Outcome, figures, read, run

REFUSAL = replace(ANSWER, status="refused", text="", sentences=(), citations=())
GOLDEN = Golden("How far?", ARTICLE.id, must=(("two metres", "2 m"),), cites=("by TWO",))
NO = Golden("Why?", ARTICLE.id, refuse=True)


def written(folder: Path, text: str) -> Path:
    path = folder / "golden.jsonl"
    path.write_text(text, "utf-8")
    return path


def test_a_file_holds_a_question_a_line_behind_a_byte_order_mark_too(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '{"question": "How far?", "article": "the-river", "must": [["two metres", "2 m"]], '
        '"cites": ["by two"], "after": ["Who?"]}\n\n'
        '{"question": "Why?", "article": "the-river", "refuse": true}\n',
    )
    path.write_bytes(codecs.BOM_UTF8 + path.read_bytes())
    assert read(path) == (
        Golden("How far?", "the-river", (("two metres", "2 m"),), ("by two",), ("Who?",)),
        Golden("Why?", "the-river", refuse=True),
    )


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "7",
        '{"question": "Why?"}',
        '{"article": "a"}',
        '{"question":1,"article":"a","must":3}',
    ],
)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str) -> None:
    good = '{"question": "Why?", "article": "a"}'
    with pytest.raises(GoldenInvalid, match=r"golden\.jsonl, line 3, is not a golden question"):
        read(written(tmp_path, f"{good}\n\n{line}\n"))


def test_a_file_that_is_not_there_says_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(GoldenInvalid, match="give a file of golden questions"):
        read(tmp_path / "nothing.jsonl")


@pytest.mark.parametrize(
    ("golden", "answer", "right"),
    [
        (GOLDEN, ANSWER, True),
        (replace(GOLDEN, must=(("two metres",), ("on Monday",))), ANSWER, False),
        (replace(GOLDEN, must=(("three", "TWO"),)), ANSWER, True),
        (replace(GOLDEN, cites=("nobody",)), ANSWER, False),
        (GOLDEN, REFUSAL, False),
        (NO, REFUSAL, True),
        (NO, ANSWER, False),
        (NO, replace(REFUSAL, citations=ANSWER.citations), False),
    ],
    ids=[
        "right",
        "untold",
        "other wording",
        "uncited",
        "refused",
        "rightly refused",
        "answered",
        "cited",
    ],
)
def test_an_answer_is_right_if_it_tells_and_cites_all_it_must(
    golden: Golden, answer: Answer, right: bool
) -> None:
    assert golden.right(answer) is right
    assert Outcome(golden, answer).right is right


async def test_each_is_asked_with_the_questions_before_it() -> None:
    scripted = Scripted()
    golden = replace(GOLDEN, after=("Which river?",))
    outcomes = [each async for each in run(cast(Answering, scripted), [golden, GOLDEN])]
    assert [each.right for each in outcomes] == [True, True]
    assert [len(question.history) for question in scripted.asked] == [0, 2, 0]


def test_figures_are_shares_and_medians() -> None:
    slow = replace(ANSWER, seconds=Seconds(3.0, 4.0, 5.0))
    refused = replace(REFUSAL, seconds=Seconds(0.5, None, 0.5))
    found = figures([Outcome(GOLDEN, ANSWER), Outcome(GOLDEN, slow), Outcome(NO, refused)])
    assert found["right"] == found["right, unanswerable"] == 1
    assert found["seconds to evidence"] == pytest.approx(1.55)
    assert found["seconds to the first checked sentence"] == pytest.approx(2.1)
    assert found["seconds to a refusal"] == 0.5


def test_what_was_never_measured_is_left_out() -> None:
    assert figures([]) == {}
    refused = figures([Outcome(NO, REFUSAL)])
    assert "seconds in all" not in refused and "right, answerable" not in refused
