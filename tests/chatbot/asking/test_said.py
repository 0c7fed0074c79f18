"""What readers say besides questions is told apart in every language, and no question is.

`said/` holds a file a language: by what is made of them, sentences as readers type them.
"""

import tomllib
from pathlib import Path

import pytest
from newsroom import HARBOUR, one_block

from chatbot.asking.phrasebook import AT_FIRST, LANGUAGES, MEANT, UNLESS_TOLD, Language
from chatbot.asking.question import Question, Turn
from chatbot.asking.replies import fixed
from chatbot.asking.restating import manner
from chatbot.asking.utterance import kind

SAID: dict[Language, dict[str, list[str]]] = {
    language: tomllib.loads((Path(__file__).parent / f"said/{language}.toml").read_text("utf-8"))
    for language in LANGUAGES
}
FEWEST = 8
MANNERS = ("briefly", "simply", "fully")
ASKED = (Turn("user", "Who met the company?"), Turn("assistant", "Ines Okafor did. [1]"))
every_utterance = pytest.mark.parametrize(
    ("language", "expected", "text"),
    [
        (language, expected, text)
        for language, kinds in SAID.items()
        for expected, texts in kinds.items()
        if expected != "question"
        for text in texts
    ],
)


@every_utterance
def test_it_is_recognised(language: Language, expected: str, text: str) -> None:
    is_first = expected in AT_FIRST
    found = kind(text, language, is_first)
    meant = {str(name): str(kept) for name, kept in MEANT.items()}
    assert found and found[0] == meant.get(expected, expected)


@every_utterance
def test_what_needs_no_article_gets_its_fixed_reply_and_nothing_else_does(
    language: Language, expected: str, text: str
) -> None:
    found = kind(text, language, is_first=True)
    article = one_block("It was so.") if expected in UNLESS_TOLD else HARBOUR
    reply = fixed(Question(text, "harbour"), article)
    assert found and (reply is None) == (found[0] == "overview")
    assert reply or expected.startswith(("overview", "briefly"))


@pytest.mark.parametrize(
    "text", [text for kinds in SAID.values() for name in MANNERS for text in kinds[name]]
)
def test_a_manner_needs_an_answer_before(text: str) -> None:
    assert manner(text) is not None
    assert fixed(Question(text, "harbour", ASKED), HARBOUR) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [(language, text) for language, kinds in SAID.items() for text in kinds["question"]],
)
def test_a_question_is_no_small_talk_even_at_first(language: Language, text: str) -> None:
    assert kind(text, language, is_first=True) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_enough_of_each_kind_to_tell(language: Language) -> None:
    said = SAID[language]
    together = {"manners": [text for name in MANNERS for text in said[name]]}
    assert all(
        len(texts) >= FEWEST
        for name, texts in {**said, **together}.items()
        if name not in ("farewell", "overview_at_first", *UNLESS_TOLD)
    )
