"""An answer in the making: its sentences, its citations and the clock, until it is whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from chatbot import events
from chatbot.answer import Answer, AnswerSentence, Nearest, Seconds, Status, Versions
from chatbot.asking.phrasebook import Language
from chatbot.asking.replies import Reply
from chatbot.text.words import content
from chatbot.writing.citing import Citations, marked
from chatbot.writing.confidence import Token
from index.types import Article, Sentence


@dataclass(slots=True)
class Composition:
    """Collects what has been checked. `clock` counts seconds from any beginning."""

    article: Article
    versions: Versions
    clock: Callable[[], float]
    started: float
    query: str = ""
    is_query_own: bool = True
    """Whether the reader's own words are the query; a claim may echo no others."""

    is_leaning: bool = False
    """Whether the question needs those before it, as “And why?” does."""

    writer_calls: int = 0
    notice: str = ""
    language: Language = "en"
    sentences: list[AnswerSentence] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    """Of the draft, with their log probabilities, where the endpoint tells these."""

    _citations: Citations = field(init=False)
    _evidence_at: float | None = None
    _first_at: float | None = None

    def __post_init__(self) -> None:
        self._citations = Citations(self.article)

    def show(self, sentences: Sequence[Sentence]) -> events.Evidence:
        """The evidence is found."""
        self._evidence_at = self._elapsed()
        return events.Evidence(tuple(sentences))

    def add(self, text: str, support: Sequence[Sentence]) -> events.Sentence:
        """A checked sentence joins the answer, carried by `support`."""
        self._first_at = self._first_at if self._first_at is not None else self._elapsed()
        known = len(self._citations.all)
        sentence = self._citations.cite(text, support)
        self.sentences.append(sentence)
        return events.Sentence(sentence, self._citations.all[known:])

    def drop(self, claim: str) -> None:
        """A claim did not pass; it is kept out of sight."""
        self.dropped.append(claim)

    def cites(self, sentence: Sentence) -> bool:
        """Whether `sentence` of the article is cited already."""
        return self._citations.cites(sentence)

    def tells(self, text: str) -> bool:
        """Whether a sentence of the answer says all that `text` says, and maybe more."""
        said = set(content(text))
        return any(said <= set(content(sentence.text)) for sentence in self.sentences)

    def refuse(self, reply: Reply, nearest: Nearest | None = None, notice: str = "") -> events.Done:
        """The refusal, whole. It waited for no draft, so its evidence time is its total."""
        self.language, self.notice = reply.language, notice
        return self._done("refused", reply.text, nearest)

    def done(self, notice: str = "") -> events.Done:
        """The answer, whole. `notice` stands under it, behind what had to be noticed already."""
        self.notice = " ".join(filter(None, (self.notice, notice)))
        return self._done("answered")

    def _done(self, status: Status, reply: str = "", nearest: Nearest | None = None) -> events.Done:
        total = self._elapsed()
        evidence = self._evidence_at if self._evidence_at is not None else total
        return events.Done(
            Answer(
                status=status,
                text=marked(self.sentences),
                query=self.query,
                versions=self.versions,
                seconds=Seconds(evidence, self._first_at, total),
                sentences=tuple(self.sentences),
                citations=self._citations.all,
                nearest=nearest,
                writer_calls=self.writer_calls,
                dropped=len(self.dropped),
                notice=self.notice,
                reply=reply,
                language=self.language,
            )
        )

    def _elapsed(self) -> float:
        return round(self.clock() - self.started, 3)
