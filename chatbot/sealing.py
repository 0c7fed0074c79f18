"""Keeps every library from calling out. They read these variables when they are imported."""

from collections.abc import MutableMapping

_VARIABLES = {
    "ANONYMIZED_TELEMETRY": "False",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_OFFLINE": "1",
    "LANGCHAIN_TRACING_V2": "false",
    "LANGSMITH_TRACING": "false",
    "TOKENIZERS_PARALLELISM": "false",
    "TRANSFORMERS_OFFLINE": "1",
}


def seal(environment: MutableMapping[str, str]) -> None:
    """Switch off telemetry, tracing and hubs in `environment`."""
    environment.update(_VARIABLES)
