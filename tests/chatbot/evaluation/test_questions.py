"""A question set is read whole and checked before anything is asked."""

import codecs
from pathlib import Path

import pytest
from questionnaire import LINE, TURNS, turn, written

from chatbot.errors import EvaluationInvalid
from chatbot.evaluation.questions import GoldQuestion, read

LENGTH = len(str(LINE["article"]))


def test_a_line_is_an_article_with_its_questions(tmp_path: Path) -> None:
    path = written(tmp_path, LINE, "", LINE | {"doc_id": "b", "domain": "news", "n_words": 9})
    asked = read(path)
    assert asked.name == "set.jsonl" and len(asked.sha256) == 64
    assert [(each.doc_id, each.line) for each in asked.documents] == [("harbour#1", 1), ("b", 3)]
    first = asked.documents[0]
    assert not first.conversational
    assert first.turns[0] == GoldQuestion(
        "q1", str(TURNS[0]["question"]), True, ("11 days",), ((36, 43),)
    )
    assert first.article[36:43] == "11 days"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "Invalid JSON"),
        ("[]", "object"),
        ({"doc_id": "b", "turns": []}, "article: Field required"),
        (LINE | {"doc_id": 7}, "doc_id: Input should be a valid string"),
        (LINE | {"doc_id": "b", "turns": [{"id": "q"}]}, "turns.0.question: Field required"),
        (
            LINE | {"doc_id": "b", "turns": [turn("q", "Why?", answerable="no")]},
            "turns.0.answerable: Input should be a valid boolean",
        ),
        (
            LINE | {"doc_id": "b", "turns": [TURNS[0], turn("q", "Why?", evidence=[[1]])]},
            "turns.1.evidence.0",
        ),
        (
            LINE | {"doc_id": "b", "turns": [turn("q", "Why?", evidence=[[5, LENGTH + 1]])]},
            f"turns.0.evidence: [5, {LENGTH + 1}] is no span of the article, which has {LENGTH}",
        ),
        (
            LINE | {"doc_id": "b", "turns": [turn("q", "Why?", evidence=[[5, 5]])]},
            "[5, 5] is no span",
        ),
        (
            LINE | {"doc_id": "b", "turns": [turn("q", "Why?", answerable=True)]},
            "turns.0.answers: empty; give an answer, or set answerable to false",
        ),
        (
            LINE | {"doc_id": "b", "turns": [turn("q", "Why?", "11 days", options=["12 days"])]},
            "turns.0.answers: the first is none of the options",
        ),
        (
            LINE | {"doc_id": "b", "turns": [TURNS[0], TURNS[0]]},
            "two questions have the id 'q1'; give each its own",
        ),
        (LINE, "the doc_id 'harbour#1' was given on line 1; give each article its own"),
        ('{"doc_id": "\\ud800", "article": "A.", "turns": []}', "Invalid JSON"),
    ],
)
def test_what_is_not_of_the_format_is_one_line_with_its_number(
    tmp_path: Path, line: object, says: str
) -> None:
    with pytest.raises(EvaluationInvalid) as caught:
        read(written(tmp_path, LINE, line))
    assert f"{tmp_path / 'set.jsonl'}, line 2: " in str(caught.value)
    assert says in str(caught.value) and "\n" not in str(caught.value)


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    path = written(tmp_path, LINE)
    path.write_bytes(codecs.BOM_UTF8 + path.read_bytes())
    assert [each.doc_id for each in read(path).documents] == ["harbour#1"]


def test_a_file_that_is_none_says_so(tmp_path: Path) -> None:
    with pytest.raises(EvaluationInvalid, match=r"cannot be read .*; give a question set"):
        read(tmp_path / "nothing.jsonl")
    with pytest.raises(EvaluationInvalid, match="holds no article; write one a line"):
        read(written(tmp_path, ""))
    (tmp_path / "set.jsonl").write_bytes(b"\xff")
    with pytest.raises(EvaluationInvalid, match="save it as UTF-8"):
        read(tmp_path / "set.jsonl")
