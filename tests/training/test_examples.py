import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from training.claims import claims
from training.conversations import follow_up
from training.examples import examples, plain
from training.measure import auroc, figures
from training.questions import Sheet, read, split

TEXT = (
    "The Marlin ferry was built in 1964 by Ada Brandt in Holm. It carried 212,000 people in its "
    "best year. Jonas Lind bought the ferry in 1988, according to the town's minutes. He is "
    "expected to sell it to Norway. The ferry has not sailed since a storm in February."
)
QUESTIONS = [
    ("Who built the Marlin ferry?", ["Ada Brandt"]),
    ("How many people did the Marlin ferry carry?", ["212,000"]),
    ("When did Jonas Lind buy the Marlin ferry?", ["1988"]),
    ("Who sank the Marlin ferry in 1964?", []),
]


@pytest.fixture
def sheets(tmp_path: Path) -> list[Sheet]:
    path = tmp_path / "set.jsonl"
    lines = []
    for number in range(10):
        turns = [
            {
                "id": f"{number}-{at}",
                "question": text,
                "answerable": bool(answers),
                "answers": answers,
                "evidence": [[TEXT.index(one), TEXT.index(one) + len(one)] for one in answers],
            }
            for at, (text, answers) in enumerate(QUESTIONS)
        ]
        article = TEXT if number % 2 else TEXT.replace("Marlin", "Heron")
        if number % 2 == 0:
            turns = turns[-1:]
        lines.append(
            json.dumps(
                {"doc_id": f"Group{number // 2}#{number}", "article": article, "turns": turns}
            )
        )
    path.write_text("\n".join(lines))
    return read(path)


def test_a_split_leaves_no_source_on_both_sides(sheets: list[Sheet]) -> None:
    kept, held = split(sheets)
    assert held
    assert kept
    assert not {sheet.group for sheet in kept} & {sheet.group for sheet in held}
    assert split(sheets) == (kept, held)


def test_the_same_seed_makes_the_same_examples(sheets: list[Sheet]) -> None:
    once, twice, other = (list(examples(sheets, random.Random(seed))) for seed in (1, 1, 2))
    assert once == twice != other


def test_what_is_asked_of_another_paragraph_has_no_answer_there(sheets: list[Sheet]) -> None:
    one = replace(sheets[1], group="all")
    other = replace(sheets[0], group="all")
    made = [each for seed in range(9) for each in examples([one, other], random.Random(seed))]
    away = [each for each in made if "Heron" in each.sentences[0] and "Lind buy" in each.question]
    assert not away, "it holds the answer, “1988”"


def test_some_questions_are_denied_or_turned_round(sheets: list[Sheet]) -> None:
    asked = replace(sheets[1].asked[0], text="Who was the first to build a ferry?")
    sheet = replace(sheets[1], asked=(asked,))
    made = [each for seed in range(40) for each in examples([sheet], random.Random(seed))]
    assert any("last to build" in each.question for each in made)
    denied = [each for each in made if " not " in each.question or " never " in each.question]
    assert denied
    assert not any(any(each.answers) for each in denied)


def test_an_answer_is_marked_in_the_sentence_that_holds_it(sheets: list[Sheet]) -> None:
    for example in plain(sheets):
        spans = [
            sentence[span[0] : span[1]]
            for sentence, span in zip(example.sentences, example.answers, strict=True)
            if span
        ]
        assert spans == dict(QUESTIONS)[example.question]


def test_a_follow_up_leaves_out_a_name_that_its_history_has(sheets: list[Sheet]) -> None:
    sheet = sheets[1]
    seen = {follow_up(sheet, sheet.asked[2], random.Random(seed)) for seed in range(200)}
    shortened = [(text, turns) for text, turns in seen if "Marlin" not in text]
    assert shortened
    assert all(any("Marlin" in turn for turn in turns) for _, turns in shortened)


def test_a_false_claim_is_no_sentence_of_the_article(sheets: list[Sheet]) -> None:
    made = [one for seed in range(20) for one in claims(sheets, random.Random(seed))]
    false = [one for one in made if not any(one.answers)]
    assert {one.is_claim for one in made} == {True}
    assert len(false) > len(made) / 3
    assert all(one.question not in one.sentences for one in false)
    assert any("1964" not in one.question and "built" in one.question for one in false)
    assert any("has sailed" in one.question for one in false)


def test_figures_are_counted_by_hand() -> None:
    rows = [
        ((0.9, 0.1, 0.2, 0.3), (0,)),
        ((0.9, 0.1, 0.2, 0.3), (1,)),
        ((0.8, 0.1, 0.2, 0.3), (3,)),
        ((0.1, 0.2, 0.8, 0.1), ()),
    ]
    found = figures(rows)
    assert found["first"] == pytest.approx(1 / 3)
    assert found["first three"] == pytest.approx(2 / 3)
    assert found["auroc"] == pytest.approx((2 + 0.5) / 3)


def test_auroc_is_a_half_where_nothing_is_told_apart() -> None:
    assert auroc([1, 1], [1, 1]) == 0.5
    assert auroc([2, 3], [0, 1]) == 1.0
