"""“No, where?”, “not the mayor, the chief executive”: the question as it was meant, by rules, in
any of our languages.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from chatbot.phrasebook import LANGUAGES, Correction, phrasebook
from chatbot.question import Question, Turn
from chatbot.words import is_grammar


def corrected(question: Question) -> Question:
    """`question` and those before it, each as it was meant after what corrects it."""
    history: list[Turn] = []
    for turn in question.history:
        text = meant(turn.text, history) if turn.role == "user" else turn.text
        history.append(replace(turn, text=text))
    return replace(question, text=meant(question.text, history), history=tuple(history))


def meant(text: str, history: Sequence[Turn]) -> str:
    """The question that `text` corrects the one before it to: the question it asks anew, or the one
    before with another thing in it, where what “not” denies stands there. Else `text` itself.
    """
    last = next((turn.text for turn in reversed(history) if turn.role == "user"), None)
    if last is None:
        return text
    for language in LANGUAGES:
        correction = phrasebook(language).correction
        if opens := correction.anew.match(text):
            return _sentence(text[opens.end() :])
        if exchanged := _exchanged(text, last, correction):
            return _sentence(exchanged)
    return text


def _exchanged(text: str, last: str, correction: Correction) -> str | None:
    """`last` with “the chief executive” for “the mayor” of “not the mayor, the chief executive”."""
    for pattern in correction.exchanges:
        found = pattern.match(text)
        if found is None or correction.asks.match(found["right"]):
            continue
        wrong = re.search(rf"(?<!\w){re.escape(found['wrong'])}(?!\w)", last, re.IGNORECASE)
        if wrong:
            right = found["right"]
            right = right[0].lower() + right[1:] if is_grammar(right.split()[0]) else right
            return f"{last[: wrong.start()]}{right}{last[wrong.end() :]}"
    return None


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
