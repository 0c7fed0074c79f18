"""Fixed replies: to what is no question about the article, and where the article is silent."""

from dataclasses import dataclass, replace

from chatbot import utterance
from chatbot.language import DEFAULT, is_foreign, spoken
from chatbot.phrasebook import Kind, Language, phrasebook
from chatbot.question import Question, Turn
from index.types import Article


@dataclass(frozen=True, slots=True)
class Reply:
    """One sentence or two of our own, in the reader's language."""

    text: str = ""
    language: Language = DEFAULT


def fixed(question: Question, article: Article) -> Reply | None:
    """The reply to an utterance that is no question about `article`; None for a question."""
    likely = spoken(question)
    is_first = not without_small_talk(question, article).history
    if found := utterance.kind(question.text, likely, is_first):
        return _reply(*found, article)
    if utterance.means_nothing(question.text, article.text):
        return _reply("unclear", likely, article)
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
        if turn.role == "user":
            is_kept = _is_question(turn.text, article)
        if is_kept:
            kept.append(turn)
    return replace(question, history=tuple(kept))


def _is_question(text: str, article: Article) -> bool:
    known = utterance.kind(text, DEFAULT, is_first=False)
    return known is None and not utterance.means_nothing(text, article.text)


def _reply(kind: Kind, said_in: Language, article: Article) -> Reply:
    book = phrasebook(said_in)
    if kind != "page":
        return Reply(book.say(kind), said_in)
    if not article.source:
        return Reply(book.say("page_without_source", title=article.title), said_in)
    return Reply(book.say("page", title=article.title, source=article.source), said_in)
