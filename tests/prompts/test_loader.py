import pytest

from prompts import Prompt, PromptInvalid, load


def test_missing_and_unused_variables_are_errors() -> None:
    prompt = Prompt("greeting", "Hello $name")
    with pytest.raises(PromptInvalid, match="lacks name"):
        prompt.render({})
    with pytest.raises(PromptInvalid, match="has no place"):
        prompt.render({"name": "Ada", "place": "Kiev"})


def test_values_are_never_read_as_variables() -> None:
    hostile = "$name ${name} {name} {{name}} %s"
    assert Prompt("p", "<$text>").render({"text": hostile}) == f"<{hostile}>"


def test_the_digest_names_the_text() -> None:
    assert Prompt("a", "one").sha256 == Prompt("b", "one").sha256 != Prompt("a", "two").sha256


def test_an_unknown_prompt_is_an_error() -> None:
    with pytest.raises(PromptInvalid, match="no prompt nothing"):
        load("nothing")
