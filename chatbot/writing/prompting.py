"""From a brief to the messages of the chat model. The few-shot head never changes, so the
writer's prompt cache makes it free; only the last message differs from question to question.
"""

import re

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import Runnable, RunnableLambda

from chatbot.reading.evidence import Brief
from prompts import Prompt, PromptInvalid

_ROLES = {"system": SystemMessage, "user": HumanMessage, "assistant": AIMessage}
_SECTION = re.compile(r"^# (system|user|assistant)\n", re.MULTILINE)


def template(prompt: Prompt) -> Runnable[Brief, list[BaseMessage]]:
    """The prompt as an LCEL step. Its last section is rendered anew for every brief.

    Roles are told apart before anything is filled in, so no value can open a section.
    """
    roles, texts = sections(prompt)
    head = [_ROLES[role](text) for role, text in zip(roles, texts, strict=True)][:-1]
    last = Prompt(prompt.name, texts[-1])
    messages = ChatPromptTemplate([*head, ("human", "{turn}")])

    def turn(brief: Brief) -> dict[str, str]:
        values = {"evidence": numbered(brief), "question": brief.question}
        return {"turn": last.render({name: values[name] for name in last.variables})}

    return RunnableLambda(turn) | messages | RunnableLambda(lambda value: value.to_messages())


def numbered(brief: Brief) -> str:
    """The brief's sentences, one a line, numbered from 1, white space folded."""
    lines = (" ".join(sentence.text.split()) for sentence in brief.sentences)
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))


def sections(prompt: Prompt) -> tuple[list[str], list[str]]:
    """The roles of a prompt's messages, and their texts. What stands before the first is left out.

    Raises PromptInvalid where the last message is not the user's.
    """
    _, *parts = _SECTION.split(prompt.text)
    roles, texts = parts[::2], [text.strip() for text in parts[1::2]]
    if not roles or roles[-1] != "user":
        raise PromptInvalid(f"prompt {prompt.name}.md must end with a '# user' section")
    return roles, texts
