from chatbot.sealing import seal


def test_hubs_telemetry_and_tracing_are_switched_off() -> None:
    environment = {"HF_HUB_OFFLINE": "0", "LANGSMITH_TRACING": "true", "HOME": "/home"}
    seal(environment)
    assert environment["HF_HUB_OFFLINE"] == environment["TRANSFORMERS_OFFLINE"] == "1"
    assert environment["LANGSMITH_TRACING"] == environment["LANGCHAIN_TRACING_V2"] == "false"
    assert environment["ANONYMIZED_TELEMETRY"] == environment["GRADIO_ANALYTICS_ENABLED"] == "False"
    assert environment["HOME"] == "/home"
