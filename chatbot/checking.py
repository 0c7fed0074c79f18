"""Checks a claim against the article. The writer is not trusted: a claim passes only if one
short run of neighbouring sentences carries all of it.

Facts drawn from places far apart are refused even where each word stands somewhere: that is how
“Stoltenberg said Putin was killing local residents” is made of true words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from chatbot import facts
from chatbot.people import refers_to
from chatbot.words import content, words
from index.embedder import Embedder
from index.types import Article, Sentence

_LONGEST_RUN = 3
_COVERED = 0.5
_IN_ORDER = 0.5
_NEAR = 0.5

# Verbs that join what is said to what is asked and add no fact; the writer puts them in freely.
_JOINING = frozenset(content("according because called include located named say said told tells"))

Run = tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class _Claim:
    """What must be found again in the article.

    `told` are the words the question did not hold; `plain` those of them for which no rule of
    their own is kept, as there is for names, numbers and negations.
    """

    words: tuple[str, ...]
    told: tuple[str, ...]
    plain: tuple[str, ...]
    names: frozenset[str]
    numbers: frozenset[Decimal]
    quoted: tuple[str, ...]
    denies: bool
    passive: bool


def support(
    text: str, question: str, evidence: Sequence[Sentence], article: Article, embedder: Embedder
) -> tuple[Sentence, ...]:
    """The sentences that carry the claim `text`, in article order; none if it is unsupported.

    Numbers, names and quoted words must stand in the run, and so must every word that the claim
    tells beyond the question; a claim that tells none only echoes it. Half of all its words must
    stand there, in much the same order, denied where the run denies; and it must be near the
    run in meaning. The shortest run wins, among equals the nearest.
    """
    claim = _read(text, question)
    if not claim.told:
        return ()
    fitting = [run for run in _runs(evidence, article) if _carries(run, claim, article)]
    for length in range(1, _LONGEST_RUN + 1):
        same = [run for run in fitting if len(run) == length]
        if near := _nearest(same, text, embedder):
            return _contributing(near, claim)
    return ()


def _read(text: str, question: str) -> _Claim:
    said = tuple(
        word
        for word in dict.fromkeys(content(text))
        if word not in _JOINING and not facts.denies(word)
    )
    asked = frozenset(content(question))
    told = tuple(word for word in said if word not in asked)
    names = facts.names(text)
    ruled = frozenset(content(" ".join([*names, *filter(facts.numbers, words(text))])))
    return _Claim(
        words=said,
        told=told,
        plain=tuple(word for word in told if word not in ruled),
        names=names,
        numbers=facts.numbers(text),
        quoted=facts.quoted(text),
        denies=facts.denies(text),
        passive=_passive(text),
    )


def _runs(evidence: Sequence[Sentence], article: Article) -> Iterator[Run]:
    """Runs of up to three neighbours in one section, each with a sentence of the evidence."""
    numbers = {sentence.number for sentence in evidence}
    for length in range(1, _LONGEST_RUN + 1):
        for start in range(len(article.sentences) - length + 1):
            run = article.sentences[start : start + length]
            if numbers.isdisjoint(range(start, start + length)):
                continue
            if len({sentence.heading for sentence in run}) == 1:
                yield run


def _carries(run: Run, claim: _Claim, article: Article) -> bool:
    text = text_of(run)
    return (
        claim.numbers <= facts.numbers(text)
        and all(facts.quotes(text, phrase) for phrase in claim.quoted)
        and all(_named(name, run, article) for name in claim.names)
        and _tells(text, claim)
    )


def _named(name: str, run: Run, article: Article) -> bool:
    """Whether `run` names `name`, or calls the person named last before it “he” or “she”."""
    text = text_of(run)
    return facts.same_name(name, words(text)) or refers_to(
        text, name, article.text[: run[0].start], article.text
    )


def _tells(text: str, claim: _Claim) -> bool:
    """Whether `text` says the claim's words, in much their order, and denies where it denies."""
    there = content(text)
    if not all(facts.same_name(word, there) for word in claim.plain):
        return False
    places = [place for word in claim.words if (place := _place(word, there)) is not None]
    return (
        len(places) >= _COVERED * len(claim.words)
        and longest_rise(places) >= _IN_ORDER * len(places)
        and (claim.passive != _passive(text) or not turned(places))
        and claim.denies == facts.denies(_stretch(there, places))
    )


def _place(word: str, there: Sequence[str]) -> int | None:
    return next((at for at, other in enumerate(there) if facts.same_name(word, (other,))), None)


def _stretch(there: Sequence[str], places: Sequence[int]) -> str:
    """The words that the claim draws on with those between them, and one before."""
    return " ".join(there[max(0, min(places) - 1) : max(places) + 1])


def _passive(text: str) -> bool:
    return "by" in words(text)


def turned(places: Sequence[int]) -> bool:
    """Whether three `places` in a row fall: “A met B” told as “B met A”.

    What is only moved to the front, as a date or a speaker is, falls once and rises again.
    """
    return any(
        one > two > three for one, two, three in zip(places, places[1:], places[2:], strict=False)
    )


def longest_rise(places: Sequence[int]) -> int:
    """Length of the longest strictly rising subsequence of `places`."""
    best: list[int] = []
    for at, place in enumerate(places):
        best.append(1 + max((best[k] for k in range(at) if places[k] < place), default=0))
    return max(best, default=0)


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


def _contributing(run: Run, claim: _Claim) -> Run:
    """The sentences of `run` that share a word with the claim; a run of one is kept whole."""
    return tuple(
        sentence
        for sentence in run
        if len(run) == 1
        or any(facts.same_name(word, content(sentence.text)) for word in claim.words)
    )


def text_of(run: Sequence[Sentence]) -> str:
    """The sentences' text in a row."""
    return " ".join(sentence.text for sentence in run)
