"""The article tells other things of somebody, or the thing asked of somebody else: no answer."""

import pytest
from newsroom import StemEmbedder, one_block, reader_weights

from chatbot.asking.condense import stand_alone
from chatbot.asking.question import Question, Turn
from chatbot.reading.reader import Reading, TrainedReader
from index.types import Article

READER = TrainedReader(StemEmbedder(), 2, reader_weights())
HEAD = """Petra Solberg chairs the harbour council of Aske. Solberg wants the old ferries sold.
“They leak,” Solberg said at the quay. The council meets in the customs house."""
TAIL = """Jonas Lind joined the council in 2014. Lind leads the dockers of the town. The mayor,
Ines Okafor, praised Solberg and Lind. Nobody spoke against the plan. The ferry company will answer
soon. Its ships cross the sound in an hour. Fares have risen again. Readers may write to us."""


def told(*more: str) -> Article:
    return one_block(" ".join((HEAD, *more, TAIL)))


def read(asked: str, source: Article, *history: Turn) -> Reading:
    query = stand_alone(asked, history, source.text)
    return READER.read(query, source, source.sentences, Question(asked, source.id, history))


FACTS = [
    ("How old is Petra Solberg?", "Solberg, 54, was a nurse."),
    ("At what age did Petra Solberg retire?", "Solberg retired as a nurse at 54."),
    ("Where was Petra Solberg born?", "Solberg was born in the village of Lunde."),
    ("In which town was Petra Solberg born?", "A native of Lunde, Solberg was a nurse."),
    ("How many children does Petra Solberg have?", "Solberg has two children and a dog."),
    ("How many sons does Petra Solberg have?", "Solberg is the mother of three sons."),
    ("What did Petra Solberg study?", "Solberg studied law in Bergen."),
    ("What subject did Petra Solberg study?", "Solberg has a degree in law from Bergen."),
    ("In which year did Petra Solberg join the council?", "Solberg joined the council in 2018."),
    ("When did Petra Solberg join the council?", "Solberg joined the council after the storm."),
    ("What year did Solberg join the council?", "Solberg joined the council four years ago."),
    ("What does Petra Solberg think of the mayor?", "Solberg said the mayor was a bold woman."),
    ("How does Petra Solberg feel about the mayor?", "The mayor was admired by Solberg for years."),
]


@pytest.mark.parametrize(("asked", "fact"), FACTS, ids=[asked for asked, _ in FACTS])
def test_what_is_asked_of_somebody_comes_first_where_it_is_told(asked: str, fact: str) -> None:
    source = told(fact)
    reading = read(asked, source)
    assert reading.ranked[0][0].text == fact
    assert reading.margin > read(asked, told()).margin + 2


@pytest.mark.parametrize("asked", [asked for asked, _ in FACTS])
def test_what_is_asked_of_somebody_is_not_answered_with_something_else(asked: str) -> None:
    assert not read(asked, told()).answers


@pytest.mark.parametrize(
    "asked", ["When did Jonas Lind join the council?", "In which year did Lind join the council?"]
)
def test_the_other_s_deed_answers_for_the_other(asked: str) -> None:
    reading = read(asked, told("Solberg joined the council in 2018."))
    assert reading.answers
    assert reading.ranked[0][0].text == "Jonas Lind joined the council in 2014."


def test_a_question_with_a_pronoun_seeks_its_kind_too() -> None:
    earlier = (Turn("user", "Who chairs the council?"), Turn("assistant", "Petra Solberg does."))
    reading = read("How old is she?", told("Solberg, 54, was a nurse."), *earlier)
    assert reading.ranked[0][0].text == "Solberg, 54, was a nurse."


def test_the_deed_of_a_he_who_is_another_answers_less() -> None:
    asked, his = "In which year did Petra Solberg join the council?", "He joined it in 2014."
    hers = read(asked, told("Petra Solberg chairs it.", "She joined it in 2014."))
    assert read(asked, told("Jonas Lind leads the dockers.", his)).margin < hers.margin - 2
