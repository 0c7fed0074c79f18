"""One line from the writer for one text: what a translation and a rewritten question are."""

import asyncio
from contextlib import aclosing

from chatbot.errors import BudgetSpent, WriterUnavailable
from chatbot.reading.evidence import Brief
from chatbot.writing.writer import Writer

LONGEST = 300
"""Characters of a line; a longer one is cut, and no question any more."""

SECONDS = 30.0
"""The longest wait for a line; two seconds are usual."""


async def line(writer: Writer, text: str) -> tuple[str, int]:
    """The first line that `writer` gives for `text`, white space folded, and the calls it cost:
    one, or none where none is left. The line is "" where it gives none in time, or breaks off.
    """
    draft = ""
    try:
        async with asyncio.timeout(SECONDS), aclosing(writer.words(Brief((), text))) as pieces:
            async for piece in pieces:
                draft += piece
                if len(draft) > LONGEST or "\n" in draft.lstrip():
                    break
    except BudgetSpent:
        return "", 0
    except (WriterUnavailable, TimeoutError):
        return "", 1
    return " ".join(draft.strip().partition("\n")[0].split()), 1
