"""Our embedder as LangChain knows one."""

from typing import cast

from langchain_core.embeddings import Embeddings

from index.embedder import Embedder


class Adapter(Embeddings):
    """Hands texts to an Embedder."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """A vector a text."""
        return cast(list[list[float]], self._embedder.embed(texts).tolist())

    def embed_query(self, text: str) -> list[float]:
        """The vector of `text`."""
        return self.embed_documents([text])[0]
