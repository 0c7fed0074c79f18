"""Checks a claim against the article. The writer is not trusted: a claim passes only if one
short run of neighbouring sentences carries all of it.

Facts drawn from places far apart are refused even where each word stands somewhere: that is how
“Stoltenberg said Putin was killing local residents” is made of true words.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from chatbot.check import claim as claims
from chatbot.check.charges import denied_behind
from chatbot.check.claim import Claim
from chatbot.check.lending import contrasted, picks_out, strange, vouched
from chatbot.check.loans import overdrawn
from chatbot.check.naming import (
    Run,
    acts_otherwise,
    in_full,
    meant_by_pronoun,
    named,
    owns_only,
    spoken_by,
)
from chatbot.check.patching import patched
from chatbot.check.rules import tells
from chatbot.reading.orders import telling
from chatbot.reading.premise import denies_alone
from chatbot.reading.quoting import told
from chatbot.reading.ranking import Ranked, likeliest
from chatbot.text import facts
from chatbot.text.occasions import on_another
from chatbot.text.words import content, fold, respelt
from index.embedder import Embedder
from index.types import Article, Sentence

_LONGEST_RUN = 3
_NEAR = 0.3
_SETTING = re.compile(r"(?:among|at|by|for|from|in|of|on|with) \w+\b")
_SURE = 0.6
"""The probability to answer from which a sentence vouches for a name."""


def support(
    text: str,
    question: str,
    evidence: Sequence[Sentence],
    article: Article,
    embedder: Embedder,
    ranked: Ranked = (),
) -> tuple[Sentence, ...]:
    """The sentences that carry the claim `text`, in article order; none if it is unsupported.

    A claim that tells nothing beyond the question only echoes it, and does not pass. Then one run
    must name its names, tell it all, each clause in one sentence, and be near it in meaning. The
    shortest run wins, among equals the nearest. A word that the article has nowhere came from the
    question, as may a name for whom the article says “she”: a sentence that likely answers, as
    `ranked` tells, vouches for one word, and for a name where that is as good as sure; for more
    than one word none does. One of the same root, as “supervised” for “supervisor”, needs nobody to
    vouch for it. Two words of the question that the run lacks have to be vouched for too, wherever
    else the article has them; and none lends what a neighbour that is built alike has.
    """
    claim = claims.read(text, question)
    alien = strange(claim, article)
    if denies_alone(question, text) or not alien <= claim.lendable or picks_out(alien, text):
        return ()
    if _echoes(claim, question, article):
        return ()
    plain = set(claim.words) - claim.hard - alien
    fitting = [
        run
        for run in _runs(evidence, article)
        if vouched(alien, claim, content(text_of(run)), likely := likeliest(ranked, run))
        and not contrasted(claim, run, article)
        and not denied_behind(run, claim.text, article)
        and _carries(run, claim, article, plain, is_sure=likely >= _SURE)
        and not overdrawn(claim, text_of(run), article.text)
    ]
    for length in range(1, _LONGEST_RUN + 1):
        same = [run for run in fitting if len(run) == length]
        if near := _nearest(same, text, embedder):
            return _with_speakers(_contributing(near, claim), claim, article)
    return ()


def _echoes(claim: Claim, question: str, article: Article) -> bool:
    """Whether the claim tells nothing but names that the question spells otherwise."""
    there = frozenset(content(article.text))
    slips = [word for word in content(question) if word not in there]
    return all(word in claim.hard and respelt(word, slips) for word in claim.told)


def _runs(evidence: Sequence[Sentence], article: Article) -> Iterator[Run]:
    """Runs of up to three neighbours in one section, each with a sentence of the evidence, none
    with an order to a machine.
    """
    numbers = {sentence.number for sentence in evidence}
    for length in range(1, _LONGEST_RUN + 1):
        for start in range(len(article.sentences) - length + 1):
            run = article.sentences[start : start + length]
            if numbers.isdisjoint(range(start, start + length)):
                continue
            if len({sentence.heading for sentence in run}) == 1 and telling(run) == run:
                yield run


def _carries(
    run: Run, claim: Claim, article: Article, plain: Collection[str], is_sure: bool
) -> bool:
    if len(run) > 1 and (
        _holds_in_one(run, claim) or patched(run, claim) or _of_several(run, claim)
    ):
        return False
    if _names_alone(run, plain):
        return False
    if acts_otherwise(run, claim, article):
        return False
    lent = claim.lent_names if is_sure else frozenset()
    names = all(
        (named(name, run, article) and not owns_only(name, run, claim, article))
        or in_full(name, run, claim, article)
        or (name in lent and meant_by_pronoun(name, run, claim, article))
        for name in claim.names
    )
    return names and tells(spoken_by(run, article), claim)


def _names_alone(run: Run, plain: Collection[str]) -> bool:
    """Whether all that `run` has of the claim is names and numbers, while other words of it,
    `plain`, stand elsewhere: “Lind sued the town” is not told by “Lind drew the map”, whoever was
    asked for.
    """
    there = content(text_of(run))
    return len(plain) > 1 and not any(facts.stands(word, there) for word in plain)


def _holds_in_one(run: Run, claim: Claim) -> bool:
    """Whether one sentence of `run` says whatever the run says of the claim, names and numbers
    aside: then its neighbours would only lend the claim one that is not its own.
    """
    told = frozenset(claim.words) - claim.hard
    said = [told.intersection(content(sentence.text)) for sentence in run]
    return max(said, key=len) == set().union(*said)


def _of_several(run: Run, claim: Claim) -> bool:
    """Whether a sentence of `run` that tells some of the claim, beside names, tells it of another
    year, day or place in a row, or two of them tell of “In mice …” alike, and so of two groups.
    """
    settings = [found[0] for sentence in run if (found := _SETTING.match(fold(sentence.text)))]
    if len(set(settings)) < len(settings):
        return True
    told = set(claim.told) - set(content(" ".join(claim.names)))
    return any(
        not told.isdisjoint(content(sentence.text)) and on_another(claim.text, sentence.text)
        for sentence in run
    )


def alike(text: str, article: Article) -> tuple[Sentence, ...]:
    """The sentences of `article` with at least half of the words of `text`, in order."""
    told = frozenset(content(text))
    return tuple(
        sentence
        for sentence in article.sentences
        if 2 * len(told.intersection(content(sentence.text))) >= max(1, len(told))
    )


def _nearest(runs: Sequence[Run], text: str, embedder: Embedder) -> Run:
    if not runs:
        return ()
    vectors = embedder.embed([text, *map(text_of, runs)])
    cosines = vectors[1:] @ vectors[0]
    best = int(cosines.argmax())
    return runs[best] if cosines[best] >= _NEAR else ()


def _contributing(run: Run, claim: Claim) -> Run:
    """The sentences of `run` that share a word with the claim; a run of one is kept whole."""
    return tuple(
        sentence
        for sentence in run
        if len(run) == 1
        or any(facts.same_name(word, content(sentence.text)) for word in claim.words)
    )


def _with_speakers(run: Run, claim: Claim, article: Article) -> Run:
    """`run` with the sentences that name who speaks in it, where the claim tells that."""
    if not claim.is_attributed:
        return run
    cited = {each for sentence in run for each in told(sentence, article)[1]}
    return tuple(sorted(cited, key=lambda sentence: sentence.number))


def text_of(run: Sequence[Sentence]) -> str:
    """The sentences' text in a row."""
    return " ".join(sentence.text for sentence in run)
