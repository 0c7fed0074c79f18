"""The report of a run: its scores, then what went wrong, worst first, as one HTML file that needs
nothing else, fetches nothing and runs no script.
"""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template

from chatbot.errors import EvaluationInvalid
from chatbot.evaluation.case import case_html
from chatbot.evaluation.faults import MEANINGS, Fault, Kind, faults
from chatbot.evaluation.meanings import GROUPS
from chatbot.evaluation.metrics import Score
from chatbot.evaluation.run import Outcome
from index import durable

MOST = 200
"""Cases of a kind that are shown, at most."""

_HERE = Path(__file__).parent


def write(path: Path, outcome: Outcome, scores: Mapping[str, Score]) -> None:
    """Write the report to `path`. Raises EvaluationInvalid where it cannot be written."""
    try:
        durable.write(path, report_html(outcome, scores).encode())
    except OSError as error:
        raise EvaluationInvalid(
            f"{path} cannot be written ({error.strerror}); name another file"
        ) from error


def report_html(outcome: Outcome, scores: Mapping[str, Score]) -> str:
    """The whole page."""
    found = faults(outcome.scored)
    groups = {kind: list(each) for kind, each in groupby(found, key=lambda fault: fault.kind)}
    return Template((_HERE / "report.html").read_text("utf-8")).substitute(
        style=(_HERE / "report.css").read_text("utf-8"),
        title=f"{len(outcome.scored):,} questions of {escape(str(outcome.run['set']))}",
        told=escape(_told(outcome)),
        scores="\n".join(_scores(name, scores) for name in GROUPS),
        nav=_nav(groups, len(outcome.scored)),
        faults="\n".join(_section(kind, each) for kind, each in groups.items()),
    )


def _told(outcome: Outcome) -> str:
    run = outcome.run
    parts = [f"{name} {run[name]}" for name in ("seed", "history", "writer", "reader", "embedder")]
    return " · ".join([*parts, f"prompt {str(run['prompt'])[:8]}"])


def _scores(group: str, scores: Mapping[str, Score]) -> str:
    rows = [
        f"<div><dt>{name}</dt><dd>{_value(scores[name])}</dd><p>{escape(meaning)}</p></div>"
        for name, meaning in GROUPS[group].items()
        if name in scores
    ]
    return f"<section><h2>{group}</h2><dl>{''.join(rows)}</dl></section>" if rows else ""


def _value(score: Score) -> str:
    value = "–" if score.value is None else f"{score.value:.3f}"
    return f"{value} <small>of {score.n:,}</small>"


def _nav(groups: Mapping[Kind, Sequence[Fault]], total: int) -> str:
    wrong = sum(map(len, groups.values()))
    links = [f"<li><b>{total - wrong:,}</b> right</li>"]
    links += [
        f'<li><a href="#{_slug(kind)}"><b>{len(each):,}</b> {kind}{"s" * (len(each) > 1)}</a></li>'
        for kind, each in groups.items()
    ]
    return f"<ul>{''.join(links)}</ul>"


def _section(kind: Kind, found: Sequence[Fault]) -> str:
    cases = "".join(
        case_html(fault, number, f"{_slug(kind)}-{number}")
        for number, fault in enumerate(found[:MOST], start=1)
    )
    more = f" The first {MOST} of {len(found):,} are shown." if len(found) > MOST else ""
    heading = f'<h2 id="{_slug(kind)}">{kind.capitalize()}: {len(found):,}</h2>'
    return f'<section>{heading}<p class="lead">{MEANINGS[kind]}{more}</p>{cases}</section>'


def _slug(kind: Kind) -> str:
    return kind.replace(" ", "-")
