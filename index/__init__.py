"""Articles to passages, vectors and terms, and the search over them.

Here are the words and the faults, which import nothing. What works with them is imported from its
own module, `index.build`, `index.search` and `index.embedder`, since Chroma takes seconds to load.
"""

from index.errors import (
    ArticleInvalid,
    ArticleUnknown,
    IndexBusy,
    IndexCorrupt,
    IndexFault,
    IndexMismatch,
    IndexMissing,
    PageUnavailable,
)
from index.types import Article, Block, Hit, Passage, Sentence

__all__ = [
    "Article",
    "ArticleInvalid",
    "ArticleUnknown",
    "Block",
    "Hit",
    "IndexBusy",
    "IndexCorrupt",
    "IndexFault",
    "IndexMismatch",
    "IndexMissing",
    "PageUnavailable",
    "Passage",
    "Sentence",
]
