"""“No, where?”, “not the mayor, the chief executive”: the question as it was meant, by rules, in
any of our languages.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chatbot.asking.phrasebook import LANGUAGES, Correction, phrasebook
from chatbot.asking.question import Question, Turn
from chatbot.text.gender import PRONOUNS, form
from chatbot.text.words import is_grammar

# “The old” of “the old bridge”, or “the mayor” of “the mayor’s wife”, is not all of it.
_MORE = re.compile(r"[’']s\b|\s\w")
_SETTING = re.compile(r"\b(?:at|by|from|in|of|on|since|to|until)\s(?:the\s)?$")
_LONGEST = 120
"""The most characters of a correction. The patterns take the cube of them in time."""
_WORD = re.compile(r"[^\W_](?:[\w-]|[’'](?!s\b))*")


def corrected(question: Question) -> Question:
    """`question` and those before it, each as it was meant after what corrects it."""
    history: list[Turn] = []
    for turn in question.history:
        text = meant(turn.text, history) if turn.is_asked else turn.text
        history.append(replace(turn, text=text))
    return replace(question, text=meant(question.text, history), history=tuple(history))


def meant(text: str, history: Sequence[Turn]) -> str:
    """The question that `text` corrects the one before it to: the question it asks anew, or the one
    before with another thing in it: for what “not” denies, or, where “I meant” opens it, for the
    only name or the only thing with “the” that there is. Else `text` itself.
    """
    last = next((turn.text for turn in reversed(history) if turn.is_asked), None)
    if last is None or len(text) > _LONGEST:
        return text
    for language in LANGUAGES:
        correction = phrasebook(language).correction
        if opens := correction.anew.match(text):
            return _sentence(text[opens.end() :])
        if exchanged := _exchanged(text, last, correction) or _instead(text, last, correction):
            return _sentence(exchanged)
    return text


def _exchanged(text: str, last: str, correction: Correction) -> str | None:
    """`last` with “the chief executive” for “the mayor” of “not the mayor, the chief executive”."""
    for pattern in correction.exchanges:
        found = pattern.match(text)
        if found is None or correction.asks.match(found["right"]):
            continue
        right = found["right"]
        right = right[0].lower() + right[1:] if is_grammar(right.split()[0]) else right
        wrong = re.search(rf"(?<!\w){re.escape(found['wrong'])}(?!\w)", last, re.IGNORECASE)
        if wrong is None and (wrong := _same_person(found["wrong"], last)):
            right = form(right, last, wrong)
        if wrong:
            return f"{last[: wrong.start()]}{right}{last[wrong.end() :]}"
    return None


def _same_person(wrong: str, last: str) -> re.Match[str] | None:
    """Where `last` has the person of the pronoun `wrong`: “his” or “he” for “not him”, or else the
    only name, if no place or day.
    """
    kind = next((kind for kind in PRONOUNS.values() if kind.fullmatch(wrong)), None)
    if kind is None or (found := kind.search(last)):
        return found if kind else None
    names = list(_names(last))
    if len(names) != 1 or _SETTING.search(last[: names[0][0]]):
        return None
    return re.compile(re.escape(last[slice(*names[0])])).search(last, names[0][0])


def _instead(text: str, last: str, correction: Correction) -> str | None:
    """`last` with “Okafor” of “I meant Okafor” for its only name, or “the tunnel” for its only
    “the bridge”.
    """
    found = correction.means.match(text)
    if found is None or correction.asks.match(found["right"]):
        return None
    right = found["right"]
    known = [one.span() for one in correction.known.finditer(last)]
    if correction.known.fullmatch(right):
        places = known
    elif _WORD.search(right) and all(word[0][0].isupper() for word in _WORD.finditer(right)):
        places = list(_names(last))
    else:
        return None
    if len(places) != 1:
        return None
    start, end = places[0]
    if places[0] in known and _MORE.match(last, end):
        return None
    return f"{last[:start]}{right}{last[end:]}"


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Where words with a capital stand in a row, but for the first of all."""
    start, end = 0, 0
    for word in list(_WORD.finditer(text))[1:]:
        if not word[0][0].isupper() or word[0] == "I":
            continue
        if end and text[end : word.start()] != " ":
            yield start, end
            end = 0
        start, end = (start if end else word.start()), word.end()
    if end:
        yield start, end


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
