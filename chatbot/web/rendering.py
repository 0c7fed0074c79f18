"""Our own types become HTML. Every text is escaped, whoever wrote it; every tag is ours.

Sentences of the article carry the ids `s0`, `s1`, …, and citations are links to them, so
that a citation leads to its sentence even where no script runs.
"""

from collections.abc import Iterable
from html import escape
from itertools import groupby
from operator import attrgetter

from chatbot.answer import Answer, AnswerSentence, Citation
from chatbot.asking.phrasebook import Language, phrasebook
from chatbot.web.captions import (
    FAILED,
    SEARCHING,
    STOPPED,
    STOPPED_EARLY,
    WRITING,
    in_line,
    plain_text,
    stage,
    status,
)
from chatbot.web.exchange import Exchange
from chatbot.web.sources import mark_html, row_html, rows_html
from index.types import Article, Block
from index.types import Sentence as ArticleSentence


def article_html(article: Article) -> str:
    """Title, source, headings and paragraphs; sentence `n` is a focusable `<span id="sn">`."""
    source = f'<p class="byline" dir="auto">{escape(article.source)}</p>' if article.source else ""
    grouped = groupby(article.sentences, attrgetter("block"))
    sentences = {position: tuple(group) for position, group in grouped}
    blocks = "".join(
        _block_html(article, block, sentences.get(position, ()))
        for position, block in enumerate(article.blocks)
    )
    return f'<h2 class="title" dir="auto">{escape(article.title)}</h2>{source}{blocks}'


def plain_html(article: Article) -> str:
    """Headings and paragraphs alone, as a publisher's own page has them."""
    tags = {"heading": "h2", "paragraph": "p"}
    return "".join(
        f'<{tags[block.kind]} dir="auto">{escape(article.text[block.start : block.end])}'
        f"</{tags[block.kind]}>"
        for block in article.blocks
    )


def answer_html(answer: Answer, article: Article) -> str:
    """A whole answer: its sentences with their citations and sources, or a refusal."""
    if answer.status == "failed":
        return _line("failure", FAILED)
    notice = _line("notice", answer.notice, answer.language) if answer.notice else ""
    if answer.status == "refused":
        reply = _line("refusal", answer.reply, answer.language)
        return reply + notice + _nearest_html(answer, article)
    return (
        _said_html(answer.sentences, answer.citations, article)
        + notice
        + _list_html("Sources", rows_html(answer.citations, article))
    )


def exchange_html(exchange: Exchange, is_last: bool = False) -> str:
    """One turn: the question, then whatever has come of it so far.

    `data-stage`, `data-status` and `data-outdated` speak to the page's script; the last turn can
    be asked again.
    """
    outdated = " data-outdated" if exchange.outdated else ""
    return (
        f'<section class="turn" data-stage="{stage(exchange)}"{outdated}'
        f' data-status="{escape(status(exchange))}">'
        f'<h2 class="question" dir="auto">{escape(exchange.question)}</h2>'
        f"{_reply_html(exchange)}{_actions_html(exchange, is_last)}</section>"
    )


def _reply_html(exchange: Exchange) -> str:
    article = exchange.article
    if exchange.answer is not None:
        return answer_html(exchange.answer, article)
    if exchange.is_open and not exchange.evidence:
        return _line("waiting", in_line(exchange.place) if exchange.place else SEARCHING)
    said = _said_html(exchange.sentences, exchange.citations, article)
    if exchange.is_open:
        evidence = "".join(_evidence_html(exchange, found) for found in exchange.evidence)
        return (said or _line("waiting", WRITING)) + _list_html("From the article", evidence)
    return (
        said
        + _ending_html(exchange)
        + _list_html("Sources", rows_html(exchange.citations, article))
    )


def _ending_html(exchange: Exchange) -> str:
    """Why an answer broke off."""
    if exchange.failure:
        return _line("failure", exchange.failure)
    return _line("notice", STOPPED if exchange.sentences else STOPPED_EARLY)


def _said_html(
    sentences: Iterable[AnswerSentence], citations: Iterable[Citation], article: Article
) -> str:
    marks = {citation.number: mark_html(citation, article) for citation in citations}
    said = " ".join(
        f"<span>{escape(sentence.text)}"
        f"{''.join(marks.get(number, '') for number in sentence.citations)}</span>"
        for sentence in sentences
    )
    return f'<p class="answer" dir="auto">{said}</p>' if said else ""


def _evidence_html(exchange: Exchange, found: ArticleSentence) -> str:
    """A sentence found, with the number of the first citation that covers it, if one does yet."""
    covering = (c for c in exchange.citations if c.start < found.end and found.start < c.end)
    number = next((str(citation.number) for citation in covering), "")
    return row_html(exchange.article, found.start, found.end, number)


def _nearest_html(answer: Answer, article: Article) -> str:
    if answer.nearest is None:
        return ""
    row = row_html(article, answer.nearest.start, answer.nearest.end)
    return _list_html(phrasebook(answer.language).say("nearest"), row, answer.language)


def _actions_html(exchange: Exchange, is_last: bool) -> str:
    if exchange.is_open:
        return ""
    text = escape(plain_text(exchange))
    copy = f'<button type="button" class="copy" data-text="{text}">Copy</button>'
    again = '<button type="button" class="again">Ask again</button>'
    actions = (copy if exchange.sentences else "") + (again if is_last else "")
    return f'<p class="actions">{actions}</p>' if actions else ""


def _block_html(article: Article, block: Block, sentences: Iterable[ArticleSentence]) -> str:
    """A heading, or a paragraph with every character of it in place."""
    if block.kind == "heading":
        return f'<h3 dir="auto">{escape(article.text[block.start : block.end])}</h3>'
    html, at = "", block.start
    for sentence in sentences:
        html += escape(article.text[at : sentence.start])
        html += f'<span id="s{sentence.number}" tabindex="-1">{escape(sentence.text)}</span>'
        at = sentence.end
    return f'<p dir="auto">{html}{escape(article.text[at : block.end])}</p>'


def _list_html(heading: str, rows: str, language: Language = "en") -> str:
    label = f'<h3 lang="{language}" dir="auto">{escape(heading)}</h3>'
    return f'{label}<ol class="sources">{rows}</ol>' if rows else ""


def _line(kind: str, text: str, language: Language = "en") -> str:
    return f'<p class="{kind}" lang="{language}" dir="auto">{escape(text)}</p>'
