"""Writes the part of a question set that is not trained on: `python -m training.held SET OUT`."""

import argparse
import sys
from pathlib import Path

from chatbot.errors import EvaluationInvalid
from chatbot.evaluation import questions
from index import durable
from training.questions import lines, read, split


def held(path: Path) -> str:
    """The lines of the set at `path` that are held back, as they stand there.

    Raises EvaluationInvalid, which names the line, for a file that is no set or cannot be read.
    """
    questions.read(path)
    kept = {sheet.line for sheet in split(read(path))[1]}
    if not kept:
        raise EvaluationInvalid(f"{path} has nothing to hold back; give a set with evidence")
    return "".join(f"{line}\n" for number, line in enumerate(lines(path)) if number in kept)


def main() -> None:
    """Write them, whole or not at all, and never over a file that is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", type=Path, help="a question set that may be trained on")
    parser.add_argument("out", type=Path, help="file to write, which must not be there yet")
    given = parser.parse_args()
    if given.out.exists():
        sys.exit(f"{given.out} is there already; remove it or name another file")
    try:
        durable.write(given.out, held(given.set).encode())
    except EvaluationInvalid as error:
        sys.exit(str(error))
    except OSError as error:
        sys.exit(f"{given.out} cannot be written ({error.strerror}); name another file")


if __name__ == "__main__":
    main()
