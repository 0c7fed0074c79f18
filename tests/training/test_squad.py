import random

from training.squad import lines

GIVEN = {
    "data": [
        {
            "title": "Marlin_(ferry)",
            "paragraphs": [
                {
                    "context": "Ada Brandt built the Marlin in 1964.",
                    "qas": [
                        {
                            "id": f"q{number}",
                            "question": " Who built the Marlin? ",
                            "answers": [{"text": "Ada Brandt", "answer_start": 0}],
                        }
                        for number in range(100)
                    ],
                }
            ],
        }
    ]
}


def test_a_paragraph_becomes_a_line_of_a_question_set() -> None:
    (line,) = lines(GIVEN, 1.0, random.Random(1))
    assert line["title"] == "Marlin (ferry)"
    turn = line["turns"][0]
    assert turn["question"] == "Who built the Marlin?"
    assert [line["article"][start:end] for start, end in turn["evidence"]] == turn["answers"]


def test_a_share_of_the_questions_is_drawn_and_the_same_one_each_time() -> None:
    drawn, again = (next(lines(GIVEN, 0.3, random.Random(1)))["turns"] for _ in range(2))
    assert 15 < len(drawn) < 45
    assert drawn == again


def test_a_second_share_takes_none_of_the_first() -> None:
    first, second, both = (
        [turn["id"] for turn in next(lines(GIVEN, share, random.Random(1), beyond))["turns"]]
        for share, beyond in ((0.3, 0.0), (0.4, 0.3), (0.7, 0.0))
    )
    assert not set(first) & set(second)
    assert sorted([*first, *second]) == sorted(both)
