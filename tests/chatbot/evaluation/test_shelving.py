"""The articles of a set: plain text whatever it looks like, gold spans moved exactly, an index
of their own that is not embedded twice.
"""

import re
from contextlib import closing
from pathlib import Path

import pytest
from fakes import FakeEmbedder
from hypothesis import given
from hypothesis import strategies as st

from chatbot.errors import EvaluationInvalid
from chatbot.evaluation.questions import Document, QuestionSet
from chatbot.evaluation.shelving import article, article_id, moved, shelve
from index.article import LONGEST_ID
from index.characters import clean
from index.search import open_index

HIDDEN = st.sampled_from(["\u200b", "\u00ad", "\ufeff", "\x00", "\u202e", "\u200d\u200d"])
WORDS = st.sampled_from(
    ["Ada", "café", "cafe\u0301", "11", "—", "“quoted.”", "e\u0327\u0301", "가"]
)
SPACES = st.sampled_from([" ", "\r\n", "\n\n", "  "])


def document(text: str, doc_id: str = "d", title: str = "") -> Document:
    return Document(doc_id, text, (), title, line=7)


@given(st.text(), st.text())
def test_every_doc_id_has_a_valid_article_id_of_its_own(one: str, other: str) -> None:
    made = article_id(one)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made) and len(made) <= LONGEST_ID
    assert (made == article_id(other)) == (one == other)


@pytest.mark.parametrize("doc_id", ["1973_oil_crisis#0", "https://a.example/b?c=d#e", "é", "#", ""])
def test_an_id_may_be_an_address_or_any_other_text(doc_id: str) -> None:
    assert article(document("It is so.", doc_id)).id == article_id(doc_id)
    assert article_id("a#1") != article_id("a-1") != article_id("a 1")


@given(st.lists(st.tuples(WORDS, SPACES, st.booleans(), HIDDEN | st.just("")), min_size=1))
def test_gold_evidence_marks_the_same_words_in_our_article(
    pieces: list[tuple[str, str, bool, str]],
) -> None:
    """Spans of words that an annotator marked, between hidden characters, marks and line breaks."""
    text, spans = "The start. ", []
    for word, space, is_marked, hidden in pieces:
        if is_marked:
            spans.append((len(text), len(text) + len(word)))
        text += f"{word}{space}{hidden}"
    given = document(f"{text}\nIt ended so, and nobody was hurt.")
    found = moved(given, spans)
    ours = article(given).text
    assert [ours[start:end] for start, end in found] == [clean(text[s:e]) for s, e in spans]
    assert list(found) == sorted(found)


def test_a_text_that_looks_like_a_file_of_ours_is_still_plain_text() -> None:
    text = "---\ntitle: Stolen\nquestions: [a]\n---\n<b>Bold</b> and [a link](b) stay. # So it is."
    made = article(document(text, title="  The\ntitle  " + "x" * 400))
    assert made.text == text
    assert made.title.startswith("The title xxx") and len(made.title) == 300
    assert made.questions == ()


def test_a_text_without_a_sentence_is_named_by_its_line(tmp_path: Path) -> None:
    blank = document(" \n ")
    asked = QuestionSet("set.jsonl", "0" * 64, (blank,))
    with pytest.raises(EvaluationInvalid, match=r"^set.jsonl, line 7: .*no sentence"):
        shelve(asked, [blank], tmp_path, FakeEmbedder(), lambda: None)


def test_articles_are_embedded_once_and_more_are_added(tmp_path: Path) -> None:
    documents = [
        document(f"The {name} is old. It stands.", name) for name in ("mill", "inn", "pub")
    ]
    asked = QuestionSet("set.jsonl", "0" * 64, tuple(documents))
    embedder, told = FakeEmbedder(), []

    def shelved(*chosen: Document) -> Path:
        return shelve(asked, chosen, tmp_path, embedder, lambda: told.append(1))[0]

    place = shelved(*documents[:2])
    assert place == tmp_path / ("0" * 16) and len(told) == 2
    count = len(embedder.embedded)
    assert shelved(*documents[:1]) == place and len(embedder.embedded) == count
    shelved(documents[2])
    assert len(told) == 3
    with closing(open_index(place, embedder)) as index:
        assert {each.id for each in index.articles()} == {article_id(d.doc_id) for d in documents}


def test_another_embedder_embeds_anew(tmp_path: Path) -> None:
    documents = [document("The mill is old.")]
    asked = QuestionSet("set.jsonl", "0" * 64, tuple(documents))
    for name in ("one@1", "two@2"):
        embedder = FakeEmbedder(name)
        shelve(asked, documents, tmp_path, embedder, lambda: None)
        assert embedder.embedded == ["The mill is old."]
