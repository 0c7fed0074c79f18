from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from browser.scripted import HARBOUR, HOSTILE_TEXT, answer, article, citation, refusal
from hypothesis import given
from hypothesis import strategies as st

from chatbot.answer import AnswerSentence
from chatbot.asking import language
from chatbot.events import Evidence
from chatbot.web.exchange import Exchange, follow
from chatbot.web.rendering import answer_html, article_html, exchange_html
from index.types import Sentence

OURS = {
    "section": {"class", "data-stage", "data-status"},
    "h2": {"class", "dir"},
    "h3": {"dir", "lang"},
    "p": {"class", "dir", "lang"},
    "span": {"class", "dir", "id", "lang", "tabindex"},
    "ol": {"class"},
    "li": set(),
    "a": {"class", "href", "data-last", "data-quote", "aria-label"},
    "button": {"type", "class", "data-text"},
}


@pytest.fixture(scope="module", autouse=True)
def opened() -> None:
    """The identifier of languages, which no single example has the time to open."""
    language.load()


texts = st.text(min_size=1) | st.sampled_from(
    [
        HOSTILE_TEXT.format(canary="http://127.0.0.1:9"),
        "</span></p></section><script>alert(1)</script>",
        "<!-- ",
        "]]>",
        "&lt;img src=x&gt; &#60;b&#62; &notin;",
        '" onmouseover="alert(1)" x="',
        "' onfocus='alert(1)'",
        "![x](javascript:alert(1)) <javascript:alert(1)>",
        "{{constructor}} ${alert(1)} `x` \\",
        "<" * 50,
    ]
)


class Reader(HTMLParser):
    """Tags, attributes and text, as a browser would take them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.other: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_decl(self, decl: str) -> None:
        self.other.append(decl)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)

    def unknown_decl(self, data: str) -> None:
        self.other.append(data)


def assert_ours_alone(html: str) -> None:
    read = Reader(html)
    assert not read.other
    for tag, attributes in read.tags:
        assert attributes.keys() <= OURS[tag]
        if "href" in attributes:
            assert str(attributes["href"]).startswith("#s")


@st.composite
def exchanges(draw: st.DrawFn) -> Exchange:
    """An exchange at any stage, every text of which is somebody else's."""
    paragraphs = [[draw(texts), draw(texts)], [draw(texts)]]
    of = article("any", draw(texts), [draw(texts), *paragraphs], source=draw(texts))
    cited = tuple(citation(number, of, number - 1) for number in (1, 2, 3))
    said = [AnswerSentence(draw(texts), (1, 2)), AnswerSentence(draw(texts), (3, 9))]
    exchange = Exchange(draw(texts), of, of.sentences)
    refused = refusal(of, 1)
    return draw(
        st.sampled_from(
            [
                exchange,
                replace(exchange, sentences=tuple(said), citations=cited),
                replace(exchange, sentences=tuple(said), citations=cited, failure=draw(texts)),
                replace(exchange, stopped=True),
                replace(exchange, answer=answer(said, cited, notice=draw(texts))),
                replace(exchange, answer=replace(refused, notice=draw(texts))),
                replace(exchange, answer=replace(refused, status="failed")),
            ]
        )
    )


@given(exchange=exchanges(), is_last=st.booleans())
def test_a_turn_holds_our_tags_alone_whatever_anyone_wrote(
    exchange: Exchange, is_last: bool
) -> None:
    assert_ours_alone(exchange_html(exchange, is_last))


@given(exchange=exchanges())
def test_an_article_holds_our_tags_alone_and_loses_no_character(exchange: Exchange) -> None:
    html = article_html(exchange.article)
    assert_ours_alone(html)
    blocks = [exchange.article.text[block.start : block.end] for block in exchange.article.blocks]
    shown = Reader(html).text
    expected = "".join([exchange.article.title, exchange.article.source, *blocks])
    assert shown.replace("\r\n", "\n") == expected.replace("\r\n", "\n")


def _spans(html: str) -> Iterator[tuple[str | None, str | None]]:
    for tag, attributes in Reader(html).tags:
        if tag == "span" and "id" in attributes:
            yield attributes["id"], attributes["tabindex"]


def test_every_sentence_of_the_article_can_be_led_to() -> None:
    numbers = [(f"s{sentence.number}", "-1") for sentence in HARBOUR.sentences]
    assert list(_spans(article_html(HARBOUR))) == numbers


def test_the_sentences_of_a_long_article_are_looked_through_once() -> None:
    long = article("long", "Long", [["One."]] * 100)
    looks = 0

    class Counted(tuple[Sentence, ...]):
        def __iter__(self) -> Iterator[Sentence]:
            nonlocal looks
            looks += 1
            return super().__iter__()

    html = article_html(replace(long, sentences=Counted(long.sentences)))
    assert len(list(_spans(html))) == 100
    assert looks == 1


def test_a_citation_leads_to_the_first_and_names_the_last_of_its_sentences() -> None:
    both = citation(1, HARBOUR, 7, 8)
    html = answer_html(answer([AnswerSentence("Two.", (1,))], [both]), HARBOUR)
    links = [attributes for tag, attributes in Reader(html).tags if tag == "a"]
    assert [(link["href"], link["data-last"]) for link in links] == [("#s7", "s8")] * 2


def test_a_number_without_a_citation_is_not_shown() -> None:
    html = answer_html(answer([AnswerSentence("One.", (1, 7))], [citation(1, HARBOUR, 0)]), HARBOUR)
    assert Reader(html).text.startswith("One.1Sources")


@pytest.mark.parametrize(
    ("quote", "name"),
    [
        (1, "Citation 1: “Nine members were in favour and four against.”"),
        (
            4,
            "Citation 1: “We cannot mend it again and again with money that the schools need,” "
            "she said.",
        ),
    ],
)
def test_the_name_of_a_citation_quotes_it_once(quote: int, name: str) -> None:
    html = answer_html(
        answer([AnswerSentence("So.", (1,))], [citation(1, HARBOUR, quote)]), HARBOUR
    )
    assert [attrs["aria-label"] for _, attrs in Reader(html).tags if "aria-label" in attrs] == [
        name
    ]


def test_a_refusal_says_so_first_and_cites_nothing() -> None:
    html = answer_html(refusal(HARBOUR, 3), HARBOUR)
    read = Reader(html)
    assert read.text.startswith("The article does not say.")
    assert "Mayor Ines Okafor" in read.text
    assert not [attrs for _, attrs in read.tags if attrs.get("class") == "mark"]


def test_a_reply_is_in_its_own_language() -> None:
    refused = replace(refusal(HARBOUR, 3), reply="Der Artikel sagt es nicht.", language="de")
    spoken = {
        tag: attrs["lang"]
        for tag, attrs in Reader(answer_html(refused, HARBOUR)).tags
        if "lang" in attrs
    }
    assert spoken == {"p": "de", "h3": "de", "span": "en"}  # The passage is the article’s own.


def test_a_reply_to_small_talk_offers_no_passage() -> None:
    greeted = replace(refusal(HARBOUR, 3), reply="Hello!", nearest=None)
    assert Reader(answer_html(greeted, HARBOUR)).text == "Hello!"


def test_evidence_takes_the_number_of_the_citation_that_uses_it() -> None:
    exchange = follow(Exchange("Which?", HARBOUR), Evidence(HARBOUR.sentences[6:8]))
    exchange = replace(
        exchange,
        sentences=(AnswerSentence("The price.", (1,)),),
        citations=(citation(1, HARBOUR, 7),),
    )
    text = Reader(exchange_html(exchange)).text
    assert "1 The first was the price of the repair.\u2002Paragraph 3" in text
    assert "1 Three questions" not in text


def test_only_the_last_turn_that_has_ended_can_be_asked_again() -> None:
    ended = Exchange("Which?", HARBOUR, answer=refusal(HARBOUR, 3))
    assert "Ask again" in exchange_html(ended, is_last=True)
    assert "Ask again" not in exchange_html(ended)
    assert "Ask again" not in exchange_html(Exchange("Which?", HARBOUR), is_last=True)
