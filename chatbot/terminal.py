"""What every command needs of the place it runs in. The one place that reads the environment."""

import io
import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from chatbot.settings import Settings, read


def settings() -> Settings:
    """The settings that the environment gives. Raises SettingInvalid."""
    return read(os.environ)


def seal() -> None:
    """Before any heavy library is imported: they read the environment when they are."""
    from chatbot.sealing import seal

    seal(os.environ)


@contextmanager
def stops_on_term() -> Iterator[None]:
    """SIGTERM ends us as Ctrl-C does, so that the writer is ended too and files are whole."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def forgive_encoding() -> None:
    """Print “?” for what the terminal cannot show, as quotation marks in a C locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def print_json(value: Any) -> None:
    """Print `value` as JSON that people can read."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
