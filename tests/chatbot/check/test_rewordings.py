"""What is true in other words is shown, and what is made of true words and is not so never is."""

import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest
from newsroom import StemEmbedder, TameWriter, sentence

from chatbot.answer import Versions
from chatbot.reading.evidence import Evidence
from chatbot.writing.composition import Composition
from chatbot.writing.wording import Wording
from index.article import article
from index.types import Article, Sentence

STEMS = StemEmbedder()
TOLD = tomllib.loads((Path(__file__).parent / "rewordings.toml").read_text("utf-8"))


class Rewording(NamedTuple):
    """A draft for a question, and the sentence that it is about."""

    source: Article
    question: str
    about: Sentence
    draft: str


def rewordings(kind: str) -> list[Rewording]:
    found = []
    for entry in TOLD["article"]:
        source = article("told", entry["title"], "The Courier", entry["text"].replace("\n", " "))
        for told in entry["told"]:
            about = sentence(source, told["about"])
            found += [Rewording(source, told["question"], about, draft) for draft in told[kind]]
    return found


async def shown(told: Rewording) -> list[str]:
    """What is shown of the draft; where it falls, the sentence is quoted."""
    composition = Composition(
        told.source, Versions("", "", "", "", ""), float, 0.0, query=told.question
    )
    evidence = Evidence((told.about,), (told.about,), ranked=((told.about, 0.7),))
    events = Wording(TameWriter(told.draft), STEMS).sentences(composition, evidence)
    texts = [event.sentence.text async for event in events]
    return [text for text in texts if not text.startswith("“")]


@pytest.mark.parametrize("told", rewordings("true"), ids=lambda told: told.draft)
async def test_true_rewordings_are_shown(told: Rewording) -> None:
    assert await shown(told)


@pytest.mark.parametrize("told", rewordings("false"), ids=lambda told: told.draft)
async def test_false_ones_made_of_true_words_are_not(told: Rewording) -> None:
    assert await shown(told) == []
