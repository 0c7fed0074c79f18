"""What went wrong with an answer, in words, and what is worst."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from chatbot.evaluation.predictions import DraftSentence
from chatbot.evaluation.scored import Scored
from chatbot.evaluation.scores import HIT

Kind = Literal[
    "false answer",
    "wrong citation",
    "missed answer",
    "over-refusal",
    "dropped sentence",
    "failed question",
]

MEANINGS: Mapping[Kind, str] = {
    "false answer": "The article does not answer the question, and it was answered all the same.",
    "wrong citation": "It was answered from a place in the article where the answer is not.",
    "missed answer": "It was answered from the right place, without saying what was asked.",
    "over-refusal": "The article answers the question, and it was refused.",
    "dropped sentence": "The article answers it, and the check dropped some of the draft.",
    "failed question": "The question could not be asked.",
}
"""Every kind of fault, worst first: what the article does not say comes before what it says."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One answer that is wrong, and why in a sentence."""

    kind: Kind
    why: str
    scored: Scored


def faults(scored: Iterable[Scored]) -> list[Fault]:
    """Those that went wrong, worst first: by kind, then by how little of the answer was told."""
    found = [fault for each in scored if (fault := _fault(each)) is not None]
    order = list(MEANINGS)
    return sorted(found, key=lambda fault: (order.index(fault.kind), fault.scored.recall))


def _fault(scored: Scored) -> Fault | None:
    if scored.answer.status == "failed":
        return Fault("failed question", scored.answer.notice, scored)
    if not scored.gold.answerable:
        return _false_answer(scored)
    if scored.prediction.draft is not None:
        return _dropped(scored, scored.prediction.draft)
    if scored.is_refused:
        return Fault("over-refusal", "The answer is in the article, but was refused.", scored)
    if scored.evidence and not any(scored.hits):
        return Fault("wrong citation", f"{_cited(scored)} {_told(scored)}", scored)
    if scored.gold.options and not scored.chose_right:
        return Fault("missed answer", "It is not nearest to the right option.", scored)
    if not scored.gold.options and scored.recall < HIT:
        return Fault("missed answer", _told(scored), scored)
    return None


def _false_answer(scored: Scored) -> Fault | None:
    draft = scored.prediction.draft
    if not scored.is_answered or (draft is not None and not any(each.kept for each in draft)):
        return None
    return Fault("false answer", "The article does not answer this.", scored)


def _dropped(scored: Scored, draft: Sequence[DraftSentence]) -> Fault | None:
    """Of a draft only the check is measured: what it dropped."""
    dropped = sum(sentence.kept is False for sentence in draft)
    why = f"The check dropped {dropped} of the draft’s sentences, {len(draft)} in all."
    return Fault("dropped sentence", why, scored) if dropped else None


def _cited(scored: Scored) -> str:
    count = len(scored.hits)
    return f"No citation of {count} is where the answer stands." if count else "Nothing is cited."


def _told(scored: Scored) -> str:
    return f"It tells {scored.recall:.0%} of the gold answer’s words."
