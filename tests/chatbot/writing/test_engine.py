import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from chatbot.writing.child import COMMAND, Child
from chatbot.writing.engine import Spec

HEAD = "You answer questions about an article in short sentences. " * 20


def _answer(model: Path, **environment: str) -> dict[str, Any]:
    """What a fresh engine answers when it is told to serve `model`."""
    request = {"model": str(model), "alias": "tiny", "threads": 1, "slots": 1, "context": 512}
    done = subprocess.run(
        COMMAND,
        input=json.dumps({**request, "key": "k"}) + "\n",
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    answer: dict[str, Any] = json.loads(done.stdout)  # One line, whatever the native code says.
    return answer


def test_weights_that_are_not_there_are_named(tmp_path: Path) -> None:
    says = f"no weights at {tmp_path / 'no.gguf'}; run `python -m chatbot fetch`"
    assert _answer(tmp_path / "no.gguf") == {"error": says}


def test_a_file_that_is_no_model_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.gguf"
    path.write_bytes(b"no weights")
    assert _answer(path) == {
        "error": f"the engine cannot read {path}; run `python -m chatbot fetch`"
    }


def test_an_engine_that_is_not_installed_is_named(tmp_path: Path) -> None:
    (tmp_path / "xllamacpp.py").write_text("raise ImportError('no xllamacpp')")
    path = f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
    assert _answer(tmp_path / "xllamacpp.py", PYTHONPATH=path) == {
        "error": "no xllamacpp; install Footnote's packages again"
    }


@pytest.fixture(scope="module")
def engine(writer_file: Path) -> Iterator[Child]:
    child = Child(Spec(model=writer_file, alias="writer", threads=2, slots=2, context=2048))
    child.wait_ready(60)
    yield child
    child.stop()


@pytest.fixture
def client(engine: Child) -> Iterator[httpx.Client]:
    headers = {"Authorization": f"Bearer {engine.key}"}
    root = engine.url.removesuffix("/v1")
    with httpx.Client(base_url=root, headers=headers, timeout=60, trust_env=False) as client:
        yield client


def _chat(question: str, **more: Any) -> dict[str, Any]:
    messages = [{"role": "system", "content": HEAD}, {"role": "user", "content": question}]
    return {"messages": messages, "temperature": 0, "max_tokens": 8, **more}


@pytest.mark.real
@pytest.mark.parametrize("path", ["/v1/models", "/props", "/slots", "/metrics", "/lora-adapters"])
def test_nothing_is_told_without_the_key(client: httpx.Client, path: str) -> None:
    assert client.get(path, headers={"Authorization": ""}).status_code == 401


@pytest.mark.real
def test_nothing_is_written_without_the_key(client: httpx.Client) -> None:
    reply = client.post(
        "/v1/chat/completions", json=_chat("Hello?"), headers={"Authorization": "Bearer k"}
    )
    assert reply.status_code == 401


@pytest.mark.real
@pytest.mark.parametrize("path", ["/slots", "/metrics", "/"])
def test_what_is_not_needed_is_closed_even_with_the_key(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code in (404, 501)


@pytest.mark.real
def test_answers_name_the_alias_and_never_the_path(client: httpx.Client, writer_file: Path) -> None:
    replies = [
        client.post("/v1/chat/completions", json=_chat("Hello?")),
        client.get("/v1/models"),
    ]
    assert replies[0].json()["model"] == "writer"
    assert not any(str(writer_file.parent) in reply.text for reply in replies)


@pytest.mark.real
@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:7860"])
def test_no_page_may_read_an_answer(client: httpx.Client, origin: str) -> None:
    reply = client.options(
        "/v1/chat/completions",
        headers={"Origin": origin, "Access-Control-Request-Method": "POST"},
    )
    assert reply.headers.get("Access-Control-Allow-Origin") not in (origin, "*")
    assert reply.headers.get("Access-Control-Allow-Credentials") != "true"


@pytest.mark.real
def test_the_port_is_open_on_loopback_alone(engine: Child) -> None:
    (process,) = psutil.Process().children()
    listening = [c.laddr.ip for c in process.net_connections() if c.status == "LISTEN"]
    assert listening == ["127.0.0.1"]


@pytest.mark.real
def test_a_head_that_was_read_once_is_not_read_again(client: httpx.Client) -> None:
    client.post("/v1/chat/completions", json=_chat("Who won?"))
    reply = client.post("/v1/chat/completions", json=_chat("Who lost?"))
    timings = reply.json()["timings"]
    assert timings["cache_n"] > 200 > 20 > timings["prompt_n"]


@pytest.mark.real
def test_a_stream_that_is_closed_frees_its_slot(client: httpx.Client) -> None:
    endless = _chat("Count from 1 upwards.", max_tokens=1500, stream=True, ignore_eos=True)
    for _ in range(3):  # More than there are slots: were they not freed, the last would wait.
        with client.stream("POST", "/v1/chat/completions", json=endless) as reply:
            assert next(reply.iter_lines()).startswith("data:")
    reply = client.post("/v1/chat/completions", json=_chat("Who won?"), timeout=30)
    assert reply.status_code == 200


@pytest.mark.real
def test_a_reader_who_leaves_while_the_prompt_is_read_frees_the_slot(client: httpx.Client) -> None:
    for name in ("first", "second"):
        with pytest.raises(httpx.ReadTimeout):
            client.post("/v1/chat/completions", json=_chat(f"{name} " + HEAD * 7), timeout=0.3)
    reply = client.post("/v1/chat/completions", json=_chat("Who won?"), timeout=25)
    assert reply.status_code == 200


@pytest.mark.real
def test_an_interrupt_meant_for_the_parent_does_not_end_the_engine(
    engine: Child, client: httpx.Client
) -> None:
    (process,) = psutil.Process().children()
    process.send_signal(signal.SIGINT)
    assert client.get("/health").status_code == 200
    assert engine.alive


_PARENT = """
import sys, time
from pathlib import Path
from chatbot.writing.child import Child
from chatbot.writing.engine import Spec
child = Child(Spec(model=Path(sys.argv[1]), alias="writer", threads=1, context=512))
child.wait_ready(60)
print(child._process.pid, flush=True)
time.sleep(600)
"""


@pytest.mark.real
def test_the_engine_dies_with_a_parent_that_was_killed(writer_file: Path) -> None:
    command = [sys.executable, "-c", _PARENT, str(writer_file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        orphan = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
    orphan.wait(10)
    assert not orphan.is_running()
