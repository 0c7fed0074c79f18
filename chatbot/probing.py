"""Whether each part that an answer needs is well: each is asked a real question."""

import asyncio
import math
from collections.abc import Mapping

import numpy as np

from chatbot.errors import WriterUnavailable
from chatbot.readiness import OFF, SPENT, WELL
from chatbot.reading.evidence import Brief
from chatbot.writing.writer import Writer
from index.embedder import Embedder
from index.errors import IndexFault
from index.search import Index

GREETING = Brief((), "Ready?")


async def probe(
    index: Index, embedder: Embedder, writer: Writer | None, now: float
) -> Mapping[str, str]:
    """By part: WELL, OFF, SPENT or what is wrong; `now` makes a text that is not remembered."""
    return {
        "embedder": await asyncio.to_thread(_embedder, embedder, f"probe {now}"),
        "store": await asyncio.to_thread(_store, index),
        "writer": await _writer(writer),
    }


def _embedder(embedder: Embedder, text: str) -> str:
    length = float(np.linalg.norm(embedder.embed([text])[0]))
    return WELL if math.isclose(length, 1, abs_tol=1e-3) else "gives vectors of no unit length"


def _store(index: Index) -> str:
    try:
        index.probe()
    except IndexFault as fault:
        return str(fault)
    return WELL


async def _writer(writer: Writer | None) -> str:
    if writer is None:
        return OFF
    if writer.is_spent:
        return SPENT
    try:
        if not writer.spoke_lately:
            await writer.warm(GREETING)
    except WriterUnavailable as fault:
        return str(fault)
    return WELL
