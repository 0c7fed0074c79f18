"""The sentence that says whom a quoted one speaks of, or who says it: “He was awarded the prize”
tells a reader nothing without the name before it.
"""

import re
from collections.abc import Iterable, Sequence

from chatbot.reading.orders import telling
from chatbot.text import facts
from chatbot.text.attribution import attributes
from chatbot.text.people import people
from chatbot.text.speech import VERBS, speakers
from chatbot.text.words import words
from index.types import Article, Sentence

_BACK = 2
# “He …”, “But she …”, “In 2003, they …”; a speaker's own “he” may be anybody.
_OPENS = re.compile(
    r"^[^\w“”\"„«»]*(?P<lead>\w+\s|[^,;:.“”\"]{1,40},\s)?(?P<who>he|she|they|his|her|their)\b",
    re.IGNORECASE,
)
_MANY = frozenset(("they", "their"))
_ASKS_WHO_SAID = re.compile(rf"\bwho(?:m|se)?\b.*\b(?:{VERBS})\b", re.IGNORECASE)
_SPOKEN = re.compile(r"[“”\"„«»]")


def introduced(
    sentences: Iterable[Sentence], article: Article, question: str
) -> tuple[Sentence, ...]:
    """`sentences` in article order, with those right before them that name whom a pronoun at their
    head stands for, unless `question` does; where that asks who said something, with those that
    name the speaker.
    """
    asks = _ASKS_WHO_SAID.search(question) is not None
    known = facts.names(question)
    shown = set(sentences)
    for sentence in tuple(shown):
        naming = _naming(sentence, article)
        shown.update(one for one in naming if not _names_any(one, known))
        if asks:
            shown.update(_speaking(sentence, article))
    return tuple(sorted(shown, key=lambda one: one.number))


def _names_any(sentence: Sentence, names: frozenset[str]) -> bool:
    there = words(sentence.text)
    return any(facts.same_name(name, there) for name in names)


def _naming(sentence: Sentence, article: Article) -> Sequence[Sentence]:
    """Who a pronoun at the head of `sentence` is: none where it has none, or nobody is named."""
    found = _opening(sentence)
    if found is None:
        return ()
    before = _before(sentence, article)
    return before[:1] if found["who"].lower() in _MANY else _who(before, article)


def _speaking(sentence: Sentence, article: Article) -> Sequence[Sentence]:
    """Who says `sentence`, where it is speech without a name: the one named before its “he said”,
    or beside it in its paragraph.
    """
    if speakers(sentence.text) or not (_SPOKEN.search(sentence.text) or attributes(sentence.text)):
        return ()
    if attributes(sentence.text):
        return _who(_before(sentence, article), article)
    at = sentence.number
    beside = (*article.sentences[at + 1 : at + 2], *article.sentences[max(0, at - 1) : at])
    near = [one for one in telling(beside) if one.block == sentence.block]
    named = [one for one in near if speakers(one.text)]
    said = [one for one in near if attributes(one.text)]
    return named[:1] or [who for one in said[:1] for who in _who(_before(one, article), article)]


def _who(before: Sequence[Sentence], article: Article) -> Sequence[Sentence]:
    """The nearest of `before` that names a person, else anybody."""
    persons = [one for one in before if any(people(one.text, article.text))]
    return persons[:1] or [one for one in before if facts.named(one.text)][:1]


def _before(sentence: Sentence, article: Article) -> Sequence[Sentence]:
    """The sentences right before it, nearest first, that open with no pronoun themselves."""
    at = sentence.number
    near = telling(reversed(article.sentences[max(0, at - _BACK) : at]))
    return [one for one in near if one.heading == sentence.heading and not _opening(one)]


def _opening(sentence: Sentence) -> re.Match[str] | None:
    found = _OPENS.match(sentence.text)
    return found if found and not facts.named(found["lead"] or "") else None
