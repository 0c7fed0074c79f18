import pytest
from listed import lists, the_list
from newsroom import HARBOUR, SEED, one_block, texts

from chatbot.reading.lists import asks_for, enumerations, is_beyond
from index.article import article


def test_a_list_runs_across_paragraphs_and_is_announced_by_the_sentence_before() -> None:
    found = the_list(HARBOUR)
    assert found.announcement.text == "Okafor said that three demands were made."
    assert [texts(item)[0][:9] for item in found.items] == ["First, sh", "Secondly,", "Finally, "]
    assert found.counted == "three demands"


def test_an_article_may_spell_its_list_out_as_it_likes() -> None:
    found = the_list(SEED)
    assert found.counted == "four issues"
    assert [item[0].text.split()[:3] for item in found.items] == [
        ["“The", "first", "is"],
        ["Secondly,", "he", "addressed"],
        ["The", "third", "point"],
        ["The", "fourth", "question"],
    ]


def test_the_sentences_of_a_list_are_in_article_order() -> None:
    numbers = [sentence.number for sentence in the_list(HARBOUR).sentences]
    assert numbers == [2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Two came. First, Ann. Second, Bob.", [["First, Ann."], ["Second, Bob."]]),
        ("Two came. The first was Ann. Another was Bob.", ["The first was Ann.", "Another"]),
        ("Two came. Firstly Ann. Secondly Bob. Thirdly Cid.", ["Ann.", "Bob.", "Cid."]),
        ("Two came. First Ann. Finally Bob. Third Cid.", ["Ann.", "Bob."]),
        ("Two came. First Ann. She ate. And the second was Bob.", ["Ann.", "Bob."]),
    ],
)
def test_order_words_open_items(text: str, items: list[str]) -> None:
    (found,) = lists(text)
    assert len(found) == len(items)


@pytest.mark.parametrize(
    "text",
    [
        "It was so. For the first time it rained. Second, it snowed.",
        "It was so. First of May is a holiday. Second of May is none.",
        "It was so. The first time it rained. The second time it snowed.",
        "It was so. First-rate food was had. Second-hand cars were not.",
        "It was so. First Ann came. Nothing else.",
        "It was so. Second, Bob. Third, Cid.",
        "First, Ann. It rained. It snowed. It froze. It thawed. It blew. Second, Bob.",
        "It was so. First, Ann.\n\nNext heading\n\nSecond, Bob came to the house, too.",
    ],
    ids=["first time", "of May", "times", "hyphen", "one", "no first", "far apart", "heading"],
)
def test_what_opens_no_list(text: str) -> None:
    assert lists(text) == []


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "The union has three demands:\n\n- More pay.\n\n- Longer breaks. They are short.\n\n"
            "- A new roof.\n\nThe port disagrees.",
            [["More pay."], ["Longer breaks.", "They are short."], ["A new roof."]],
        ),
        (
            "Its demands are:\n\n1. More pay for all.\n\n2. Longer breaks for all.",
            [["1. More pay for all."], ["2. Longer breaks for all."]],
        ),
        (
            "Two things went wrong: nobody had checked.\n\nIt rained.",
            None,
        ),
        (
            "The report names two causes:\n\nThe dam was old, it says.\n\nNobody had looked.\n\n"
            "The town mourns.",
            [["The dam was old, it says."], ["Nobody had looked."]],
        ),
        (
            "The mayor made three demands. Ferries must run daily. Fares must fall. The ramp must "
            "be mended.\n\nLind must answer.",
            [["Ferries must run daily."], ["Fares must fall."], ["The ramp must be mended."]],
        ),
        ("Three people came. It rained all day. Nobody ate. The band played.", None),
        ("The mayor made three demands. Ferries must run daily. Fares must fall.", None),
        ("The report names four causes:\n\nThe dam was old.\n\nNobody had looked.", None),
    ],
    ids="marks numbers aside paragraphs parallel not-parallel too-few too-few-paragraphs".split(),
)
def test_a_list_without_order_words_is_known_by_marks_or_by_its_number(
    text: str, items: list[list[str]] | None
) -> None:
    assert lists(text) == ([items] if items else [])


def test_what_stands_before_a_colon_is_what_a_list_is_of() -> None:
    source = article("a", "A title", "", "Its demands are:\n\n1. More pay.\n\n2. Longer breaks.")
    assert asks_for("What are the union's demands?", the_list(source))
    assert not asks_for("What does the union say?", the_list(source))


def test_the_heading_in_between_is_what_parts_a_list() -> None:
    text = "It was so. First, Ann.\n\nSecond, Bob came to the house, too."
    assert len(lists(text)) == 1


def test_an_item_has_three_sentences_of_its_paragraph_at_most() -> None:
    text = "It was so. First, Ann ran. Bob sat. Cid ate. Dot hid. Second, Eve won.\n\nFay lost."
    assert lists(text) == [[["First, Ann ran.", "Bob sat.", "Cid ate."], ["Second, Eve won."]]]


def test_an_article_may_hold_several_lists() -> None:
    text = "Two came. First, Ann. Second, Bob. It rained. Two left. First, Cid. Second, Dot."
    assert len(lists(text)) == 2


def test_a_first_sentence_announces_nothing() -> None:
    assert lists("First, Ann. Second, Bob.") == []


@pytest.mark.parametrize(
    ("query", "asks"),
    [
        ("What were the three demands?", True),
        ("Which demands did Okafor make?", True),
        ("what are the DEMANDS", True),
        ("What was the second demand?", False),
        ("What was the last of the demands?", False),
        ("Who made the demands?", False),
        ("When were the demands made?", False),
        ("Where were the three demands made?", False),
        ("How much must the company pay?", False),
        ("What is it about?", False),
    ],
)
def test_a_query_asks_for_the_list_if_it_names_what_is_counted_and_no_single_item(
    query: str, asks: bool
) -> None:
    assert asks_for(query, the_list(HARBOUR)) is asks


def test_a_list_that_counts_nothing_is_never_asked_for() -> None:
    (found,) = enumerations(one_block("They came. First, Ann. Second, Bob."))
    assert found.counted == ""
    assert not asks_for("Which people came?", found)


@pytest.mark.parametrize(
    ("query", "text", "beyond"),
    [
        ("What was the third reason?", "She gave two reasons. First, rain. Second, ice.", True),
        ("What were the reasons? The third?", "She gave reasons. First, rain. Second, ice.", False),
        ("What was the second reason?", "She gave two reasons. First, rain. Second, ice.", False),
        ("What was the last reason?", "She gave two reasons. First, rain. Second, ice.", False),
        ("What was the third reason?", "She gave three reasons. First, rain. Second, ice.", False),
        ("What was the third lake?", "She gave two reasons. First, rain. Second, ice.", False),
        (
            "What was the third reason?",
            "She gave two reasons. First, rain. Second, ice. Later a third was found.",
            False,
        ),
    ],
    ids="past uncounted second last announced other-thing told-elsewhere".split(),
)
def test_an_item_past_the_end_of_a_list_is_none_of_it(query: str, text: str, beyond: bool) -> None:
    source = one_block(text)
    assert is_beyond(query, the_list(source), source) is beyond
