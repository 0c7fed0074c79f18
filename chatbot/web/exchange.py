"""One question and what has come of it so far: the page's memory, folded from events."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from chatbot.answer import Answer, AnswerSentence, Citation
from chatbot.asking.intake import TURN_CHARS, TURNS
from chatbot.asking.question import Turn
from chatbot.events import Done, Event, Evidence, Failed, Searching, Sentence, Waiting
from index.types import Article
from index.types import Sentence as ArticleSentence


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with the evidence and the checked sentences that have arrived; `place` is where it
    stands in the line, 0 once it is out of it.

    `answer` is there once it is whole, `failure` says why none will come, `stopped`
    that the reader stopped it; with none of the three it is still in the making. It is `outdated`
    where it failed because the article has a new version, which only a fresh page shows.
    """

    question: str
    article: Article
    evidence: tuple[ArticleSentence, ...] = ()
    sentences: tuple[AnswerSentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    answer: Answer | None = None
    failure: str = ""
    stopped: bool = False
    outdated: bool = False
    place: int = 0

    @property
    def is_open(self) -> bool:
        """Whether more is still to come."""
        return self.answer is None and not self.failure and not self.stopped


def follow(exchange: Exchange, event: Event) -> Exchange:
    """The exchange after `event`."""
    match event:
        case Waiting(place):
            return replace(exchange, place=place)
        case Searching():
            return replace(exchange, place=0) if exchange.place else exchange
        case Evidence(sentences):
            return replace(exchange, evidence=sentences)
        case Sentence(sentence, citations):
            return replace(
                exchange,
                sentences=(*exchange.sentences, sentence),
                citations=(*exchange.citations, *citations),
            )
        case Done(answer):
            return replace(
                exchange, answer=answer, sentences=answer.sentences, citations=answer.citations
            )
        case Failed(message):
            return replace(exchange, failure=message)


def stop(exchanges: Sequence[Exchange]) -> tuple[Exchange, ...]:
    """The same exchanges with the last one stopped, if it was still in the making."""
    if not exchanges or not exchanges[-1].is_open:
        return tuple(exchanges)
    return (*exchanges[:-1], replace(exchanges[-1], stopped=True))


def history(exchanges: Sequence[Exchange]) -> tuple[Turn, ...]:
    """The last exchanges as turns, oldest first, within intake's limits.

    A question that was refused stays, for the next one may point back at it; its refusal
    tells nothing. One that failed or was stopped before its first sentence is left out.
    """
    kept = [exchange for exchange in exchanges if exchange.answer or exchange.sentences]
    return tuple(turn for exchange in kept[-TURNS // 2 :] for turn in _turns(exchange))


def _turns(exchange: Exchange) -> Iterator[Turn]:
    yield Turn("user", exchange.question)
    if said := _said(exchange):
        yield Turn("assistant", said[:TURN_CHARS])


def _said(exchange: Exchange) -> str:
    if exchange.answer is not None:
        return exchange.answer.text
    return " ".join(sentence.text for sentence in exchange.sentences)
