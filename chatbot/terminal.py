"""What every command needs of the place it runs in. The one place that reads the environment."""

import json
import os
import signal
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
    """While all is loaded, SIGTERM ends us as Ctrl-C does, so that the writer is ended too."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def print_json(value: Any) -> None:
    """Print `value` as JSON that people can read."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
