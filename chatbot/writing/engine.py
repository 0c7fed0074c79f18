"""The writer's engine, llama.cpp's server, in a process of its own:
`python -m chatbot.writing.engine`.

A native crash ends this process and no other. One JSON line on standard input says what to
serve, one on standard output says where, or what is wrong. The key comes on standard input
because command lines and environments can be read by others. When standard input ends, so does
this process: it outlives its parent in no case, not even when that was killed.
"""

import json
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

CACHED_PROMPTS_MIB = 256
"""Bound of the engine's store of prompts that no slot holds any more."""

READ_AT_ONCE = 64
"""Prompt tokens between two looks at who has left: 0.8 s on two cores. More read no faster."""

IDLE_SECONDS = 60
"""A connection over which nothing moves for so long is closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """What to serve. `alias` is the name shown in answers, `context` the tokens of each slot."""

    model: Path
    alias: str
    threads: int
    slots: int = 1
    context: int = 4096


def main() -> NoReturn:
    """Serve until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle.
    # Threads that spin at every barrier starve one another as soon as a core is wanted elsewhere.
    # Tokens a second with so short a spin, and as it comes: 27 and 29 on two idle cores, 13 and 3
    # with one of them busy.
    os.environ.setdefault("GOMP_SPINCOUNT", "1000")
    with os.fdopen(os.dup(1), "w") as answers:
        os.dup2(2, 1)  # Native code writes to file 1; the answer must not drown in that.
        request = json.loads(sys.stdin.readline())
        server, answer = _serve(request)
        answers.write(json.dumps(answer) + "\n")
    if server:
        sys.stdin.read()
    # Nothing is to be saved, and an orderly stop would wait for answers under way.
    os._exit(0 if server else 1)


def _serve(request: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """The running server, or None, and the line to answer with."""
    key, model = request.pop("key"), Path(request.pop("model"))
    if not model.is_file():
        return None, {"error": f"no weights at {model}; run `python -m chatbot fetch`"}
    try:
        # Imported only now: the parent imports this module too, and must stay free of it.
        import xllamacpp
    except ImportError as error:
        return None, {"error": f"{error}; install Footnote's packages again"}
    spec = Spec(model=model, **request)
    try:
        server = xllamacpp.Server(_params(xllamacpp, spec, key))
    except RuntimeError:
        return None, {"error": f"the engine cannot read {model}; run `python -m chatbot fetch`"}
    return server, {"port": int(server.listening_address.rpartition(":")[2])}


def _params(xllamacpp: Any, spec: Spec, key: str) -> Any:
    params = xllamacpp.CommonParams()
    params.model.path = str(spec.model)
    params.model_alias = {spec.alias}  # A plain string would become a set of its letters.
    params.n_parallel = spec.slots
    params.n_ctx = spec.slots * spec.context
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = spec.threads
    params.n_batch = params.n_ubatch = READ_AT_ONCE
    # Not mapped: the engine repacks half of the weights, and would keep both forms: 600 MB more.
    params.load_mode = xllamacpp.llama_load_mode.LLAMA_LOAD_MODE_NONE
    params.fit_params = False
    params.cache_ram_mib = CACHED_PROMPTS_MIB
    params.n_ctx_checkpoints = 0
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [key]
    params.cors_origins = "http://127.0.0.1"
    params.cors_credentials = False
    params.endpoint_slots = params.endpoint_props = params.endpoint_metrics = False
    params.ui = False
    params.timeout_read = params.timeout_write = IDLE_SECONDS
    params.verbosity = 1
    params.offline = True
    return params


if __name__ == "__main__":
    main()
