"""What carries a claim where all of an article is evidence."""

from newsroom import HARBOUR, StemEmbedder

from chatbot.check.support import support
from index.embedder import Embedder
from index.types import Article, Sentence

STEMS = StemEmbedder()


def carriers(
    claim: str, question: str = "", source: Article = HARBOUR, embedder: Embedder = STEMS
) -> tuple[Sentence, ...]:
    """The support of `claim` where the whole of `source` is evidence."""
    return support(claim, question, source.sentences, source, embedder)
