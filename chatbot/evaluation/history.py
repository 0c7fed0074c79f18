"""What a question of a conversation is asked with: the exchanges before it, within intake's limits.

`gold` history has the first gold answer to each earlier question, `own` what the system said.
"""

from collections.abc import Sequence
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, Literal

from chatbot.asking.intake import HISTORY_CHARS, TURN_CHARS, TURNS

if TYPE_CHECKING:
    from chatbot.evaluation.questions import GoldQuestion

Kind = Literal["gold", "own"]
Exchange = tuple[str, str]
"""A question and what was answered to it, "" for nothing."""


def gold(earlier: "Sequence[GoldQuestion]") -> list[Exchange]:
    """Each question with its first gold answer; one that the article does not answer has none."""
    return [(turn.question, turn.answers[0] if turn.answerable else "") for turn in earlier]


def trimmed(exchanges: Sequence[Exchange]) -> list[dict[str, str]]:
    """The latest exchanges that intake takes, as it takes them: role and text, oldest first."""
    latest = [_turns(exchange) for exchange in reversed(exchanges)][: TURNS // 2]
    lengths = accumulate(sum(len(turn["text"]) for turn in turns) for turns in latest)
    fitting = takewhile(lambda pair: pair[1] <= HISTORY_CHARS, zip(latest, lengths, strict=True))
    return [turn for turns, _ in reversed(list(fitting)) for turn in turns]


def _turns(exchange: Exchange) -> list[dict[str, str]]:
    question, said = exchange
    turns = [{"role": "user", "text": question[:TURN_CHARS]}]
    return [*turns, {"role": "assistant", "text": said[:TURN_CHARS]}] if said else turns
