"""What somebody thinks or feels is answered only by what may be an opinion or feeling of theirs."""

import time

import pytest

from chatbot.reading.opinions import tells_no_opinion

# What makes them people: without it, a name may be a town's or a party's.
ARTICLE = (
    "Petra Solberg said nothing at first. Later Ms. Solberg met Jonas Lind. Lind said nothing."
)
ASKED = [
    "What does Petra Solberg think of the plan?",
    "What did Solberg probably think about the plan?",
    "How did Ms. Solberg feel about it?",
    "And what does Solberg really believe?",
    "Which plan does Solberg think is best?",
    "Who does Solberg believe will win?",
]
THEIRS = [
    "Solberg said the plan was bold.",
    "“It is a bold plan,” Solberg said on Monday.",
    "“It is a bold plan,” said Petra Solberg.",
    "“It is bold,” Solberg told the council.",
    "According to Solberg, the plan is bold.",
    "Solberg praised the plan.",
    "Ms. Solberg has long been opposed to it.",
    "Petra Solberg called the plan “bold.”",
    "Solberg's anger at the plan was plain.",
    "The plan was admired by Petra Solberg.",
]
MAYBE = [
    "“It is a bold plan,” she said.",
    "The head of the council welcomed it.",
    "It is “a bold plan” for Solberg.",
    "“It is a bold plan.”",
    "He was angry.",
    "Yesterday she said the plan was bold.",
    "Last week she told reporters that it was bold.",
    "In Oslo, she also said it was bold.",
    "By then she had long been opposed to it.",
    "She doesn't believe in it.",
    "She still thinks it is worth it.",
    "She would welcome a longer line.",
    "She, too, wants it.",
    "She remains sceptical.",
    "She was among those who praised it.",
    "What worries her is the noise.",
    "Asked about it, she shrugged and smiled.",
    "Her anger at the plan was plain.",
    "The council's youngest member praised it.",
]
NOBODYS = [
    "Solberg ended what is known as “Plan Blue,” of 40 pages.",
    "Some dockers have vowed to vote against any plan, threatening a strike.",
    "Dockers, who feared for their work, said so.",
    "“We are appalled,” they wrote.",
    "Solberg ordered the ferries sold in March.",
    "The plan, of 40 pages, was sent to Solberg in May.",
    "The plan has 40 pages.",
    "A man who police said stole a boat met Solberg.",
    f"Solberg chairs the council, {'which has a long history, ' * 4}and it is not loved.",
]
ANOTHERS = [
    "Jonas Lind said the plan was bold.",
    "“It is bold,” Lind said after he had met Solberg.",
    "“It is bold,” said Jonas Lind.",
    "Lind, who works for Solberg, said the plan was bold.",
]


@pytest.mark.parametrize("question", ASKED)
@pytest.mark.parametrize("text", [*THEIRS, *MAYBE])
def test_an_opinion_that_may_be_theirs_answers(question: str, text: str) -> None:
    assert not tells_no_opinion(question, text, ARTICLE)


@pytest.mark.parametrize("question", ASKED)
@pytest.mark.parametrize("text", [*NOBODYS, *ANOTHERS])
def test_a_deed_or_the_opinion_of_another_is_none_of_theirs(question: str, text: str) -> None:
    assert tells_no_opinion(question, text, ARTICLE)


@pytest.mark.parametrize("text", [*THEIRS, *MAYBE, *ANOTHERS])
def test_of_some_who_have_no_name_any_opinion_may_be_theirs(text: str) -> None:
    assert not tells_no_opinion("What do the dockers think of the plan?", text, ARTICLE)


@pytest.mark.parametrize(
    "text", ["They were opposed to it.", "Their anger was plain.", "Many locals fear the noise."]
)
def test_one_person_is_not_they(text: str) -> None:
    for some in ("the Harbour Union", "Lind and Solberg"):
        assert not tells_no_opinion(f"What does {some} think of it?", text, ARTICLE)
    assert tells_no_opinion("What does Solberg think of it?", text, ARTICLE)


def test_some_who_have_no_name_think_nothing_where_no_opinion_is_told() -> None:
    assert tells_no_opinion(
        "What do the dockers think of the plan?", "The plan has 40 pages.", ARTICLE
    )


@pytest.mark.parametrize(
    "question",
    [
        "What did Solberg sell?",
        "What do you think of Solberg?",
        "How long did Solberg think about it?",
        "Why did Solberg feel the need to go?",
        "When did Solberg order it?",
        "How did Solberg get there?",
        "Which ship did the captain who thought it safe sail?",
        "What does the school of thought teach?",
        "How did the police, thought to be armed, get in?",
        "",
    ],
)
@pytest.mark.parametrize("text", [*NOBODYS, *ANOTHERS, ""])
def test_other_questions_ask_for_no_opinion(question: str, text: str) -> None:
    assert not tells_no_opinion(question, text, ARTICLE)


@pytest.mark.parametrize("name", ["Pence", "George", "Anne", "Clarke", "Williams", "Ross", "Lind"])
def test_a_name_is_known_however_it_is_stemmed(name: str) -> None:
    question = f"What does {name} think of the plan?"
    assert not tells_no_opinion(question, f"Mike {name} said the plan was bold.", ARTICLE)
    assert not tells_no_opinion(question, f"{name} and Okafor said the plan was bold.", ARTICLE)
    assert tells_no_opinion(question, f"{name} ordered the ferries sold in March.", ARTICLE)


def test_a_title_is_nobody_s_name() -> None:
    assert tells_no_opinion(
        "What does Mr. Lind think of it?", "Mr. Okafor said he was worried.", ARTICLE
    )


@pytest.mark.parametrize(
    "part", ["really ", "likely ", "did ", "Solberg ", "did Solberg really ", "a"]
)
def test_no_question_takes_long_to_read(part: str) -> None:
    began = time.monotonic()
    for text in ("x", "“" * 5000, "Solberg " * 1000, "she said " * 1000):
        tells_no_opinion("What did Lind " + part * (500 // len(part)) + "do?", text, ARTICLE)
    assert time.monotonic() - began < 1
