import pytest

from prompts import Prompt, PromptInvalid, digest, load


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


@pytest.mark.parametrize("changed", ["answer", "rewrite", "translate"])
def test_one_digest_names_several_prompts(changed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("answer", "rewrite", "translate")
    before = digest(*names)
    assert before == digest(*names) != digest("answer_large", "rewrite", "translate")

    def other(name: str) -> Prompt:
        prompt = load(name)
        return Prompt(name, f"{prompt.text}!") if name == changed else prompt

    monkeypatch.setattr("prompts.load", other)
    assert digest(*names) != before


def test_an_unknown_prompt_is_an_error() -> None:
    with pytest.raises(PromptInvalid, match="no prompt nothing"):
        load("nothing")
