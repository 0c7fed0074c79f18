"""Golden questions: asks each, and tells whether the answer holds what it must.

A golden file has one JSON object a line: `question`, `article`, and either `must`, a list of
groups of which each must be met by one of its wordings, or `"refuse": true`. `cites` lists words
of the sentences that must be cited; `after` the questions asked before it.
"""

import json
import statistics
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chatbot import conversation
from chatbot.answer import Answer
from chatbot.answering import Answering
from chatbot.errors import GoldenInvalid
from chatbot.text.words import fold

EVIDENCE = "seconds to evidence"
FIRST = "seconds to the first checked sentence"
WHOLE = "seconds in all"
REFUSAL = "seconds to a refusal"


@dataclass(frozen=True, slots=True)
class Golden:
    """One question with what its answer must hold."""

    question: str
    article: str
    must: tuple[tuple[str, ...], ...] = ()
    cites: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    refuse: bool = False

    def right(self, answer: Answer) -> bool:
        """Whether `answer` refuses where it must, or else tells and cites all that it must."""
        if self.refuse:
            return answer.status == "refused" and not answer.citations
        said = fold(answer.text)
        quotes = fold(" ".join(citation.quote for citation in answer.citations))
        return (
            answer.status == "answered"
            and all(any(fold(wording) in said for wording in group) for group in self.must)
            and all(fold(words) in quotes for words in self.cites)
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one golden question."""

    golden: Golden
    answer: Answer

    @property
    def right(self) -> bool:
        """Whether the answer is right."""
        return self.golden.right(self.answer)


def read(path: Path) -> tuple[Golden, ...]:
    """The questions in `path`. Raises GoldenInvalid, naming the line that cannot be read."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldenInvalid(f"{path} cannot be read; give a file of golden questions") from error
    return tuple(
        _golden(path, number, line) for number, line in enumerate(lines, start=1) if line.strip()
    )


def _golden(path: Path, number: int, line: str) -> Golden:
    try:
        given: dict[str, Any] = json.loads(line)
        return Golden(
            question=given["question"],
            article=given["article"],
            must=tuple(tuple(group) for group in given.get("must", ())),
            cites=tuple(given.get("cites", ())),
            after=tuple(given.get("after", ())),
            refuse=given.get("refuse", False),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldenInvalid(f"{path}, line {number}, is not a golden question ({error})") from error


async def run(answering: Answering, questions: Sequence[Golden]) -> AsyncIterator[Outcome]:
    """Ask the questions one after the other."""
    for golden in questions:
        texts = (*golden.after, golden.question)
        *_, answer = [
            answer async for answer in conversation.hold(answering, texts, golden.article)
        ]
        yield Outcome(golden, answer)


def figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Shares and medians (seconds) over `outcomes`; what was never measured is left out."""
    answerable = [outcome.right for outcome in outcomes if not outcome.golden.refuse]
    unanswerable = [outcome.right for outcome in outcomes if outcome.golden.refuse]
    shares = {"right": [o.right for o in outcomes], "right, answerable": answerable}
    shares["right, unanswerable"] = unanswerable
    means = {name: statistics.fmean(values) for name, values in shares.items() if values}
    return means | medians([outcome.answer for outcome in outcomes])


def medians(answers: Sequence[Answer]) -> dict[str, float]:
    """Median seconds to each step over `answers`; what was never measured is left out."""
    answered = [answer.seconds for answer in answers if answer.status == "answered"]
    refused = [answer.seconds for answer in answers if answer.status == "refused"]
    series: dict[str, list[float | None]] = {
        EVIDENCE: [seconds.evidence for seconds in answered],
        FIRST: [seconds.first_sentence for seconds in answered],
        WHOLE: [seconds.total for seconds in answered],
        REFUSAL: [seconds.total for seconds in refused],
    }
    known = {name: [v for v in values if v is not None] for name, values in series.items()}
    return {name: statistics.median(values) for name, values in known.items() if values}
