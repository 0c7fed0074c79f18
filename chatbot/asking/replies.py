"""Fixed replies: to what is no question about the article, and where the article is silent."""

from dataclasses import dataclass, replace

from chatbot.asking import utterance
from chatbot.asking.language import DEFAULT, is_foreign, spoken
from chatbot.asking.phrasebook import Kind, Language, phrasebook
from chatbot.asking.question import Question, Turn
from chatbot.asking.restating import MANNERS, manner
from index.types import Article

ANSWERED: frozenset[Kind] = frozenset(("overview", *MANNERS))
"""Kinds that are answered from the article, unlike small talk."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One sentence or two of our own, in the reader's language."""

    text: str = ""
    language: Language = DEFAULT


def fixed(question: Question, article: Article) -> Reply | None:
    """The reply to an utterance that is no question about `article`; None for a question."""
    likely = spoken(question)
    is_first = not _has_asked(question, article)
    if found := utterance.kind(question.text, likely, is_first, article.text):
        return _reply(*found, article, is_first)
    if utterance.means_nothing(question.text, article.text):
        return _reply("unclear", likely, article, is_first)
    return None


def refusal(question: Question, article: Article) -> Reply:
    """What is said where `article` does not answer `question`, or is not seen to."""
    said_in = spoken(question)
    name = "foreign_refusal" if is_foreign(question, article.text) else "refusal"
    return Reply(phrasebook(said_in).say(name), said_in)


def foreign_notice(question: Question, article: Article) -> str:
    """What stands under an answer in another language than the question's; "" elsewhere."""
    foreign = is_foreign(question, article.text)
    return phrasebook(spoken(question)).say("foreign_answer") if foreign else ""


def without_small_talk(question: Question, article: Article) -> Question:
    """The same question with a history of questions and their answers alone: nothing points
    back at a greeting, and an order to drop the rules must not come in by a follow-up.
    """
    kept: list[Turn] = []
    is_kept = True
    for turn in question.history:
        if turn.is_asked:
            is_kept = _is_question(turn.text, article, is_first=not kept)
        if is_kept:
            kept.append(turn)
    return replace(question, history=tuple(kept))


def _has_asked(question: Question, article: Article) -> bool:
    """Whether a question was asked before that could be answered once more."""
    history = without_small_talk(question, article).history
    return any(turn.is_asked and manner(turn.text) is None for turn in history)


def _is_question(text: str, article: Article, is_first: bool) -> bool:
    known = utterance.kind(text, DEFAULT, is_first, article.text)
    is_asked = known is None or known[0] in ANSWERED
    return is_asked and not utterance.means_nothing(text, article.text)


def _reply(kind: Kind, said_in: Language, article: Article, is_first: bool) -> Reply | None:
    """What is said to `kind`; None where it is answered from the article, as nothing is again
    before it was answered once.
    """
    book = phrasebook(said_in)
    if kind in MANNERS and is_first:
        return Reply(book.say("nothing_to_restate"), said_in)
    if kind in ANSWERED:
        return None
    if kind != "page":
        return Reply(book.say(kind), said_in)
    if not article.source:
        return Reply(book.say("page_without_source", title=article.title), said_in)
    return Reply(book.say("page", title=article.title, source=article.source), said_in)
