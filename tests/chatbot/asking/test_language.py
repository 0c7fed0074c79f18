"""The language of an utterance; where it is in doubt, nothing is claimed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.asking.language import language, spoken, written
from chatbot.asking.phrasebook import LANGUAGES, Language
from chatbot.asking.question import Question, Turn

SAID: dict[Language, str] = {
    "en": "Who paid for the repair of the ramp?|why?|And the second?|What did Der Spiegel report?|"
    "Who is Gabriel García Márquez?|What is the Bundesverfassungsgericht?",
    "fr": "Qui a payé la réparation ?|Pourquoi ?|Qui est Dmitri Peskov ?|Résume en une phrase|"
    "La Russie a-t-elle réagi ?|Non, je voulais dire le sommet",
    "de": "Wer hat die Reparatur bezahlt?|Warum?|Und Moskau?|Was denkt Moskau über den Besuch?|"
    "Wurde der Gipfel verschoben?|Nein, ich meinte den Gipfel",
    "es": "¿Quién pagó la reparación?|¿Por qué?|¿Y Moscú?|¿Qué piensa Moscú de la visita?|"
    "¿Ha reaccionado Rusia?|No, me refería a la cumbre",
    "uk": "Хто заплатив за ремонт?|Чому?|Що думає Москва?|Яка ціна?|Ні, я мав на увазі саміт|"
    "Коли відбудеться зустріч?",
    "ru": "Кто заплатил за ремонт?|Почему?|Сколько?|Что думает Москва?|О чём эта статья?|"
    "Нет, я имел в виду саммит",
}
UNCLEAR = (
    "Stoltenberg?|NATO?|Angela Merkel?|Die Hard?|El Salvador?|Schadenfreude?|2022|?|北京在哪里?"
)
OTHERS = "Quando si terrà il vertice a Vilnius?|Kiedy odbędzie się szczyt?|Quando será a cimeira?"


def asked(text: str, *before: str) -> Question:
    return Question(text, "a", tuple(Turn("user", each) for each in before))


@pytest.mark.parametrize(
    ("expected", "text"), [(each, text) for each in LANGUAGES for text in SAID[each].split("|")]
)
def test_a_language_is_told(expected: Language, text: str) -> None:
    assert language(text) == expected


@pytest.mark.parametrize("text", UNCLEAR.split("|") + OTHERS.split("|"))
def test_a_name_a_number_or_another_language_is_none_of_ours(text: str) -> None:
    assert language(text) is None


def test_a_text_in_cyrillic_is_never_answered_in_english() -> None:
    assert spoken(asked("Путин?")) in ("uk", "ru")
    assert spoken(asked("А другий?", "Хто заплатив?")) == "uk"
    assert spoken(asked("А второй?", "Кто заплатил?")) == "ru"


def test_in_doubt_it_is_the_language_of_the_question_before_else_english() -> None:
    assert spoken(asked("Stoltenberg?")) == "en"
    assert spoken(asked("Stoltenberg?", "Who paid?", "Warum?", "NATO?")) == "de"
    assert spoken(asked("Why?", "Warum?")) == "en"


def test_what_the_answers_were_in_does_not_count() -> None:
    question = Question("NATO?", "a", (Turn("assistant", "Die Fähre fährt wieder, sagte er."),))
    assert spoken(question) == "en"


@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    assert language(text) in (None, *LANGUAGES)


@pytest.mark.parametrize(
    "question",
    [
        "Has fur farming been banned?",
        "Can MIT sue?",
        "Can Michelle Wie win?",
        "Did Uber comment?",
        "Tell me about Los Angeles",
        "Was Las Vegas mentioned?",
    ],
)
def test_a_name_from_elsewhere_makes_no_question_foreign(question: str) -> None:
    assert spoken(Question(question, "a")) == "en"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The council voted on Tuesday to close the ferry line.", "en"),
        ("Der Stadtrat hat am Dienstag beschlossen, die Fähre einzustellen.", "de"),
        ("صوّت مجلس المدينة يوم الثلاثاء على إغلاق خط العبّارات.", ""),
        ("", ""),
    ],
)
def test_an_article_in_no_language_of_ours_is_called_by_none(text: str, lang: str) -> None:
    assert written(text) == lang
