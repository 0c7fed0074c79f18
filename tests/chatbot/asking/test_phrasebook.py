"""Every language says and recognises the same things; a file of it may lack nothing."""

import re
from string import Template

import pytest

from chatbot.asking.phrasebook import LANGUAGES, Language, phrasebook, plain

every_language = pytest.mark.parametrize("language", LANGUAGES)
ENGLISH = phrasebook("en")


@every_language
def test_every_language_has_the_same_texts_with_the_same_variables(language: Language) -> None:
    texts = phrasebook(language).says
    assert {name: set(Template(text).get_identifiers()) for name, text in texts.items()} == {
        name: set(Template(text).get_identifiers()) for name, text in ENGLISH.says.items()
    }


@every_language
def test_a_text_is_at_most_two_sentences_without_mark_or_citation(language: Language) -> None:
    for text in phrasebook(language).says.values():
        assert 1 <= len(re.findall(r"[.!?](?= |$)", text)) <= 2 or len(text) < 40
        assert not re.search(r"\[\d|https?:|<", text)


@every_language
def test_every_kind_is_recognised_in_every_language(language: Language) -> None:
    kinds = phrasebook(language).kinds.items()
    assert [kind for kind, pattern in kinds if not re.search(r"\w", pattern.pattern)] == []


def test_a_marker_belongs_to_one_language_alone() -> None:
    marked = [word for language in LANGUAGES for word in phrasebook(language).markers]
    assert len(marked) == len(set(marked))


def test_a_value_is_put_in_as_it_is() -> None:
    said = ENGLISH.say("page", title="$source <b>", source="$$")
    assert "“$source <b>”" in said
    assert said.endswith("$$.")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("  What’s   UP?! ", "what s up"),
        ("Où est-il allé ?", "ou est il alle"),
        ("ЩО ЦЕ ЗА їжа…", "що це за іжа"),
        ("_-*", ""),
    ],
)
def test_a_plain_sentence_is_words_alone(sentence: str, expected: str) -> None:
    assert plain(sentence) == expected
