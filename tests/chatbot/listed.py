"""The lists of an article, as tests look at them."""

from newsroom import texts

from chatbot.reading.lists import Enumeration, enumerations
from index.article import article
from index.types import Article


def lists(text: str) -> list[list[list[str]]]:
    """The items of every list in an article of that text."""
    found = enumerations(article("a", "A title", "", text))
    return [[texts(item) for item in each.items] for each in found]


def the_list(source: Article) -> Enumeration:
    """The one list of that article."""
    (found,) = enumerations(source)
    return found
