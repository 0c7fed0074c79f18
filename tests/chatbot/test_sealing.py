import os

import pytest
from langsmith.utils import get_env_var, tracing_is_enabled

from chatbot.sealing import seal


def test_hubs_telemetry_and_tracing_are_switched_off() -> None:
    environment = {"HF_HUB_OFFLINE": "0", "LANGSMITH_TRACING": "true", "HOME": "/home"}
    seal(environment)
    assert environment["HF_HUB_OFFLINE"] == environment["TRANSFORMERS_OFFLINE"] == "1"
    assert environment["LANGSMITH_TRACING"] == environment["LANGCHAIN_TRACING_V2"] == "false"
    assert environment["ANONYMIZED_TELEMETRY"] == environment["GRADIO_ANALYTICS_ENABLED"] == "False"
    assert environment["HOME"] == "/home"


TRACING = [f"LANG{name}_TRACING{version}" for name in ("SMITH", "CHAIN") for version in ("", "_V2")]


@pytest.mark.parametrize("name", TRACING)
def test_no_variable_switches_tracing_on(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = {name: "true"}
    seal(environment)
    monkeypatch.setattr(os, "environ", environment)
    get_env_var.cache_clear()  # type: ignore[attr-defined]
    assert not tracing_is_enabled()
    get_env_var.cache_clear()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("environment", "past"),
    [
        ({}, "127.0.0.1,localhost"),
        ({"NO_PROXY": "a.example"}, "a.example,127.0.0.1,localhost"),
        ({"NO_PROXY": "a.example", "no_proxy": "localhost,b"}, "localhost,b,127.0.0.1"),
    ],
)
def test_no_proxy_stands_before_the_loopback(environment: dict[str, str], past: str) -> None:
    seal(environment)
    assert environment["no_proxy"] == environment["NO_PROXY"] == past
