"""“Say that more simply”, “in one sentence”: the question before is to be answered once more."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from chatbot.asking import utterance
from chatbot.asking.correcting import corrected
from chatbot.asking.language import DEFAULT
from chatbot.asking.phrasebook import Kind
from chatbot.asking.question import Question
from prompts import Prompt, load


@dataclass(frozen=True, slots=True)
class Manner:
    """How the writer is asked to answer, and the most sentences that are taken from it."""

    prompt: Prompt
    most: int

    def ask(self, question: str) -> str:
        """`question` as the writer is asked it in this manner."""
        return self.prompt.render({"question": question})


BRIEFLY = Manner(load("briefly"), 1)
SIMPLY = Manner(load("simply"), 2)
FULLY = Manner(load("fully"), 4)

MANNERS: Mapping[Kind, Manner] = {"briefly": BRIEFLY, "simply": SIMPLY, "fully": FULLY}
PROMPTS = tuple(each.prompt.name for each in MANNERS.values())


def restated(question: Question) -> tuple[Question, Manner | None]:
    """The question that is to be answered again, and how; `question`, as it was meant, and None
    where it asks for no such thing, or nothing was asked before. No such request stays in the
    history.
    """
    asks = (turn.is_asked and manner(turn.text) is not None for turn in question.history)
    history = tuple(turn for turn, again in zip(question.history, asks, strict=True) if not again)
    asked = [at for at, turn in enumerate(history) if turn.is_asked]
    how = manner(question.text) if asked else None
    if how is None:
        return corrected(replace(question, history=history)), None
    last = asked[-1]
    return corrected(replace(question, text=history[last].text, history=history[:last])), how


def manner(text: str) -> Manner | None:
    """The manner that `text`, in any of our languages, asks for; None where it asks for none."""
    found = utterance.kind(text, DEFAULT, is_first=False)
    return MANNERS.get(found[0]) if found else None
