"""Where the items of a list begin and end, as words, marks and paragraphs show it.

What opens them tells: order words, marks behind a colon, or, where a number of them is announced,
just so many sentences of one form, or paragraphs behind a colon.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from chatbot.reading.announcing import counted, is_spoken, number
from chatbot.reading.ordinals import END, FIRM, order_word, place
from chatbot.text.words import content
from index.types import Article, Sentence

_MARK = re.compile(r"(?:[-*•‣◦–—]|\(?\d{1,2}[.)]|\(?[a-h]\))\s+")
_MODAL = re.compile(r"\b(?:must|should|will|would|shall|can|could|has to|have to)\b")
_ADDED, _ADDED_OR_NEXT = (
    re.compile(rf"\W*(?:and\s)?(?:{words}|(?:\w+\s){{0,3}}also)\b", re.I)
    for words in (
        "in addition|besides|moreover|furthermore",
        "in addition|besides|moreover|furthermore|next|then",
    )
)
_LONGEST_ITEM = 3
_FARTHEST_ITEM = 4
_TOPIC = 3
_THINGS = frozenset("it its they their this that these those such".split())

Items = tuple[tuple[Sentence, ...], ...]


def items(article: Article, at: int) -> Items:
    """The items of the list that the sentence before `at` announces, two or more; or none."""
    starts = _ordered(article.sentences, at)
    if len(starts) != number(article.sentences[at - 1].text):
        starts = _added(article.sentences, at) or starts
    if len(starts) < 2:
        starts = _announced(article, at)
    if len(starts) < 2:
        return ()
    return tuple(
        _item(article.sentences, start, end)
        for start, end in zip(starts, [*starts[1:], _end(article, starts)], strict=True)
    )


def _end(article: Article, starts: Sequence[int]) -> int:
    """Where the last item ends at the latest: where it shares its paragraph with others, the
    article may go on there, so what follows must hang on the item.
    """
    sentences, first, end = article.sentences, article.sentences[starts[-1]], starts[-1] + 1
    farthest = min(len(sentences), starts[-1] + _LONGEST_ITEM)
    if sentences[starts[-2]].block != first.block:
        return len(sentences)
    around = sentences[starts[0] : starts[-1]]
    openings = _THINGS.union(_opening(one) for one in around if one.number not in starts)
    spoken = set(content(first.text)) - set(content(sentences[starts[0] - 1].text))
    while end < farthest and place(sentences[end].text) is None:
        topic = set(content(" ".join(sentences[end].text.split()[:_TOPIC])))
        hangs = _opening(sentences[end]) in openings or not topic.isdisjoint(spoken)
        said = article.text[article.blocks[first.block].start : sentences[end - 1].end]
        if not hangs and not _is_in_quotation(said):
            break
        end += 1
    return end


def _is_in_quotation(text: str) -> bool:
    """Whether a quotation that `text` opens goes on behind it."""
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def _opening(sentence: Sentence) -> str:
    return sentence.text.split()[0].casefold()


def _ordered(sentences: Sequence[Sentence], at: int) -> list[int]:
    """Positions of the sentences that open the items of a list whose first opens at `at`, as many
    as are announced at most.
    """
    if place(sentences[at].text) != 0:
        return []
    starts, most = [at], number(sentences[at - 1].text) or END
    while len(starts) < most and place(sentences[starts[-1]].text) != END:
        wanted = len(starts), END
        near = _near(sentences, starts[-1])
        if (found := next((one for one in near if place(one.text) in wanted), None)) is None:
            break
        starts.append(found.number)
    return starts


def _added(sentences: Sequence[Sentence], at: int) -> list[int]:
    """Positions of the items from `at` on, where just as many as are announced open with an order
    word, “in addition” or “it also”; or with “next”, if “first” opens the first.
    """
    announcement, first, starts = sentences[at - 1], sentences[at], [at]
    announced, is_ordered = number(announcement.text), place(first.text) == 0
    # One “also” alone may add what is none of two issues.
    is_list = is_ordered or (announced > 2 and is_spoken(counted(announcement.text)))
    if not announced or not is_list or first.heading != announcement.heading:
        return []
    adds = _ADDED_OR_NEXT if is_ordered else _ADDED
    while len(starts) < announced:
        near = _near(sentences, starts[-1])
        opening = (one for one in near if place(one.text) == len(starts) or _adds(one, adds))
        if (found := next(opening, None)) is None:
            return []
        starts.append(found.number)
    behind = sentences[starts[-1] + 1 : starts[-1] + 2]
    return [] if any(_adds(one, adds) for one in behind) else starts


def _adds(sentence: Sentence, adding: re.Pattern[str]) -> bool:
    return place(sentence.text) == END or adding.match(sentence.text) is not None


def _near(sentences: Sequence[Sentence], last: int) -> Iterator[Sentence]:
    """Those of its section that may open the item after that at `last`: a few sentences on, or
    where a word that orders and does nothing else opens the paragraph after that one's.
    """
    one, end = sentences[last], last + 1 + _FARTHEST_ITEM
    opens_next = bisect_right(sentences, one.block, lo=last, key=lambda each: each.block)
    behind = [*sentences[last + 1 : end]]
    if opens_next >= end:
        next_opening = sentences[opens_next : opens_next + 1]
        behind += [each for each in next_opening if order_word(each.text) in FIRM]
    yield from takewhile(lambda each: each.heading == one.heading, behind)


def _announced(article: Article, at: int) -> list[int]:
    """Positions of the items that the sentence before `at` announces, where no order word opens
    them: marked lines, or as many as it counts.
    """
    sentences, announcement = article.sentences, article.sentences[at - 1]
    ends_in_colon = announcement.text.rstrip().endswith(":")
    if ends_in_colon and (marked := _marked(article, at)):
        return marked
    announced = number(announcement.text)
    if not announced:
        return []
    rest = [one for one in sentences[at:] if one.block == announcement.block]
    if len(rest) == announced and (ends_in_colon or _are_parallel(rest)):
        return [one.number for one in rest]
    return _paragraphs(sentences, at, announced) if ends_in_colon and not rest else []


def _marked(article: Article, at: int) -> list[int]:
    """The sentences from `at` that begin a paragraph with a mark, up to one that does without."""
    starts: list[int] = []
    for last, one in pairwise(article.sentences[at - 1 :]):
        if one.block == last.block:
            continue
        # A dash or a dot is no part of the sentence, a number is.
        is_marked = _MARK.match(article.text[last.end : one.end].lstrip())
        if not is_marked or one.heading != last.heading:
            break
        starts.append(one.number)
    return starts


def _are_parallel(items: Sequence[Sentence]) -> bool:
    """Whether all begin with the same word, or say what must, should or will be."""
    openings = {one.text.split()[0].casefold() for one in items}
    modals = {found[0] if (found := _MODAL.search(one.text)) else "" for one in items}
    return len(openings) == 1 or (len(modals) == 1 and "" not in modals)


def _paragraphs(sentences: Sequence[Sentence], at: int, number: int) -> list[int]:
    """The first sentences of that many paragraphs from `at` on, where so many follow."""
    section = [one for one in sentences[at:] if one.heading == sentences[at - 1].heading]
    blocks = {one.block: one.number for one in reversed(section)}
    return sorted(blocks.values())[:number] if len(blocks) >= number else []


def _item(sentences: Sequence[Sentence], start: int, end: int) -> tuple[Sentence, ...]:
    """The sentence at `start` and those of its paragraph before `end`, a few at most."""
    block = sentences[start].block
    run = sentences[start : min(end, start + _LONGEST_ITEM)]
    return tuple(sentence for sentence in run if sentence.block == block)
