"""Where a list of an article ends, what its items take in, and how far apart they may stand."""

import time

import pytest
from listed import lists, the_list
from newsroom import one_block, texts

from chatbot.reading.lists import enumerations, is_beyond, singled_out
from index.article import article

POINTS = (
    "The talks covered four points. The first was grain. The second was gas. The third was "
    "prisoners. The fourth was the July summit. "
)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (POINTS + "A fifth meeting is planned for August.", 4),
        ("Two reasons were given. First, ice. Second, rain. A third came later.", 2),
        ("In two days they settled three issues. First, A. Second, B. Third, C.", 3),
        ("Several points came up. First, A. Second, B. Third, C. The fourth was D.", 4),
    ],
    ids="another-thing later other-number uncounted".split(),
)
def test_a_list_has_no_more_items_than_are_announced(text: str, items: int) -> None:
    (found,) = lists(text)
    assert len(found) == items


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (POINTS + "A fifth meeting is planned. Nobody knows.", ["The fourth was the July summit."]),
        (POINTS + "Reporters were not admitted.", ["The fourth was the July summit."]),
        (
            "He gave two reasons. First, the roof leaks. Finally, money is short. He left at noon.",
            ["Finally, money is short."],
        ),
        (
            "He gave two reasons. First, the roof leaks. Second, money is short. It ran out.",
            ["Second, money is short.", "It ran out."],
        ),
        (
            "He gave two reasons. First, the roof leaks. Second, a ramp broke. The ramp was old.",
            ["Second, a ramp broke.", "The ramp was old."],
        ),
        (
            "Two were sold. The first was Lind. He is 30. The second was Holt. He is 19. Bo ate.",
            ["The second was Holt.", "He is 19."],
        ),
        (
            "“Two things count. First, grain. Second, gas. Nobody must doubt it,” he said. Bo ate.",
            ["Second, gas.", "Nobody must doubt it,” he said."],
        ),
        (
            "He gave two reasons. First, the roof leaks.\n\nSecond, money is short. Who pays?",
            ["Second, money is short.", "Who pays?"],
        ),
    ],
    ids="order-word other-thing other-he it same-word as-before quotation own-paragraph".split(),
)
def test_what_follows_the_last_item_in_a_paragraph_of_several_must_hang_on_it(
    text: str, last: list[str]
) -> None:
    (found,) = lists(text)
    assert found[-1] == last


@pytest.mark.parametrize(
    ("text", "beyond"),
    [
        (POINTS + "A fifth meeting is planned for August.", True),
        (POINTS + "A fifth attempt failed.", True),
        (POINTS + "It was their fifth long night.", True),
        (POINTS + "A fifth point was left out.", False),
        (POINTS + "A fifth urgent point was left out.", False),
        (POINTS + "A fifth question was left out.", False),
        (POINTS + "A fifth was left out.", False),
        (POINTS + "A fifth emerged later.", False),
        (POINTS + "A fifth emerges now.", False),
        (POINTS + "The fifth, Lind said, is money.", False),
        ("Several points came up. First, A. Second, B. A fifth meeting is planned.", False),
    ],
)
def test_another_thing_of_that_place_is_no_item_past_the_end(text: str, beyond: bool) -> None:
    source = one_block(text)
    assert is_beyond("What was the fifth point?", the_list(source), source) is beyond


LONG = (
    "The first issue was grain. Kiev sells it. Riga buys it. Oslo objects. Bonn agrees. Rome waits."
)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("They had two issues.\n\n" + LONG + "\n\nThe second issue was gas.", 2),
        ("They had two issues. " + LONG + "\n\nThe second issue was gas. It is dear.", 2),
        ("They had two issues.\n\n" + LONG + "\n\nBonn waits.\n\nThe second issue was gas.", 0),
        ("They had two issues.\n\n" + LONG + "\n\nAnother man was not admitted.", 0),
        ("They had two issues.\n\n" + LONG + "\n\nThe last ferry left at noon.", 0),
        ("They had two issues. " + LONG + " The second issue was gas.", 0),
        ("They had two issues.\n\n" + LONG + "\n\nGas\n\nThe second issue was gas.", 0),
    ],
    ids="paragraphs first-beside far another last one-paragraph heading".split(),
)
def test_a_paragraph_of_any_length_may_be_an_item(text: str, items: int) -> None:
    assert [len(found) for found in lists(text)] == ([items] if items else [])


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "It took three decisions. It raised the fee. It also banned cars. In addition, the "
            "mill was sold. The vote was close.",
            ["It raised the fee.", "It also banned cars.", "In addition, the mill was sold."],
        ),
        (
            "He gave four reasons. First, the roof leaks. Next, it is cold. Then there is the "
            "dust. Finally, money is short. He left at noon.",
            [
                "First, the roof leaks.",
                "Next, it is cold.",
                "Then there is the dust.",
                "Finally, money is short.",
            ],
        ),
        (
            "She made three demands. First, ferries. She also wants a ramp. Secondly, more pay. "
            "Finally, a roof.",
            ["First, ferries.", "Secondly, more pay.", "Finally, a roof."],
        ),
        ("It has three plants. It makes steel. It also owns two ships. Besides, it sells.", None),
        ("It raised two issues. It came out on Monday. It also cost 3 million. Bo ate.", None),
        ("It took three decisions. It raised the fee. It also banned cars. Bo ate.", None),
        ("It took three decisions. He ate. He also drank. He also slept. He also sang.", None),
        ("He had three problems. He lost his job. Then he met Ann. Next he moved.", None),
        ("It took three decisions.\n\nThe fees\n\nA rose. B also rose. C also rose.", None),
    ],
    ids="also next order-words-first things two few more time heading".split(),
)
def test_items_may_be_added_where_just_so_many_are_announced(
    text: str, items: list[str] | None
) -> None:
    found = [[item[0] for item in each] for each in lists(text)]
    assert found == ([items] if items else [])


def test_a_last_item_is_no_second_where_more_are_announced() -> None:
    found = the_list(one_block("She gave four reasons. First, rain. Ice came. Finally, wind."))
    assert singled_out("What was the second reason?", found) == ()
    assert texts(singled_out("What was the last reason?", found)) == ["Finally, wind."]


@pytest.mark.parametrize("one", ["Three points. First a. ", "Three points.\n\nFirst a.\n\n"])
def test_thousands_of_lists_without_end_take_no_time(one: str) -> None:
    source = article("a", "A title", "", one * 5000)
    begun = time.process_time()
    enumerations(source)
    assert time.process_time() - begun < 5
