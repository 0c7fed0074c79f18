"""One line from the writer for one text: what a translation and a rewritten question are."""

import asyncio
from contextlib import aclosing

from chatbot.errors import WriterUnavailable
from chatbot.evidence import Brief
from chatbot.writer import Writer

LONGEST = 300
"""Characters of a line; a longer one is cut, and no question any more."""

SECONDS = 30.0
"""The longest wait for a line; two seconds are usual."""


async def line(writer: Writer, text: str) -> str:
    """The first line that `writer` gives for `text`, white space folded; "" where it gives none
    in time, or breaks off.
    """
    draft = ""
    try:
        async with asyncio.timeout(SECONDS), aclosing(writer.words(Brief((), text))) as pieces:
            async for piece in pieces:
                draft += piece
                if len(draft) > LONGEST or "\n" in draft.lstrip():
                    break
    except (WriterUnavailable, TimeoutError):
        return ""
    return " ".join(draft.strip().partition("\n")[0].split())
