"""Drafts that somebody else wrote go through the check as if the writer had written them."""

import codecs
from pathlib import Path

import pytest
from newsroom import StemEmbedder, TameWriter, WordReader
from questionnaire import LINE, written

from chatbot.admission import Gate
from chatbot.answer import Versions
from chatbot.answering import Answering
from chatbot.asking.question import Question
from chatbot.errors import EvaluationInvalid
from chatbot.evaluation import drafts, questions
from chatbot.evaluation.drawing import Drawn
from chatbot.evaluation.predictions import DraftSentence, Prediction
from chatbot.evaluation.questions import Document, GoldQuestion
from chatbot.evaluation.replay import replayed
from chatbot.reading.reader import Reading
from chatbot.writing.rewriting import Rewriter
from chatbot.writing.starters import Starters
from chatbot.writing.translating import Translator
from index.search import Index

BLOCKED = "How long did dockers block the harbour?"
DEMANDS = "Which three demands were made?"
TRUE = "Dockers blocked the harbour for 11 days."
FALSE = "Dockers blocked the harbour for 12 days."
WRITER = TameWriter("The writer was asked.")


@pytest.fixture
def answering(harbour_index: Index, tmp_path: Path) -> Answering:
    embedder = StemEmbedder()
    reader = WordReader(embedder)
    return Answering(
        index=harbour_index,
        embedder=embedder,
        reader=reader,
        writer=WRITER,
        versions=Versions("", "prompt-1", "writer-1", reader.name, embedder.fingerprint),
        gate=Gate(1, 0),
        translator=Translator(None),
        rewriter=Rewriter(None),
        starters=Starters(reader, None, tmp_path),
    )


async def replay(answering: Answering, question: str, draft: str) -> Prediction:
    gold = GoldQuestion("q", question, False)
    drawn = Drawn(Document("harbour", "", (gold,)), gold)
    respond = replayed(answering, {drawn.key: draft})
    return await respond(drawn, Question(question, "harbour"))


def verdicts(prediction: Prediction) -> list[bool | None]:
    assert prediction.draft is not None
    return [sentence.kept for sentence in prediction.draft]


async def test_each_sentence_of_a_draft_is_kept_or_dropped(answering: Answering) -> None:
    found = await replay(answering, BLOCKED, f"{TRUE} {FALSE}")
    assert found.draft == (DraftSentence(TRUE, True), DraftSentence(FALSE, False))
    assert [sentence.text for sentence in found.answer.sentences] == [TRUE]
    assert found.answer.citations[0].quote == "Dockers had blocked the harbour for 11 days."
    assert (found.answer.versions.writer, found.answer.dropped) == ("drafts", 1)
    assert found.answer.versions.article == answering.index.article("harbour").version
    assert found.answer.notice == ""
    assert WRITER.briefs == []


async def test_a_speaker_put_behind_a_sentence_is_told_from_one_kept_as_it_was(
    answering: Answering,
) -> None:
    claim = "Fares must not rise before 2028."
    found = await replay(answering, "Must fares rise before 2028?", claim)
    assert found.draft == (DraftSentence(claim, True, mended=True),)
    assert found.answer.sentences[0].text == "Fares must not rise before 2028, Okafor said."


async def test_without_a_candidate_a_draft_is_refused(
    answering: Answering, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering.reader, "read", lambda *given: Reading(()))
    found = await replay(answering, BLOCKED, TRUE)
    assert (found.answer.status, found.answer.reply, found.draft) == (
        "refused",
        "The article does not say.",
        (),
    )


async def test_what_is_said_already_is_neither_kept_nor_dropped(answering: Answering) -> None:
    found = await replay(answering, BLOCKED, f"{TRUE} The harbour was blocked for 11 days.")
    assert verdicts(found) == [True, None]


async def test_a_question_that_would_be_refused_is_checked_all_the_same(
    answering: Answering,
) -> None:
    question = "Who won the Blue Riband of the Oval?"
    (*_, done) = [event async for event in answering.ask(Question(question, "harbour"))]
    assert done.answer.status == "refused"  # type: ignore[union-attr]
    found = await replay(answering, question, "Dockers won the Blue Riband.")
    assert verdicts(found) == [False]
    assert found.answer.status == "answered" and found.answer.citations


async def test_the_draft_of_a_list_is_checked_against_all_of_it(answering: Answering) -> None:
    draft = "She wants two new ferries by June 2027. Fares must not rise before 2028."
    found = await replay(answering, DEMANDS, draft)
    assert verdicts(found) == [True, True]
    assert [each.text for each in found.answer.sentences] == [
        "She wants two new ferries by June 2027.",
        "Fares must not rise before 2028, Okafor said.",
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "line 2: Invalid JSON"),
        ({"doc_id": "harbour#1", "turn_id": "q2"}, "line 2: text: Field required"),
        (
            {"doc_id": "harbour#1", "turn_id": "q9", "text": "x"},
            "line 2: set.jsonl has no question 'q9' of 'harbour#1'",
        ),
        (
            {"doc_id": "elsewhere", "turn_id": "q1", "text": "x"},
            "line 2: set.jsonl has no question 'q1' of 'elsewhere'",
        ),
        (
            {"doc_id": "harbour#1", "turn_id": "q1", "text": "x"},
            "line 2: two drafts for question 'q1' of 'harbour#1'",
        ),
    ],
)
def test_a_draft_that_fits_no_question_is_one_line(tmp_path: Path, line: object, says: str) -> None:
    asked = questions.read(written(tmp_path, LINE))
    first = {"doc_id": "harbour#1", "turn_id": "q1", "text": "x"}
    with pytest.raises(EvaluationInvalid) as caught:
        drafts.read(written(tmp_path, first, line, name="drafts.jsonl"), asked)
    assert says in str(caught.value) and "\n" not in str(caught.value)


def test_a_byte_order_mark_is_no_part_of_the_first_draft(tmp_path: Path) -> None:
    asked = questions.read(written(tmp_path, LINE))
    draft = {"doc_id": "harbour#1", "turn_id": "q1", "text": "x"}
    path = written(tmp_path, draft, name="drafts.jsonl")
    path.write_bytes(codecs.BOM_UTF8 + path.read_bytes())
    assert list(drafts.read(path, asked).values()) == ["x"]


def test_a_file_without_drafts_says_so(tmp_path: Path) -> None:
    asked = questions.read(written(tmp_path, LINE))
    with pytest.raises(EvaluationInvalid, match="holds no draft; write one a line"):
        drafts.read(written(tmp_path, "", name="drafts.jsonl"), asked)
    with pytest.raises(EvaluationInvalid, match="give a file of drafts"):
        drafts.read(tmp_path / "nothing", asked)
