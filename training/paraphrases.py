"""Drafts by the writer: `python -m training.paraphrases SET.jsonl OUT.jsonl`.

For each answerable question of the set the writer words the sentence that holds the answer, shown
among its neighbours. Drafts that lack the answer people gave are left out, so what is kept words
the evidence rightly, or nearly always so: read some. `footnote eval SET.jsonl --drafts OUT.jsonl`
tells how many the check keeps.
"""

import argparse
import json
import random
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing
from pathlib import Path

from chatbot import terminal
from chatbot.assembly import assembled
from chatbot.evaluation.scores import HIT, recall
from chatbot.reading.evidence import Brief
from chatbot.running import run
from chatbot.writing.cutting import claims
from chatbot.writing.writer import Writer
from training.questions import Asked, Sheet, lines, read


async def paraphrases(
    writer: Writer, pairs: Sequence[tuple[Sheet, Asked]], ids: Sequence[str]
) -> AsyncIterator[str]:
    """Lines of drafts, one claim each."""
    for sheet, asked in pairs:
        brief = _brief(sheet, asked)
        async with (
            aclosing(writer.words(brief)) as words,
            aclosing(claims(words)) as drafted,
        ):
            text = await anext(aiter(drafted), "")
        if text and recall(text, asked.answers) >= HIT:
            draft = {"doc_id": ids[sheet.line], "turn_id": asked.id, "text": text}
            yield json.dumps(draft, ensure_ascii=False)


def _brief(sheet: Sheet, asked: Asked) -> Brief:
    sentences, start = sheet.article.sentences, asked.spans[0][0]
    at = max(sentence.number for sentence in sentences if sentence.start <= start)
    return Brief(sentences[max(0, at - 1) : at + 2], asked.text)


def main() -> None:
    """Ask the writer; write the drafts as they come."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", type=Path, help="a question set")
    parser.add_argument("out", type=Path, help="file to write")
    parser.add_argument("--limit", type=int, default=150, help="questions to ask")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    ids = [json.loads(line)["doc_id"] for line in lines(given.set)]
    every = [(sheet, one) for sheet in read(given.set) for one in sheet.asked if one.answerable]
    pairs = random.Random(given.seed).sample(every, min(given.limit, len(every)))

    async def write(writer: Writer) -> None:
        with given.out.open("w", encoding="utf-8") as file:
            async for line in paraphrases(writer, pairs, ids):
                print(line, file=file, flush=True)

    with assembled(terminal.settings()) as answering:
        if answering.writer is None:
            sys.exit("there is no writer to word anything; set FOOTNOTE_WRITER=default")
        run(write(answering.writer))


if __name__ == "__main__":
    main()
