"""What a reader asks, once intake has cleaned and bounded it."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier utterance of the conversation. Untrusted: it comes back from the reader."""

    role: Literal["user", "assistant"]
    text: str

    @property
    def is_asked(self) -> bool:
        """Whether the reader said it, not we."""
        return self.role == "user"


@dataclass(frozen=True, slots=True)
class Question:
    """A question about one article, with the turns before it, oldest first."""

    text: str
    article_id: str
    history: tuple[Turn, ...] = ()
