"""From a question to its evidence, as one LangChain expression: condense, search, read, select."""

from typing import Any

from langchain_core.runnables import Runnable, RunnableLambda, RunnablePassthrough

from chatbot.asking.condense import stand_alone
from chatbot.reading import overview
from chatbot.reading.evidence import SMALL, Evidence, Reach, select
from chatbot.reading.orders import telling
from chatbot.reading.reader import Reader, Reading
from index.search import Index, widen
from index.types import Hit

_READ_WHOLE = 150
"""Sentences up to which an article is read whole: the search would only lose some of them."""

State = dict[str, Any]
"""`question` and `article` at first; each step adds `query`, `hits`, `reading`, `evidence`."""


def finding(
    index: Index, reader: Reader, reach: Reach = SMALL, least: float = 0
) -> Runnable[State, State]:
    """The chain. Streamed, it gives what each step adds as soon as it is there."""

    def condense(state: State) -> str:
        question = state["question"]
        return stand_alone(question.text, question.history, state["article"].text)

    def search(state: State) -> tuple[Hit, ...]:
        return index.search(state["article"].id, state["query"])

    def read(state: State) -> Reading:
        article = state["article"]
        is_short = len(article.sentences) <= _READ_WHOLE
        candidates = article.sentences if is_short else widen(article, state["hits"])
        return reader.read(state["query"], article, telling(candidates), state["question"])

    def choose(state: State) -> Evidence:
        if overview.asked_for(state["question"].text):
            return overview.opening(state["article"])
        return select(state["reading"], state["article"], state["query"], reach, least)

    return (
        RunnablePassthrough.assign(query=RunnableLambda(condense))
        | RunnablePassthrough.assign(hits=RunnableLambda(search))
        | RunnablePassthrough.assign(reading=RunnableLambda(read))
        | RunnablePassthrough.assign(evidence=RunnableLambda(choose))
    )
