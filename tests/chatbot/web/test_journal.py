import logging
from collections.abc import Iterator

import pytest
from scripted import ANSWER, SCRIPT

from chatbot.errors import TooBusy
from chatbot.events import Done, Event, Failed
from chatbot.web import journal


def written(message: str, fault: BaseException | None = None) -> str:
    info = (type(fault), fault, fault.__traceback__) if fault else None
    record = logging.LogRecord("chatbot", logging.INFO, __file__, 1, message, None, info)
    return journal.OneLine().format(record)


@pytest.mark.parametrize(
    "message",
    ["a\nb", "a\r\nb", "a\x1b[31mb", "a\x00b", "a\x85b", "a\u2028b", "a\u202eb", "a\ud800b"],
)
def test_a_record_is_one_printable_line(message: str) -> None:
    assert written(message).isprintable()


def test_no_line_of_a_traceback_passes_for_a_record() -> None:
    lines = written("broke", ValueError("x\n2026-01-01 00:00:00 INFO forged\x1b[0m")).split("\n")
    assert len(lines) > 1
    assert all(line.startswith("    ") and line.isprintable() for line in lines[1:])


def test_a_record_names_its_request() -> None:
    journal.request_id.set("0123")
    assert "[0123]" in written("a")


@pytest.mark.parametrize(
    ("last", "line"),
    [
        (
            Done(ANSWER),
            "status=answered total=1.50 evidence=0.10 first=0.20 writer_calls=1 dropped=0",
        ),
        (Failed("No."), "status=failed total=1.50"),
        (TooBusy("No."), "status=turned_away total=1.50"),
        (SCRIPT[1], "status=left total=1.50"),
        (None, "status=left total=1.50"),
    ],
)
def test_an_answer_is_one_record_without_its_text(
    last: Event | TooBusy | None, line: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    journal.record_answer(last, 1.5)
    assert caplog.messages == [f"answer {line}"]


@pytest.fixture
def logging_kept() -> Iterator[None]:
    """Logging as it was, once the test is over."""
    root, ours = logging.getLogger(), logging.getLogger("chatbot")
    handlers, levels = root.handlers[:], (root.level, ours.level)
    root.handlers = []
    yield
    root.handlers = handlers
    root.setLevel(levels[0])
    ours.setLevel(levels[1])


@pytest.mark.usefixtures("logging_kept")
def test_only_our_own_records_below_a_warning_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    journal.configure()
    logging.getLogger("httpx").info("theirs")
    logging.getLogger("chatbot.web.server").info("ours")
    written_out = capsys.readouterr().err
    assert ("ours" in written_out, "theirs" in written_out) == (True, False)
