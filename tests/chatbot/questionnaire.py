"""A small question set for the tests of the evaluation, and answers to it that no model gave."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from newsroom import HARBOUR

from chatbot.answer import Answer, AnswerSentence, Citation, Seconds, Versions
from chatbot.evaluation.drawing import Drawn
from chatbot.evaluation.predictions import DraftSentence, Prediction
from chatbot.evaluation.questions import Document, GoldQuestion, Span
from chatbot.evaluation.scored import Scored
from index.types import Article

VERSIONS = Versions("", "prompt-1", "writer-1", "reader-1", "embedder-1")


def turn(
    id: str,
    question: str,
    *marked: str,
    text: str = HARBOUR.text,
    answers: Sequence[str] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """A question whose answers are the words `marked` in `text`; none means unanswerable."""
    spans = [[text.index(words), text.index(words) + len(words)] for words in marked]
    given = list(marked) if answers is None else list(answers)
    base = {"id": id, "question": question, "answerable": bool(given)}
    return base | {"answers": given, "evidence": spans} | more


TURNS = [
    turn("q1", "How long did dockers block the harbour?", "11 days"),
    turn("q2", "Who leads the company?", "Jonas Lind"),
    turn("q3", "Who won the World Cup?"),
]
LINE = {"doc_id": "harbour#1", "title": "Harbour talks", "article": HARBOUR.text, "turns": TURNS}


def written(folder: Path, *lines: object, name: str = "set.jsonl") -> Path:
    """A file of one JSON value a line; text is written as it is."""
    path = folder / name
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("".join(f"{text}\n" for text in texts), "utf-8")
    return path


def document(doc_id: str, questions: int, conversational: bool = False) -> Document:
    turns = tuple(GoldQuestion(f"{doc_id}-{at}", f"Why {at}?", False) for at in range(questions))
    return Document(doc_id, "The text is short.", turns, conversational=conversational)


def answer(
    *sentences: str,
    status: str = "answered",
    cites: Iterable[Span] = (),
    article: Article = HARBOUR,
    **more: Any,
) -> Answer:
    citations = tuple(
        Citation(number, article.id, article.version, article.text[start:end], start, end, "")
        for number, (start, end) in enumerate(cites, start=1)
    )
    numbers = tuple(citation.number for citation in citations)
    told = tuple(AnswerSentence(sentence, numbers) for sentence in sentences)
    seconds = more.pop("seconds", Seconds(0.1, 0.2, 0.3))
    return Answer(
        status,  # type: ignore[arg-type]
        " ".join(sentences),
        more.pop("query", "Why?"),
        VERSIONS,
        seconds,
        told,
        citations,
        **more,
    )


def scored(
    gold: GoldQuestion,
    given: Answer,
    draft: tuple[DraftSentence, ...] | None = None,
    article: Article = HARBOUR,
    **more: Any,
) -> Scored:
    whole = Document(more.pop("doc_id", "harbour"), article.text, (gold,), article.title)
    prediction = Prediction(whole.doc_id, gold.id, given, draft)
    return Scored(Drawn(whole, gold), article, gold.evidence, prediction, **more)
