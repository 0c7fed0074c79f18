"""The command line, with a scripted Answering in place of the models."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from newsroom import StemEmbedder
from scripted import ANSWER, ARTICLE, SCRIPT, Scripted
from sites import HOST, opened, page

from chatbot import __main__, assembly
from chatbot.answer import Answer, Nearest
from chatbot.errors import WriterUnavailable
from chatbot.events import Done
from chatbot.settings import Settings

REFUSAL = replace(
    ANSWER,
    status="refused",
    text="",
    sentences=(),
    citations=(),
    nearest=Nearest("Nobody was hurt.", 30, 46, ""),
    writer_calls=0,
    reply="The article does not say.",
)
GOLDEN = {"question": "How far?", "article": ARTICLE.id, "must": [["two metres"]]}


@dataclass
class Said:
    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    """What answers in place of all that is heavy."""
    answering = Scripted()

    async def warm() -> None:
        return

    answering.warm = warm  # type: ignore[attr-defined]

    @contextmanager
    def assembled(settings: Settings) -> Iterator[Scripted]:
        yield answering

    monkeypatch.setattr(assembly, "assembled", assembled)
    monkeypatch.setattr(assembly, "embed", lambda settings: StemEmbedder())
    return answering


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `footnote` with the arguments, in an empty folder, with its own environment."""
    monkeypatch.chdir(tmp_path)

    def running(*arguments: str, **environment: str) -> Said:
        bare = {name: value for name, value in os.environ.items() if "FOOTNOTE" not in name}
        monkeypatch.setattr(os, "environ", {**bare, **environment})
        monkeypatch.setattr(sys, "argv", ["footnote", *arguments])
        with pytest.raises(SystemExit) as leaving:
            __main__.main()
        said = capsys.readouterr()
        return Said(int(leaving.value.code or 0), said.out, said.err)

    return running


def test_an_answer_is_printed_with_its_citations(run: Run, scripted: Scripted) -> None:
    said = run("ask", "How far?")
    assert (said.code, said.err) == (0, "")
    assert said.out == f"{ANSWER.text}\n\n[1] The river rose by two metres.\n"


def test_json_is_the_answer(run: Run, scripted: Scripted) -> None:
    said = run("ask", "How far?", "--json")
    given = json.loads(said.out)
    assert given == json.loads(json.dumps(ANSWER.as_json()))
    assert list(given)[:5] == ["status", "text", "query", "versions", "seconds"]
    assert list(given["citations"][0]) == [
        "number",
        "article_id",
        "article_version",
        "quote",
        "start",
        "end",
        "heading",
    ]


def test_a_refusal_is_an_answer_too(run: Run, scripted: Scripted) -> None:
    scripted.script = (*SCRIPT[:1], Done(REFUSAL))
    said = run("ask", "Why?")
    assert said.code == 0
    assert said.out == ("The article does not say.\n\nThe nearest it comes: “Nobody was hurt.”\n")


@pytest.mark.parametrize("given", [ANSWER, REFUSAL])
def test_a_notice_is_printed(run: Run, scripted: Scripted, given: Answer) -> None:
    scripted.script = (*SCRIPT[:-1], Done(replace(given, notice="No writer.")))
    assert "\n\nNo writer.\n\n" in run("ask", "Why?").out


def test_earlier_questions_are_asked_first(run: Run, scripted: Scripted) -> None:
    run("ask", "And then?", "--after", "How far?", "--after", "Who?", "--article", ARTICLE.id)
    assert [question.text for question in scripted.asked] == ["How far?", "Who?", "And then?"]
    assert len(scripted.asked[-1].history) == 4


@pytest.mark.parametrize(
    ("arguments", "environment", "says"),
    [
        (["ask", "?"], {}, "holds no word"),
        (["ask", "x" * 501], {}, "may be 500 characters"),
        (["ask", "Why?", "--article", "a-lake"], {}, "no a-lake"),
        (["ask", "Why?"], {"FOOTNOTE_PROT": "1"}, "did you mean FOOTNOTE_PORT"),
        (["ask", "Why?"], {"FOOTNOTE_PORT": "x"}, "takes a whole number"),
        (["golden", "nothing.jsonl"], {}, "give a file of golden questions"),
        (["index", "nothing.txt"], {}, "nothing.txt"),
        (["index"], {}, "no article in seeds"),
        (["index", "http://127.0.0.1:9/a"], {}, "which is not public"),
        (["index", "http://127.0.0.1:9/a"], {"FOOTNOTE_FETCH_HOSTS": "127.0.0.1"}, "cannot be f"),
        (["index", "ftp://news.example/a"], {}, "not a page of the web"),
        (["doctor"], {"FOOTNOTE_HOTS": "1"}, "did you mean FOOTNOTE_HOST"),
        (["fetch"], {"FOOTNOTE_WRITER": "huge"}, "default, small, none"),
    ],
)
def test_a_fault_is_one_line_on_standard_error_and_exit_code_1(
    run: Run, scripted: Scripted, arguments: list[str], environment: dict[str, str], says: str
) -> None:
    (Path.cwd() / "seeds").mkdir()
    scripted.script = SCRIPT
    if "a-lake" in arguments:
        scripted.script = (WriterUnavailable("no a-lake"),)
    said = run(*arguments, **environment)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("footnote: ") and said.err.count("\n") == 1
    assert says in said.err


def test_a_folder_of_articles_that_does_not_exist_is_named(run: Run, scripted: Scripted) -> None:
    said = run("index", FOOTNOTE_SEEDS="elsewhere")
    assert said.code == 1
    assert "the folder elsewhere does not exist; put an article there, or set" in said.err


def test_several_articles_must_be_told_apart(run: Run, scripted: Scripted) -> None:
    scripted.index = Scripted(articles=(ARTICLE, replace(ARTICLE, id="a-lake"))).index
    said = run("ask", "Why?")
    assert said.code == 1
    assert "name one with --article: the-river, a-lake" in said.err


@pytest.mark.parametrize(
    "arguments", [["fly"], ["ask"], ["ask", "Why?", "--loud"], ["serve", "--port", "70000"]]
)
def test_what_is_no_command_is_exit_code_2(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).code == 2


def test_an_interrupt_is_exit_code_130_without_a_traceback(
    run: Run, scripted: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def interrupted(settings: Settings) -> Iterator[Scripted]:
        raise KeyboardInterrupt
        yield scripted

    monkeypatch.setattr(assembly, "assembled", interrupted)
    said = run("ask", "Why?")
    assert said.code == 130
    assert "Traceback" not in said.err


def test_an_index_is_built_and_what_changed_is_told(run: Run, scripted: Scripted) -> None:
    Path("seeds").mkdir()
    Path("seeds/a-lake.txt").write_text("The lake is deep. It is cold.")
    assert run("index").out == "added     a-lake\n"
    assert run("index").out == "unchanged a-lake\n"
    assert json.loads(run("index", "--json").out) == {
        "added": [],
        "replaced": [],
        "unchanged": ["a-lake"],
        "dropped": [],
    }


def test_a_page_of_the_web_is_indexed_beside_the_articles(run: Run, scripted: Scripted) -> None:
    Path("seeds").mkdir()
    Path("seeds/a-lake.txt").write_text("The lake is deep. It is cold.")
    with opened() as site:
        url = site.put("/a-bridge", page())
        assert run("index", url, FOOTNOTE_FETCH_HOSTS=HOST).out == (
            "added     a-bridge\nadded     a-lake\n"
        )
        assert run("index", url, FOOTNOTE_FETCH_HOSTS=HOST).out == (
            "unchanged a-bridge\nunchanged a-lake\n"
        )
    assert run("index").out == "unchanged a-bridge\nunchanged a-lake\n"
    assert run("index", "seeds/web").out == "unchanged a-bridge\ndropped   a-lake\n"


def test_a_page_of_the_web_may_be_the_first_article(run: Run, scripted: Scripted) -> None:
    with opened() as site:
        url = site.put("/a-bridge", page())
        assert run("index", url, FOOTNOTE_FETCH_HOSTS=HOST).out == "added     a-bridge\n"


def test_paths_beside_a_page_of_the_web_are_all_that_is_indexed_with_it(
    run: Run, scripted: Scripted
) -> None:
    for name in ("seeds", "other"):
        Path(name).mkdir()
        Path(name, f"{name}.txt").write_text("The lake is deep. It is cold.")
    run("index")
    with opened() as site:
        url = site.put("/a-bridge", page())
        said = run("index", url, "other", FOOTNOTE_FETCH_HOSTS=HOST)
    assert said.out == "added     a-bridge\nadded     other\ndropped   seeds\n"


def test_golden_questions_are_told_right_or_wrong_with_figures(
    run: Run, scripted: Scripted
) -> None:
    wrong = {**GOLDEN, "question": "Who?", "must": [["the mayor"]]}
    Path("golden.jsonl").write_text("\n".join(map(json.dumps, (GOLDEN, wrong))))
    said = run("golden", "golden.jsonl")
    assert said.out.startswith("right  How far?\nWRONG  Who?\n\n  0.50  right\n")
    assert "memory of all processes, GB" in said.out
    figures = json.loads(run("golden", "golden.jsonl", "--json").out)
    assert figures["right"] == 0.5


def test_the_doctor_says_what_to_mend_and_ends_with_1(run: Run) -> None:
    said = run("doctor", FOOTNOTE_CACHE="nowhere")
    assert said.code == 1
    assert "MEND  embedder  missing or damaged; run `python -m chatbot fetch`" in said.out
    assert "MEND  index" in said.out
    found = json.loads(run("doctor", "--json", FOOTNOTE_CACHE="nowhere").out)
    assert {key: found[0][key] for key in ("part", "well")} == {"part": "python", "well": True}


@pytest.mark.parametrize("arguments", [["--help"], ["ask", "--help"]])
def test_help_is_quick_to_come_and_names_the_commands(arguments: list[str]) -> None:
    command = [sys.executable, "-m", "chatbot", *arguments]
    said = subprocess.run(command, capture_output=True, text=True, timeout=30)
    assert said.returncode == 0
    assert ("doctor" if len(arguments) == 1 else "--article") in said.stdout


def test_what_a_terminal_cannot_show_is_a_question_mark() -> None:
    says = "from chatbot import terminal; terminal.forgive_encoding(); print('“Kyiv”')"
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    said = subprocess.run([sys.executable, "-c", says], capture_output=True, env=environment)
    assert (said.returncode, said.stdout.strip()) == (0, b"?Kyiv?")


def test_a_term_signal_ends_a_command_as_an_interrupt_does() -> None:
    says = (
        "import os, signal\nfrom chatbot import terminal\n"
        "try:\n    with terminal.stops_on_term(): os.kill(os.getpid(), signal.SIGTERM)\n"
        "except KeyboardInterrupt: print('interrupted')"
    )
    said = subprocess.run([sys.executable, "-c", says], capture_output=True, text=True)
    assert said.stdout.strip() == "interrupted"
