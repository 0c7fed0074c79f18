"""What corrects the question before becomes the question that was meant; no question is touched."""

import time

import pytest

from chatbot.asking.correcting import corrected, meant
from chatbot.asking.question import Question, Turn

ASKED = (Turn("user", "When did the mayor open the bridge?"), Turn("assistant", "In May. [1]"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No, where?", "Where?"),
        ("no where", "Where"),
        ("Sorry, who opened the tunnel?", "Who opened the tunnel?"),
        ("Nein, wo?", "Wo?"),
        ("Non, pourquoi ?", "Pourquoi ?"),
        ("No, ¿dónde?", "Dónde?"),
        ("Ні, де?", "Де?"),
        ("Нет, почему?", "Почему?"),
    ],
)
def test_after_no_a_question_is_asked_anew(text: str, expected: str) -> None:
    assert meant(text, ASKED) == expected


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        (
            "When did the mayor open the bridge?",
            "not the mayor, the minister",
            "When did the minister open the bridge?",
        ),
        ("What did he say?", "not him, the mayor", "What did the mayor say?"),
        ("What does his lawyer say?", "Not him, Daniel", "What does Daniel’s lawyer say?"),
        ("What does President Lind hope?", "not him, the mayor", "What does the mayor hope?"),
        ("Who called her yesterday?", "not her, Ida", "Who called Ida yesterday?"),
        ("What does his deputy want?", "not him, Dahl’s", "What does Dahl’s deputy want?"),
        (
            "When did the mayor open the bridge?",
            "No, not the bridge but the tunnel.",
            "When did the mayor open the tunnel?",
        ),
        (
            "When did the mayor open the bridge?",
            "The tunnel, not the bridge",
            "When did the mayor open the tunnel?",
        ),
        (
            "When did the mayor open the bridge?",
            "Okafor, not the mayor",
            "When did Okafor open the bridge?",
        ),
        ("The mayor did what?", "not the mayor, the minister", "The minister did what?"),
        (
            "Wann hat der Minister die Brücke eröffnet?",
            "Nicht der Minister, sondern die Chefin",
            "Wann hat die Chefin die Brücke eröffnet?",
        ),
        ("Où est le maire ?", "Pas le maire, la ministre", "Où est la ministre ?"),
        ("¿Dónde está el alcalde?", "No el alcalde, sino la ministra", "¿Dónde está la ministra?"),
        ("Коли приїде мер?", "Не мер, а директор", "Коли приїде директор?"),
        ("Когда приедет мэр?", "Нет, не мэр, а директор", "Когда приедет директор?"),
    ],
)
def test_what_not_denies_is_exchanged_in_the_question_before(
    before: str, text: str, expected: str
) -> None:
    assert meant(text, (Turn("user", before), Turn("assistant", "In May."))) == expected


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("Which stages had Renzi won?", "no, I meant Tarn", "Which stages had Tarn won?"),
        ("How old is Ida Holm?", "I mean Jan Bos.", "How old is Jan Bos?"),
        ("How old is Ida Holm?", "Sorry, I was referring to Bos", "How old is Bos?"),
        ("How old is Ida Holm?", "I’m asking about Bos", "How old is Bos?"),
        ("When did Lind open the bridge?", "I meant the tunnel", "When did Lind open the tunnel?"),
        ("How old is Lind's wife?", "I meant Bos", "How old is Bos's wife?"),
        (
            "When did the bridge open?",
            "I mean the tunnel, not the bridge",
            "When did the tunnel open?",
        ),
        ("Wie alt ist Lind?", "Nein, ich meinte Bos", "Wie alt ist Bos?"),
        ("Quel âge a Lind ?", "non, je voulais dire Bos", "Quel âge a Bos ?"),
        ("¿Qué dijo Lind?", "No, me refería a Bos", "¿Qué dijo Bos?"),
        ("Скільки років Ліндові?", "Ні, я мав на увазі Боса", "Скільки років Боса?"),
        ("Что сказал Линд?", "Нет, я имел в виду Босс", "Что сказал Босс?"),
    ],
)
def test_what_was_meant_takes_the_place_of_the_only_one_of_its_kind(
    before: str, text: str, expected: str
) -> None:
    assert meant(text, (Turn("user", before), Turn("assistant", "In May."))) == expected


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("When did Lind open the old bridge?", "I meant the tunnel"),
        ("What did the mayor's wife say?", "I meant the minister"),
        ("How old is Ida Holm?", "I MEANT WHY"),
        ("When did the mayor open the bridge?", "not him, the minister"),
        ("What will they do in Aske?", "not him, the minister"),
        ("What did they say on Monday?", "not him, the boy"),
        ("How old is Ida Holm?", "I mean -"),
    ],
)
def test_what_cannot_take_the_place_whole_is_not_put_there(before: str, text: str) -> None:
    assert meant(text, (Turn("user", before), Turn("assistant", "In May."))) == text


@pytest.mark.parametrize("text", ["No, I meant Okafor", "I meant the other one", "I meant it"])
def test_where_several_could_be_meant_or_none_nothing_is_exchanged(text: str) -> None:
    history = (Turn("user", "Did Lind sell Bos the boat or the net?"), Turn("assistant", "No."))
    assert meant(text, history) == text


@pytest.mark.parametrize(
    "text",
    [
        "Why?",
        "And the second?",
        "No, I meant the tunnel",
        "not the council, the minister",
        "Not surprisingly, the minister",
        "not the mayor, who?",
        "Is the mayor not the owner?",
        "Why did the minister not open the tunnel?",
        "Who said no?",
        "Nobody, or the mayor?",
        "Now, where?",
    ],
)
def test_what_corrects_nothing_stays_what_it_is(text: str) -> None:
    assert meant(text, ASKED) == text


def test_without_a_question_before_nothing_is_corrected() -> None:
    assert meant("No, where?", ASKED[1:]) == "No, where?"


def test_a_correction_among_earlier_turns_is_the_question_that_was_meant() -> None:
    history = (*ASKED, Turn("user", "not the mayor, the minister"), Turn("assistant", "In June."))
    given = corrected(Question("No, not the bridge, the tunnel", "harbour", history))
    assert given.text == "When did the minister open the tunnel?"
    assert [turn.text for turn in given.history[::2]] == [
        "When did the mayor open the bridge?",
        "When did the minister open the bridge?",
    ]


@pytest.mark.parametrize("end", ["", "!a"])
@pytest.mark.parametrize("length", [120, 2000])
@pytest.mark.parametrize("noise", ["no ", "not a, ", "a not ", ",", "x", "— ", "I meant "])
def test_a_hostile_utterance_takes_no_time(noise: str, length: int, end: str) -> None:
    meant("warm", ASKED)
    text = ("no bridge " + noise * length)[: length - len(end)] + end
    begun = time.process_time()
    meant(text, ASKED)
    assert time.process_time() - begun < 1
