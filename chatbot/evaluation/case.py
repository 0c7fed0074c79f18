"""One case of the report: the question with its gold answer, and beside it what was answered.

Everything here is somebody else's text, an article's above all: nothing leaves unescaped.
"""

from collections.abc import Iterable
from html import escape
from textwrap import shorten

from chatbot.answer import Answer, AnswerSentence
from chatbot.asking.intake import TURNS
from chatbot.evaluation.excerpt import Excerpt, excerpts
from chatbot.evaluation.faults import Fault
from chatbot.evaluation.scored import Scored
from chatbot.evaluation.scores import tokens

_HEADLINE = 160
_KEPT = {True: ("kept", "kept"), False: ("dropped", "dropped"), None: ("unseen", "not needed")}


def case_html(fault: Fault, number: int, anchor: str) -> str:
    """The case as an HTML article; `anchor` is its id in the page."""
    scored = fault.scored
    return f"""\
<article class="case" id="{anchor}">
<header><a href="#{anchor}">{number}</a> <b>{escape(fault.why)}</b></header>
<section><h4>Question</h4>
{_history(scored)}<p class="question">{escape(scored.gold.question)}</p>
{_query(scored)}<h4>Gold answer</h4>
{_gold(scored)}
</section>
<section><h4>Our answer</h4>
{_answer(scored)}{_draft(scored)}
</section>
<footer>{escape(_headline(scored))} · <code>{escape(scored.drawn.document.doc_id)}</code>
<code>{escape(scored.gold.id)}</code></footer>
</article>
"""


def _headline(scored: Scored) -> str:
    """The article's title or, where the set gives none, its first words."""
    document = scored.drawn.document
    return document.title or shorten(document.article[:_HEADLINE], _HEADLINE // 2, placeholder=" …")


def _history(scored: Scored) -> str:
    """The exchanges that intake took, numbered as in the conversation."""
    left_out = max(0, len(scored.earlier) - TURNS // 2)
    turns = "".join(
        f"<li>{escape(question)} <i>{escape(said) or 'no answer'}</i></li>"
        for question, said in scored.earlier[left_out:]
    )
    return f'<ol class="history" start="{left_out + 1}">{turns}</ol>\n' if turns else ""


def _query(scored: Scored) -> str:
    query = scored.answer.query
    if query == scored.gold.question:
        return ""
    return f'<p class="note">searched as “{escape(query)}”</p>\n'


def _gold(scored: Scored) -> str:
    if scored.gold.options:
        return _options(scored)
    if not scored.gold.answerable:
        return '<p class="none">The article does not say.</p>'
    answers = _list("golds", map(escape, dict.fromkeys(scored.gold.answers)))
    found = excerpts(scored.article.text, scored.evidence)
    return answers + "".join(map(_excerpt, found))


def _options(scored: Scored) -> str:
    """The options: the right one is marked, the one that the answer is nearest to says so."""
    right = scored.gold.answers[:1] if scored.gold.answerable else ()
    items = []
    for option in scored.gold.options:
        text = f"<mark>{escape(option)}</mark>" if option in right else escape(option)
        near = option == scored.choice
        items.append(f'{text} <span class="note">nearest to our answer</span>' if near else text)
    none = "" if scored.gold.answerable else '<p class="none">The article does not say.</p>\n'
    return none + _list("options", items)


def _list(kind: str, items: Iterable[str]) -> str:
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f'<ul class="{kind}">{listed}</ul>\n' if listed else ""


def _excerpt(excerpt: Excerpt) -> str:
    text = "".join(
        f"<mark>{escape(run)}</mark>" if marked else escape(run) for run, marked in excerpt.runs
    )
    opening, closing = ("" if excerpt.begins else "… "), ("" if excerpt.ends else " …")
    return f"<blockquote>{opening}{text}{closing}</blockquote>\n"


def _answer(scored: Scored) -> str:
    answer = scored.answer
    if answer.status == "failed":
        return f'<p class="none">{escape(answer.notice)}</p>\n'
    if answer.status == "refused":
        return f'<p class="none">{escape(answer.reply)}</p>\n{_nearest(answer)}'
    said = " ".join(map(_sentence, answer.sentences))
    return f'<p class="said">{said}</p>\n{_citations(scored)}{_notice(answer)}'


def _sentence(sentence: AnswerSentence) -> str:
    marks = "".join(f"<sup>{number}</sup>" for number in sentence.citations)
    return f"{escape(sentence.text)}{marks}"


def _nearest(answer: Answer) -> str:
    if answer.nearest is None:
        return ""
    quote = escape(answer.nearest.quote)
    return f'<p class="note">nearest passage</p><blockquote>{quote}</blockquote>\n'


def _citations(scored: Scored) -> str:
    items = []
    for citation, hit in zip(scored.answer.citations, scored.hits, strict=True):
        is_quoted = set(tokens(citation.quote)) <= set(tokens(scored.said))
        if is_quoted and not scored.evidence:
            continue
        quote = "quoted above" if is_quoted else f"<q>{escape(citation.quote)}</q>"
        verdict = _verdict(hit) if scored.evidence else ""
        items.append(f"<b>{citation.number}</b><span>{quote}{verdict}</span>")
    return _list("citations", items)


def _verdict(hit: bool) -> str:
    kind, says = ("right", "gold evidence") if hit else ("wrong", "not the gold evidence")
    return f' <span class="{kind}">{says}</span>'


def _notice(answer: Answer) -> str:
    dropped = f"{answer.dropped} drafted sentences dropped by the check" if answer.dropped else ""
    told = " · ".join(filter(None, (answer.notice, dropped)))
    return f'<p class="note">{escape(told)}</p>\n' if told else ""


def _draft(scored: Scored) -> str:
    if scored.prediction.draft is None:
        return ""
    items = []
    for sentence in scored.prediction.draft:
        kind, says = _KEPT[sentence.kept]
        items.append(f'{escape(sentence.text)} <span class="{kind}">{says}</span>')
    return f"<h4>Draft</h4>{_list('draft', items)}"
