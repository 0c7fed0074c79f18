"""Keeps every library from calling out. They read these variables when they are imported."""

from collections.abc import MutableMapping

_VARIABLES = {
    "ANONYMIZED_TELEMETRY": "False",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_OFFLINE": "1",
    "LANGCHAIN_TRACING": "false",
    "LANGCHAIN_TRACING_V2": "false",
    "LANGSMITH_TRACING": "false",
    "LANGSMITH_TRACING_V2": "false",
    "TOKENIZERS_PARALLELISM": "false",
    "TRANSFORMERS_OFFLINE": "1",
}
_PAST_THE_PROXY = ("127.0.0.1", "localhost")


def seal(environment: MutableMapping[str, str]) -> None:
    """Switch off telemetry, tracing and hubs in `environment`; keep the loopback from its proxy."""
    environment.update(_VARIABLES)
    # Where both are set, libraries read the lower-case one.
    given = environment.get("no_proxy") or environment.get("NO_PROXY", "")
    past = ",".join(dict.fromkeys([*filter(None, given.split(",")), *_PAST_THE_PROXY]))
    environment.update(no_proxy=past, NO_PROXY=past)
