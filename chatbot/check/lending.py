"""What a question lends to the claim that answers it: words that the sentences in question lack."""

from collections.abc import Collection, Sequence

from chatbot.check.claim import Claim
from chatbot.text import facts
from chatbot.text.numbers import parts
from chatbot.text.words import akin, content, words
from index.types import Article, Sentence

LIKELY = 0.35
"""The probability to answer from which a sentence vouches for words that it lacks."""

_NEAR, _OPENING = 2, 2


def strange(claim: Claim, article: Article) -> frozenset[str]:
    """The words of `claim` that `article` has in no form."""
    there, counted = frozenset(content(article.text)), parts(claim.text)
    return frozenset(
        word
        for word in claim.words
        if word not in there and not facts.same_name(word, there) and word not in counted
    )


def vouched(alien: Collection[str], claim: Claim, there: Collection[str], likely: float) -> bool:
    """Whether sentences with the words `there`, that likely to answer, vouch for what the question
    lends: one of its strange words, `alien`, and any number of others, of which one needs nobody to
    vouch for it. “Lind ranked third in the draft” is not told by “Lind finished third”, unless that
    likely answers who ranked third in the draft.
    """
    alone = [word for word in alien if not akin(word, there)]
    lent = [word for word in claim.lendable if not facts.same_name(word, there)]
    lent = [word for word in lent if not akin(word, there)]
    return len(alone) < 2 and (likely >= LIKELY or (not alone and len(lent) < 2))


def picks_out(alien: Collection[str], text: str) -> bool:
    """Whether a strange word stands between “the” and a noun, as in “the former mayor”."""
    there = ["", *words(text)]
    return any(
        not content(before) and not set(content(word)).isdisjoint(alien) and content(after)
        for before, word, after in zip(there, there[1:], there[2:], strict=False)
    )


def contrasted(claim: Claim, run: Sequence[Sentence], article: Article) -> bool:
    """Whether all that the question lends and `run` lacks stands in a neighbour that opens as `run`
    does. “In mice given one drug, it fell by 70 percent” tells nothing of those given the other,
    of whom the next sentence tells.
    """
    there = [word for sentence in run for word in content(sentence.text)]
    lent = [word for word in claim.lendable if not facts.same_name(word, there)]
    lent = [word for word in lent if not akin(word, there)]
    openings = {_opening(sentence) for sentence in run}
    near = article.sentences[max(0, run[0].number - _NEAR) : run[-1].number + _NEAR + 1]
    return bool(lent) and any(
        _opening(each) in openings and set(lent) <= set(content(each.text))
        for each in near
        if each not in run
    )


def _opening(sentence: Sentence) -> tuple[str, ...]:
    return tuple(words(sentence.text)[:_OPENING])
