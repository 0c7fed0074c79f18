"""Untrusted input becomes a Question. Knows limits and Unicode, and neither HTTP nor the page."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Literal

from chatbot.asking.question import Question, Turn
from chatbot.errors import QuestionRejected

QUESTION_CHARS = 500
TURNS = 8
TURN_CHARS = 2_000
HISTORY_CHARS = 10_000
ARTICLE_ID_CHARS = 200

# Three code points compose to one at most (Hangul, Vietnamese). Longer input is turned away
# before it is normalised: sorting combining marks takes time that grows with their square.
_COMPOSED = 3

_FORBIDDEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")

# What Unicode calls default-ignorable, with the bidirectional controls among it and the
# interlinear marks beside it: it shows nothing, and can hide or reorder what is shown.
_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def question(text: object, article_id: object, history: object = ()) -> Question:
    """A Question from what a reader sent; `history` holds {"role", "text"}, oldest first.

    Text comes out in NFC without invisible characters, white space folded; turns left blank
    by that are dropped. Whether the article exists is for the index to say.
    Raises QuestionRejected for a wrong type or anything outside the limits above.
    """
    cleaned = _clean(text, "The question", QUESTION_CHARS)
    if not any(map(str.isalnum, cleaned)):
        raise QuestionRejected("The question holds no word; please ask it in words.")
    return Question(cleaned, _article_id(article_id), _history(history))


def _article_id(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= ARTICLE_ID_CHARS:
        raise QuestionRejected(
            f"The article's id must be text of 1 to {ARTICLE_ID_CHARS} characters."
        )
    if not value.isprintable():
        raise QuestionRejected("The article's id holds characters that no id has.")
    return value


def _history(value: object) -> tuple[Turn, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str | bytes):
        raise QuestionRejected("The history must be a list of turns.")
    if len(value) > TURNS:
        raise QuestionRejected(f"The history may hold {TURNS} turns; please leave out the oldest.")
    turns = tuple(turn for turn in map(_turn, value) if turn.text)
    if sum(len(turn.text) for turn in turns) > HISTORY_CHARS:
        raise QuestionRejected(
            f"The history may hold {HISTORY_CHARS} characters; please leave out the oldest turns."
        )
    return turns


def _turn(value: object) -> Turn:
    if not isinstance(value, Mapping) or value.keys() != {"role", "text"}:
        raise QuestionRejected("Each turn of the history must hold a role and a text.")
    return Turn(_role(value["role"]), _clean(value["text"], "A turn of the history", TURN_CHARS))


def _role(value: object) -> Literal["user", "assistant"]:
    match value:
        case "user" | "assistant":
            return value
    raise QuestionRejected("The role of a turn must be user or assistant.")


def _clean(value: object, what: str, most: int) -> str:
    if not isinstance(value, str):
        raise QuestionRejected(f"{what} must be text.")
    if _FORBIDDEN.search(value):
        raise QuestionRejected(f"{what} holds control characters; please send plain text.")
    text = " ".join(_INVISIBLE.sub("", value).split())
    if len(text) <= _COMPOSED * most:
        text = unicodedata.normalize("NFC", text)
    if len(text) > most:
        raise QuestionRejected(f"{what} may be {most} characters long; please shorten it.")
    return text
