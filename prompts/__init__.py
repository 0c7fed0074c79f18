"""Prompts are files of this folder, rendered strictly and known by the sha256 of their text."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from string import Template


class PromptInvalid(ValueError):
    """A prompt that does not exist, or values that do not match its variables."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """The text of one prompt file, with `$name` variables (`$$` is a dollar sign)."""

    name: str
    text: str

    @property
    def sha256(self) -> str:
        """Hex digest of the text."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def variables(self) -> frozenset[str]:
        """The variables that `render` must be given, all of them and no other."""
        return frozenset(Template(self.text).get_identifiers())

    def render(self, values: Mapping[str, str]) -> str:
        """The text with its variables filled in.

        Values are put in as they are: a `$` within them is never read as a variable.
        Raises PromptInvalid for a missing or an unused variable.
        """
        if missing := self.variables - values.keys():
            raise PromptInvalid(f"prompt {self.name} lacks {', '.join(sorted(missing))}")
        if unused := values.keys() - self.variables:
            raise PromptInvalid(f"prompt {self.name} has no {', '.join(sorted(unused))}")
        return Template(self.text).substitute(values)


def load(name: str) -> Prompt:
    """The prompt in `<name>.md`. Raises PromptInvalid where there is none, or it is malformed."""
    try:
        prompt = Prompt(name, (files(__name__) / f"{name}.md").read_text("utf-8").strip())
    except FileNotFoundError as error:
        raise PromptInvalid(f"there is no prompt {name}.md") from error
    if not Template(prompt.text).is_valid():
        raise PromptInvalid(f"prompt {name}.md has a stray $; write $$ for a dollar sign")
    return prompt


def digest(*names: str) -> str:
    """The sha256 of the prompts of those `names` together, in order. Raises PromptInvalid."""
    return hashlib.sha256("".join(load(name).sha256 for name in names).encode()).hexdigest()
