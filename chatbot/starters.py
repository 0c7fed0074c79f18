"""Questions to begin with: the publisher's own, or made from what the article visibly tells.

Only questions for which the reader model finds evidence are offered.
"""

import re
from collections import Counter
from collections.abc import Iterator

from chatbot.lists import enumerations
from chatbot.people import names, person
from chatbot.reader import Reader
from index.types import Article

MOST = 4
_SPOKEN = re.compile(r"\b(?:said|says|told|added|stressed|warned|argued|expects|announced)\b")


def starters(article: Article, reader: Reader) -> tuple[str, ...]:
    """Up to four questions about `article`, its own `questions` first."""
    made = dict.fromkeys(
        [*article.questions, *_lists(article), *_speakers(article), *_sections(article)]
    )
    kept: list[str] = []
    for question in made:
        if len(kept) < MOST and reader.read(question, article, article.sentences).answers:
            kept.append(question)
    return tuple(kept)


def _lists(article: Article) -> Iterator[str]:
    for enumeration in enumerations(article):
        if enumeration.counted:
            yield f"What were the {enumeration.counted.lower()}?"


def _speakers(article: Article) -> Iterator[str]:
    """What the people who are quoted said about the rarest thing named more than once with them."""
    named = Counter(name for sentence in article.sentences for name in names(sentence.text))
    spoken: dict[str, Counter[str]] = {}
    for sentence in article.sentences:
        if not _SPOKEN.search(sentence.text):
            continue
        here = names(sentence.text)
        for speaker in here:
            if person(speaker, article.text):
                topics = spoken.setdefault(speaker.split()[-1], Counter())
                topics.update({name: named[name] for name in here if speaker not in name})
    for speaker, topics in spoken.items():
        rarest = [name for name, count in reversed(topics.most_common()) if count > 1]
        if rarest:
            yield f"What did {speaker} say about {rarest[0]}?"


def _sections(article: Article) -> Iterator[str]:
    for block in article.blocks:
        if block.kind == "heading":
            heading = article.text[block.start : block.end].strip("“”")
            yield f"What does the article say about “{heading}”?"
