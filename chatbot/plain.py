"""What the commands print, as plain text for a terminal."""

from collections.abc import Mapping, Sequence

from chatbot.answer import Answer
from chatbot.asking.phrasebook import phrasebook
from chatbot.doctor import Finding
from chatbot.web.captions import quoted
from index.build import Changes


def answer(given: Answer) -> str:
    """The text with its marks, and under it what each mark stands for; or the refusal."""
    notice = f"\n\n{given.notice}" if given.notice else ""
    if given.status == "refused":
        label = phrasebook(given.language).say("nearest")
        near = f"\n\n{label}: {quoted(given.nearest.quote)}" if given.nearest else ""
        return given.reply + notice + near
    cited = "\n".join(f"[{citation.number}] {citation.quote}" for citation in given.citations)
    return f"{given.text}{notice}\n\n{cited}"


def changes(made: Changes) -> str:
    """An article a line, behind what was done with it."""
    return "\n".join(
        f"{name:9} {article_id}" for name in made.__slots__ for article_id in getattr(made, name)
    )


def findings(found: Sequence[Finding]) -> str:
    """A part a line; what is to be mended stands out."""
    return "\n".join(
        f"{'ok  ' if finding.well else 'MEND'}  {finding.part:9} {finding.says}"
        for finding in found
    )


def figures(measured: Mapping[str, float]) -> str:
    """A figure a line, before its name."""
    return "\n".join(f"{figure:6.2f}  {name}" for name, figure in measured.items())
