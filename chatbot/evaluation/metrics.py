"""The scores of a run, each with the number it was taken over. None where that number is 0."""

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from chatbot.evaluation import scores
from chatbot.evaluation.scored import Scored


@dataclass(frozen=True, slots=True)
class Score:
    """A value over `n` questions, citations or sentences; None where `n` is 0."""

    value: float | None
    n: int


def measure(scored: Sequence[Scored]) -> Mapping[str, Score]:
    """Every score by its name. What the set or the run does not hold has none: choices where
    there are no options, refusals where drafts were replayed.
    """
    timed = [each for each in scored if each.answer.status != "failed"]
    return {
        **_answers([each for each in scored if each.gold.answerable]),
        **_choices([each for each in scored if each.gold.options and each.gold.answerable]),
        **(_drafts(scored) or _refusals(scored)),
        "failed_rate": _mean(each.answer.status == "failed" for each in scored),
        **_costs(timed),
    }


def _answers(answerable: Sequence[Scored]) -> dict[str, Score]:
    marked = [each for each in answerable if each.evidence]
    return {
        "answer_recall": _mean(each.recall for each in answerable),
        "answer_hit": _mean(each.recall >= scores.HIT for each in answerable),
        "answer_f1": _mean(each.f1 for each in answerable),
        "citation_precision": _mean(hit for each in marked for hit in each.hits),
        "citation_recall": _mean(any(each.hits) for each in marked if each.is_answered),
    }


def _refusals(scored: Sequence[Scored]) -> dict[str, Score]:
    answerable = [each for each in scored if each.gold.answerable]
    silent = [each for each in scored if not each.gold.answerable]
    precision = _mean(not each.gold.answerable for each in scored if each.is_refused)
    recall = _mean(each.is_refused for each in silent)
    right = sum(each.is_refused for each in silent)
    wanted_or_done = precision.n + recall.n
    return {
        "refusal_precision": precision,
        "refusal_recall": recall,
        "refusal_f1": Score(2 * right / wanted_or_done if wanted_or_done else None, len(scored)),
        "false_answer_rate": _mean(each.is_answered for each in silent),
        "over_refusal_rate": _mean(each.is_refused for each in answerable),
    }


def _choices(scored: Sequence[Scored]) -> dict[str, Score]:
    return {"choice_accuracy": _mean(each.chose_right for each in scored)} if scored else {}


def _drafts(scored: Sequence[Scored]) -> dict[str, Score]:
    drafts = [each.prediction.draft for each in scored if each.prediction.draft is not None]
    judged = [sentence for draft in drafts for sentence in draft if sentence.kept is not None]
    kept = _mean(bool(sentence.kept) for sentence in judged)
    mended = _mean(sentence.mended for sentence in judged)
    return {"draft_kept": kept, "draft_mended": mended} if drafts else {}


def _costs(scored: Sequence[Scored]) -> dict[str, Score]:
    answers = [each.answer for each in scored]
    series: dict[str, list[float | None]] = {
        "evidence": [answer.seconds.evidence for answer in answers],
        "first_sentence": [answer.seconds.first_sentence for answer in answers],
        "total": [answer.seconds.total for answer in answers],
    }
    parts = [(name, share) for name in series for share in (50, 95)]
    return {
        f"{name}_p{share}": _percentile([v for v in series[name] if v is not None], share)
        for name, share in parts
    } | {"writer_calls": _mean(answer.writer_calls for answer in answers)}


def _mean(values: Iterable[float]) -> Score:
    found = [float(value) for value in values]
    return Score(statistics.fmean(found) if found else None, len(found))


def _percentile(values: Sequence[float], share: int) -> Score:
    """The `share`th percentile, between neighbours in proportion (as numpy's default)."""
    if len(values) < 2:
        return Score(values[0] if values else None, len(values))
    return Score(statistics.quantiles(values, n=100, method="inclusive")[share - 1], len(values))
