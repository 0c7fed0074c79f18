"""A question in another language is put into English by the writer, which is not trusted."""

import asyncio

import pytest
from newsroom import HARBOUR, LOST, Draft, EndlessWriter, TameWriter, one_block

from chatbot.asking.question import Question, Turn
from chatbot.writing import drafting, translating
from chatbot.writing.translating import Translator, is_sound

GERMAN = "Wie lange haben die Hafenarbeiter den Hafen blockiert?"
ENGLISH = "How long did the dockers block the harbour?"


def asked(text: str, *history: Turn) -> Question:
    return Question(text, "harbour", history)


async def test_a_question_is_translated_with_one_call() -> None:
    writer = TameWriter(ENGLISH + "\nIch hoffe, das hilft.")
    question, calls = await Translator(writer).english(asked(GERMAN), HARBOUR)
    assert (question.text, calls) == (ENGLISH, 1)
    assert [brief.question for brief in writer.briefs] == [GERMAN]


@pytest.mark.parametrize("text", [ENGLISH, "Larkholm?", "And the second?"])
async def test_an_english_question_costs_no_call(text: str) -> None:
    writer = TameWriter("No.")
    assert await Translator(writer).english(asked(text), HARBOUR) == (asked(text), 0)
    assert writer.briefs == []


async def test_a_question_in_the_articles_own_language_costs_no_call() -> None:
    writer = TameWriter("No.")
    german = one_block("Der Bürgermeister traf am Montag die Reederei. Er forderte neue Fähren.")
    assert await Translator(writer).english(asked(GERMAN), german) == (asked(GERMAN), 0)


async def test_without_a_writer_it_stays_as_it_is() -> None:
    assert await Translator(None).english(asked(GERMAN), HARBOUR) == (asked(GERMAN), 0)


async def test_a_follow_up_comes_with_the_exchange_before_it_which_is_known_already() -> None:
    translator = Translator(TameWriter(ENGLISH, "And why?"))
    await translator.english(asked(GERMAN), HARBOUR)
    answer = Turn("assistant", "For 11 days. [1]")
    history = (Turn("user", "Wer ist Jonas Lind?"), Turn("user", GERMAN), answer)
    question, calls = await translator.english(asked("Und warum?", *history), HARBOUR)
    assert (question.text, calls) == ("And why?", 1)
    assert question.history == (Turn("user", ENGLISH), answer)


@pytest.mark.parametrize(
    "draft",
    [
        "",
        "How long did the dockers block the harbour in 2022?",
        "How long did Boris Johnson block the harbour?",
        "Wie lange haben die Hafenarbeiter das blockiert?",
        "How long, " * 40,
        [LOST],
        ["How long", LOST],
    ],
)
async def test_an_unsound_translation_is_thrown_away(draft: Draft) -> None:
    question, calls = await Translator(TameWriter(draft)).english(asked(GERMAN), HARBOUR)
    assert (question, calls) == (asked(GERMAN), 1)


async def test_a_call_that_is_not_made_is_not_counted() -> None:
    translator = Translator(TameWriter(is_spent=True))
    assert await translator.english(asked(GERMAN), HARBOUR) == (asked(GERMAN), 0)


async def test_a_writer_without_end_is_stopped() -> None:
    writer = EndlessWriter("how ")
    question, calls = await Translator(writer).english(asked(GERMAN), HARBOUR)
    assert (question, calls, writer.closed) == (asked(GERMAN), 1, 1)


async def test_a_writer_that_is_too_slow_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(drafting, "SECONDS", 0.01)
    writer = TameWriter([3600.0, ENGLISH])
    question, _ = await asyncio.wait_for(Translator(writer).english(asked(GERMAN), HARBOUR), 5)
    assert (question, writer.closed) == (asked(GERMAN), 1)


async def test_what_failed_is_tried_again() -> None:
    translator = Translator(TameWriter([LOST], ENGLISH))
    await translator.english(asked(GERMAN), HARBOUR)
    assert (await translator.english(asked(GERMAN), HARBOUR))[0].text == ENGLISH


async def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translating, "_KEPT", 2)
    writer = TameWriter(ENGLISH)
    translator = Translator(writer)
    for extra in ["", " jetzt", " heute", ""]:
        await translator.english(asked(GERMAN + extra), HARBOUR)
    assert len(writer.briefs) == 4


@pytest.mark.parametrize(
    ("draft", "text", "sound"),
    [
        ("What did Okafor demand?", "Що вимагала Окафор?", True),
        ("What did Marple demand?", "Що вимагала Окафор?", False),
        ("What did Marple demand?", "Was forderte Marple?", True),
        ("Please tell what Okafor demanded.", "Що вимагала Окафор?", True),
        ("Must they pay 2,4 million?", "Müssen sie 2.4 Millionen zahlen?", True),
        ("Must they pay 3 million?", "Müssen sie 2.4 Millionen zahlen?", False),
        ("Must they pay?", "Müssen sie 2.4 Millionen zahlen?", False),
    ],
)
def test_a_sound_translation_keeps_numbers_and_invents_no_name(
    draft: str, text: str, sound: bool
) -> None:
    assert is_sound(draft, text, HARBOUR) is sound


@pytest.mark.parametrize(
    ("draft", "text", "sound"),
    [
        ("Who voted for the law?", "Хто не голосував за закон?", False),
        ("Who did not vote for the law?", "Хто не голосував за закон?", True),
        ("Did 15 million people come?", "Kamen 1,5 Millionen Menschen?", False),
        ("Did 1.5 million people come?", "Kamen 1,5 Millionen Menschen?", True),
        ("Did 150,000 people come?", "Kamen 150.000 Menschen?", True),
        ("What did he say about the ferry?", "Що сказав Лінд про пором?", False),
        ("What did he say about the ferry?", "Was sagte er über die Fähre?", True),
        ("What did he say about the ferry?", "¿Qué dijo sobre el barco?", True),
    ],
)
def test_a_sound_translation_denies_and_points_as_its_text_does(
    draft: str, text: str, sound: bool
) -> None:
    assert is_sound(draft, text, HARBOUR) is sound


async def test_a_follow_up_to_what_cannot_be_translated_is_not_either() -> None:
    translator = Translator(TameWriter("Who is Boris Johnson?", "And why?"))
    follow_up = asked("Und warum?", Turn("user", "Wer hat den Hafen blockiert?"))
    question, _ = await translator.english(follow_up, HARBOUR)
    assert question == follow_up


async def test_earlier_questions_come_as_they_were_translated_when_asked() -> None:
    translator = Translator(TameWriter("Who is Jonas Lind?", "When did he speak?", "And where?"))
    first, second = Turn("user", "Wer ist Jonas Lind?"), Turn("user", "Wann sprach er?")
    await translator.english(asked(first.text), HARBOUR)
    await translator.english(asked(second.text, first), HARBOUR)
    question, calls = await translator.english(asked("Und wo?", first, second), HARBOUR)
    assert [turn.text for turn in question.history] == ["Who is Jonas Lind?", "When did he speak?"]
    assert calls == 1
