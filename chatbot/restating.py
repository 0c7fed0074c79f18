"""“Say that more simply”, “in one sentence”: the question before is to be answered once more."""

import re
from dataclasses import dataclass, replace

from chatbot.phrasebook import phrasebook, plain
from chatbot.question import Question


@dataclass(frozen=True, slots=True)
class Manner:
    """How the writer is asked to answer, and the most sentences that are taken from it."""

    instruction: str
    most: int


BRIEFLY = Manner("Answer in one short sentence.", 1)
SIMPLY = Manner("Answer in simple words.", 2)

# Patterns of plain sentences, matched whole.
_SAY = (
    r"(?:say|put|explain|tell|rephrase|repeat|summari[sz]e|describe|make|answer|give)(?: me| us)?"
    r"(?: it| that| this| your answer| the answer)?(?: again)?(?: a (?:bit|little))?"
)
_SHORT = (
    r"(?:more )?(?:briefly|concisely|brief|concise|shortly|short)|shorter|in short"
    r"|(?:in )?(?:just |only )?(?:one|1|a|a single) (?:short )?(?:sentence|line)"
    r"|in (?:a )?few(?:er)? words"
)
_EASY = (
    r"(?:more )?(?:simply|clearly|simple|clear)|simpler|clearer"
    r"|(?:in|with) (?:very |more )?(?:simpler?|plain|plainer|easy|easier|other)"
    r" (?:words|terms|english)"
)
_LOST = (
    r"i (?:do not|don t|didn t|did not) (?:understand|get)(?: it| that| this)?|what do you mean"
    r"|(?:that s |it s )?too (?:complicated|difficult)|(?:rephrase|simplify|explain)(?: it| that)?"
)
_MANNERS = (
    (BRIEFLY, re.compile(rf"(?:{_SAY} )?(?:{_SHORT})|(?:that s |it s )?too long|tl ?dr")),
    (SIMPLY, re.compile(rf"(?:{_SAY} )?(?:{_EASY})|{_LOST}")),
)


def restated(question: Question) -> tuple[Question, Manner | None]:
    """The question that is to be answered again, and how; `question` itself and None where it
    asks for no such thing, or nothing was asked before. No such request stays in the history.
    """
    asks = (turn.role == "user" and _manner(turn.text) is not None for turn in question.history)
    history = tuple(turn for turn, again in zip(question.history, asks, strict=True) if not again)
    manner = _manner(question.text)
    asked = [at for at, turn in enumerate(history) if turn.role == "user"]
    if manner is None or not asked:
        return replace(question, history=history), None
    last = asked[-1]
    return replace(question, text=history[last].text, history=history[:last]), manner


def _manner(text: str) -> Manner | None:
    sentence, english = plain(text), phrasebook("en")
    forms = {sentence, bare := english.before.sub("", sentence), english.after.sub("", bare)}
    return next(
        (manner for manner, pattern in _MANNERS if any(map(pattern.fullmatch, forms))), None
    )
