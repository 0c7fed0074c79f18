"""An answering that follows a script: quick, slow, stalling, failing or hostile, as asked."""

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass, field

from chatbot.admission import Gate
from chatbot.answer import Answer, AnswerSentence, Citation, Nearest, Seconds, Versions
from chatbot.asking.question import Question
from chatbot.errors import TooBusy
from chatbot.events import Done, Event, Evidence, Failed, Searching, Sentence, Waiting
from chatbot.writing.citing import marked
from index.errors import ArticleUnknown
from index.types import Article, Block
from index.types import Sentence as ArticleSentence

VERSIONS = Versions("article", "prompt", "writer", "reader", "embedder")
SECONDS = Seconds(0.1, 0.2, 0.3)
NOTICE = "No writer is at hand, so these are the article’s own sentences."


def article(
    id: str, title: str, parts: Sequence[str | Sequence[str]], source: str = "The Harbour Post"
) -> Article:
    """An article of headings (plain strings) and paragraphs (sequences of sentences)."""
    text, heading = "", ""
    blocks: list[Block] = []
    sentences: list[ArticleSentence] = []
    for part in parts:
        start = len(text)
        if isinstance(part, str):
            text, heading = text + part, part
            blocks.append(Block("heading", start, len(text)))
        else:
            for one in part:
                at = len(text)
                text += one
                sentences.append(
                    ArticleSentence(len(sentences), one, at, len(text), len(blocks), heading)
                )
                text += " "
            text = text[:-1]
            blocks.append(Block("paragraph", start, len(text)))
        text += "\n"
    return Article(id, "0" * 64, title, source, text, tuple(blocks), tuple(sentences))


PARTS: list[str | list[str]] = [
    [
        "The town council of Marrow Bay voted on Tuesday to close the ferry line to Gull "
        "Island at the end of October.",
        "Nine members were in favour and four against.",
        "The line opened in 1964 and carried 212,000 passengers in its best year.",
    ],
    "“We cannot mend it again”",
    [
        "Mayor Ines Okafor said the repair of the older ship alone would cost €3.4 million.",
        "“We cannot mend it again and again with money that the schools need,” she said.",
        "The shipyard in Holm had put the figure at €2.9 million a year earlier.",
    ],
    [
        "Three questions decided the debate, according to the minutes.",
        "The first was the price of the repair.",
        "The second was how the island’s forty pupils would reach their school in winter.",
        "The third was whether the new bridge bus could carry bicycles.",
    ],
    "What the islanders say",
    [
        "Tom Arkwright, who keeps the island’s only shop, called the decision a mistake.",
        "He said deliveries by road take two hours longer and cost him a third more.",
        "A petition with 1,900 names was handed to the council in June.",
    ],
    [
        "The council expects the bridge bus to run every twenty minutes from November 1.",
        "A review is planned after the first winter.",
    ],
    ["The two ships will be offered for sale before the end of the year."],
]

HARBOUR = article(
    "harbour", "Harbour town votes to close its old ferry line after sixty years", PARTS
)
BUS = article("bus", "The bridge bus, explained", PARTS)

HOSTILE_TEXT = (
    "<img src=x onerror=\"document.title='owned';fetch('{canary}/img')\">"
    "<script>fetch('{canary}/script')</script>"
    "![pic]({canary}/markdown.png) [link](javascript:fetch('{canary}/href'))"
    "</style></script></textarea>--><svg onload=\"fetch('{canary}/svg')\">"
    "<a href='javascript:alert(1)'>x</a> &#60;b&#62; &amp;lt; {{{{constructor}}}} ${{alert(1)}} "
    "<iframe srcdoc='<script>parent.owned=1</script>'></iframe> \" onfocus=\"fetch('{canary}/on')\""
    " autofocus x=\" <base href='{canary}/'> <form action='{canary}/form'><input autofocus>"
)


def hostile(canary: str) -> Article:
    """An article that is nothing but an attack; `canary` is the address it tries to reach."""
    text = HOSTILE_TEXT.format(canary=canary)
    return article("hostile", text, [f"Heading {text}", [text, f"Second. {text}"]], source=text)


def citation(number: int, of: Article, *covered: int) -> Citation:
    """Citation `number` of the sentences `covered`, first to last."""
    first, last = of.sentences[covered[0]], of.sentences[covered[-1]]
    quote = of.text[first.start : last.end]
    return Citation(number, of.id, of.version, quote, first.start, last.end, first.heading)


def answer(
    sentences: Sequence[AnswerSentence], citations: Sequence[Citation], notice: str = ""
) -> Answer:
    """An answer whole."""
    return Answer(
        "answered",
        marked(sentences),
        "query",
        VERSIONS,
        SECONDS,
        tuple(sentences),
        tuple(citations),
        writer_calls=1,
        notice=notice,
    )


def refusal(of: Article, nearest: int) -> Answer:
    """A refusal whose nearest passage is one sentence."""
    found = of.sentences[nearest]
    near = Nearest(found.text, found.start, found.end, found.heading)
    said = "The article does not say."
    return Answer("refused", "", "query", VERSIONS, SECONDS, nearest=near, reply=said)


@dataclass
class Scripted:
    """Answers by the first words of the question.

    `writing` counts the answers in the making, `closed` those stopped in the middle.
    """

    articles_: tuple[Article, ...] = (HARBOUR,)
    pause: float = 0.05
    gate: Gate = field(default_factory=lambda: Gate(100, 0))
    asked: list[Question] = field(default_factory=list)
    writing: int = 0
    closed: int = 0

    @property
    def index(self) -> "Scripted":
        return self

    def articles(self) -> tuple[Article, ...]:
        return self.articles_

    def article(self, id: str) -> Article:
        for one in self.articles_:
            if one.id == id:
                return one
        raise ArticleUnknown(f"no article {id!r}")

    def starters(self, article_id: str) -> tuple[str, ...]:
        if article_id == "hostile":
            return (self.article(article_id).title,)
        return (
            "What did the council decide?",
            "Which three questions decided the debate?",
            "What does the repair of the older ship cost?",
            "What do the islanders say?",
        )

    async def probe(self) -> Mapping[str, str]:
        return {}

    async def ask(self, question: Question) -> AsyncGenerator[Event, None]:
        self.asked.append(question)
        of = self.article(question.article_id)
        word = question.text.split()[0].lower().strip("?,")
        if word == "busy":
            raise TooBusy("Many readers are asking at the moment; please try again soon.")
        with self.gate.ticket() as ticket:
            while place := ticket.place:
                yield Waiting(place)
                await ticket.forward()
            async for event in self._given(word, of):
                yield event

    async def _given(self, word: str, of: Article) -> AsyncGenerator[Event, None]:
        self.writing += 1
        try:
            async for event in self._script(word, of):
                yield event
                if not isinstance(event, Done | Failed):
                    await asyncio.sleep(self.pause)
        except (GeneratorExit, asyncio.CancelledError):
            self.closed += 1
            raise
        finally:
            self.writing -= 1

    async def _script(self, word: str, of: Article) -> AsyncGenerator[Event, None]:
        yield Searching("query")
        match word:
            case "stall":
                await asyncio.sleep(60)
            case "fail":
                yield Failed("The writer stopped in the middle; please ask again.")
            case "who":
                yield Done(refusal(of, min(3, len(of.sentences) - 1)))
            case _:
                async for event in self._answer(word, of):
                    yield event

    async def _answer(self, word: str, of: Article) -> AsyncGenerator[Event, None]:
        sentences, citations = _hostile_reply(of) if of.id == "hostile" else _three_questions(of)
        yield Evidence(tuple(of.sentences[6:10] or of.sentences))
        if word == "evidence":
            await asyncio.sleep(60)
        given = 0
        for sentence in sentences:
            most = max(sentence.citations)
            yield Sentence(sentence, tuple(citations[given:most]))
            given = max(given, most)
            if word in ("slow", "break"):
                await asyncio.sleep(60 if word == "slow" else 0)
                break
        if word == "break":
            yield Failed("The writer stopped in the middle; please ask again.")
            return
        notice = NOTICE if word == "quote" else ""
        yield Done(answer(sentences, citations, notice))


def _three_questions(of: Article) -> tuple[list[AnswerSentence], list[Citation]]:
    sentences = [
        AnswerSentence("Three questions decided the debate.", (1,)),
        AnswerSentence(
            "They were the price of the repair and how forty pupils would reach school in winter.",
            (2, 3),
        ),
        AnswerSentence("The last was whether bicycles fit on the new bridge bus.", (4,)),
    ]
    return sentences, [citation(n, of, 5 + n) for n in range(1, 5)]


def _hostile_reply(of: Article) -> tuple[list[AnswerSentence], list[Citation]]:
    sentences = [AnswerSentence(of.sentences[0].text, (1,)), AnswerSentence(of.title, (1, 2))]
    return sentences, [citation(n, of, n - 1) for n in (1, 2)]
