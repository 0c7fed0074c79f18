"""What can go wrong with articles and their index. Each message says what to do.

IndexFault
├── ArticleInvalid    a source file that cannot become an article
├── PageUnavailable   a page of the web that may not be asked for, or does not come
├── ArticleUnknown    no article of that id in the index
├── IndexMissing      nothing has been built yet
├── IndexMismatch     built with another embedder or an older layout
├── IndexCorrupt      built, but its files no longer agree
└── IndexBusy         another build is running
"""


class IndexFault(Exception):
    """Base of all faults of this package; `str()` is fit to show to an operator."""


class ArticleInvalid(IndexFault):
    """A source file that cannot become an article."""


class PageUnavailable(IndexFault):
    """A page of the web that may not be asked for, or does not come."""


class ArticleUnknown(IndexFault):
    """No article of that id in the index."""


class IndexMissing(IndexFault):
    """Nothing has been built yet."""


class IndexMismatch(IndexFault):
    """The index was built with another embedder or an older layout."""


class IndexCorrupt(IndexFault):
    """The index was built, but its files no longer agree."""


class IndexBusy(IndexFault):
    """Another build is running."""
