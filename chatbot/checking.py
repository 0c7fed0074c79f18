"""Checks a claim against the article. The writer is not trusted: a claim passes only if one
short run of neighbouring sentences carries all of it.

Facts drawn from places far apart are refused even where each word stands somewhere: that is how
“Stoltenberg said Putin was killing local residents” is made of true words.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from chatbot import claim as claims
from chatbot import facts
from chatbot.claim import Claim
from chatbot.numbers import parts
from chatbot.orders import telling
from chatbot.people import refers_to
from chatbot.quoting import spoken, told
from chatbot.words import content, words
from index.embedder import Embedder
from index.types import Article, Sentence

_LONGEST_RUN = 3
_NEAR = 0.45

_POINTS = re.compile(r"\b(?:he|him|his|she|hers?|they|them|their|its?)\b", re.IGNORECASE)
_POINTS_BACK = 3

Run = tuple[Sentence, ...]


def support(
    text: str,
    question: str,
    evidence: Sequence[Sentence],
    article: Article,
    embedder: Embedder,
    sure: Collection[Sentence] = (),
) -> tuple[Sentence, ...]:
    """The sentences that carry the claim `text`, in article order; none if it is unsupported.

    A claim that tells nothing beyond the question only echoes it, and does not pass. Then one run
    must name its names, tell it all, and be near it in meaning. The shortest run wins, among
    equals the nearest. A word that the article has nowhere came from the question, as may a name
    for whom the article says “she”: a sentence that the reader model is `sure` answers the
    question vouches for them, no other.
    """
    claim = claims.read(text, question)
    strange = _strange(claim, article)
    if not claim.told or not strange <= claim.lendable or _picks_out(strange, text):
        return ()
    fitting = [
        run
        for run in _runs(evidence, article)
        if _carries(run, claim, article, is_sure := not set(run).isdisjoint(sure))
        and (is_sure or not strange)
    ]
    for length in range(1, _LONGEST_RUN + 1):
        same = [run for run in fitting if len(run) == length]
        if near := _nearest(same, text, embedder):
            return _with_speakers(_contributing(near, claim), claim, article)
    return ()


def _strange(claim: Claim, article: Article) -> frozenset[str]:
    """The words of `claim` that `article` has in no form."""
    there, counted = frozenset(content(article.text)), parts(claim.text)
    return frozenset(
        word
        for word in claim.words
        if word not in there and not facts.same_name(word, there) and word not in counted
    )


def _picks_out(strange: Collection[str], text: str) -> bool:
    """Whether a strange word stands between “the” and a noun, as in “the former mayor”."""
    there = ["", *words(text)]
    return any(
        not content(before) and not set(content(word)).isdisjoint(strange) and content(after)
        for before, word, after in zip(there, there[1:], there[2:], strict=False)
    )


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


def _carries(run: Run, claim: Claim, article: Article, is_sure: bool) -> bool:
    if len(run) > 1 and _holds_in_one(run, claim):
        return False
    lent = claim.lent_names if is_sure else frozenset()
    names = all(
        _named(name, run, article) or (name in lent and _pointed_at(name, run, claim, article))
        for name in claim.names
    )
    return names and claims.tells(_spoken(run, article), claim)


def _holds_in_one(run: Run, claim: Claim) -> bool:
    """Whether one sentence of `run` says whatever the run says of the claim, names and numbers
    aside: then its neighbours would only lend the claim one that is not its own.
    """
    told = frozenset(claim.words) - claim.hard
    said = [told.intersection(content(sentence.text)) for sentence in run]
    return max(said, key=len) == set().union(*said)


def _named(name: str, run: Run, article: Article) -> bool:
    """Whether `run` names `name`, or calls the person named last before it “he” or “she”."""
    text = _spoken(run, article)
    return facts.same_name(name, words(text)) or refers_to(
        text, name, article.text[: run[0].start], article.text
    )


def _pointed_at(name: str, run: Run, claim: Claim, article: Article) -> bool:
    """Whether a pronoun that opens a sentence of `run` may be `name`: the nearest sentence before
    it that names anybody names that.
    """
    start = run[0].number
    before = article.sentences[max(0, start - _POINTS_BACK) : start]
    named = [facts.names(one.text) for one in before if one.heading == run[0].heading]
    last = next((names for names in reversed(named) if names), frozenset())
    return facts.same_name(name, last) and any(_opens(one.text, claim) for one in run)


def _opens(text: str, claim: Claim) -> bool:
    """Whether a pronoun, and nobody's name, stands before what `text` says of the claim."""
    pieces = re.split(r"\b(?=\w)", text)
    told = (
        at for at, piece in enumerate(pieces) if not set(claim.words).isdisjoint(content(piece))
    )
    lead = "".join(pieces[: next(told, 0)])
    return _POINTS.search(lead) is not None and not facts.named(lead)


def alike(text: str, article: Article) -> tuple[Sentence, ...]:
    """The sentences of `article` with at least half of the words of `text`, in order."""
    told = frozenset(content(text))
    return tuple(
        sentence
        for sentence in article.sentences
        if 2 * len(told.intersection(content(sentence.text))) >= max(1, len(told))
    )


def nearest(text: str, sentences: Sequence[Sentence], embedder: Embedder) -> Sentence | None:
    """The sentence nearest to `text` in meaning, if any is near enough to be what it speaks of."""
    run = _nearest([(sentence,) for sentence in sentences], text, embedder)
    return run[0] if run else None


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


def _spoken(run: Run, article: Article) -> str:
    """The run's text, with the speaker behind each part of a longer speech."""
    texts = spoken(article)
    return " ".join(texts[sentence.number] for sentence in run)


def text_of(run: Sequence[Sentence]) -> str:
    """The sentences' text in a row."""
    return " ".join(sentence.text for sentence in run)
