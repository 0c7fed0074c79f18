from dataclasses import replace

import pytest
from browser.scripted import HARBOUR, answer, citation, refusal

from chatbot.answer import AnswerSentence
from chatbot.asking.intake import TURN_CHARS, TURNS
from chatbot.events import Done, Event, Evidence, Failed, Searching, Sentence, Waiting
from chatbot.web.captions import plain_text, stage, status
from chatbot.web.exchange import Exchange, follow, history, stop

ONE = AnswerSentence("The price.", (1,))
CITED = citation(1, HARBOUR, 7)
ANSWER = answer([ONE], [CITED])
ASKED = Exchange("Which?", HARBOUR)


@pytest.mark.parametrize(
    ("events", "reached", "said"),
    [
        ([Waiting(1)], "waiting", "Others are being answered; your question is next."),
        ([Waiting(4)], "waiting", "Others asked before you; your question is number 4 in line."),
        ([Waiting(1), Searching("which")], "searching", "Searching the article…"),
        ([Searching("which")], "searching", "Searching the article…"),
        ([Evidence(HARBOUR.sentences[:1])], "writing", "Searching the article…"),
        ([Sentence(ONE, (CITED,))], "answering", "Searching the article…"),
        ([Sentence(ONE, (CITED,)), Done(ANSWER)], "answered", "Answer ready, 1 sentence, 1 source"),
        ([Done(refusal(HARBOUR, 0))], "refused", "The article does not say."),
        ([Failed("Too late; please ask again.")], "failed", "Too late; please ask again."),
    ],
)
def test_an_exchange_follows_its_events(events: list[Event], reached: str, said: str) -> None:
    exchange = ASKED
    for event in events:
        exchange = follow(exchange, event)
    assert (stage(exchange), status(exchange)) == (reached, said)


def test_a_failure_keeps_what_was_checked_before_it() -> None:
    exchange = follow(follow(ASKED, Sentence(ONE, (CITED,))), Failed("Too late."))
    assert exchange.sentences == (ONE,)


def test_to_stop_ends_the_last_exchange_if_it_is_open() -> None:
    ended = replace(ASKED, answer=ANSWER)
    assert stop((ended, ASKED)) == (ended, replace(ASKED, stopped=True))
    assert stop((ended,)) == (ended,)
    assert stop(()) == ()


def test_a_stopped_exchange_says_how_much_is_kept() -> None:
    (stopped,) = stop((follow(ASKED, Sentence(ONE, (CITED,))),))
    assert (stage(stopped), status(stopped)) == ("stopped", "Stopped, 1 sentence kept")


def test_a_follow_up_remembers_what_was_answered_within_the_limits_of_intake() -> None:
    long = replace(ASKED, answer=replace(ANSWER, text="x" * (TURN_CHARS + 1)))
    turns = history((*[long] * TURNS, replace(ASKED, failure="Too late.")))
    assert [turn.role for turn in turns] == ["user", "assistant"] * (TURNS // 2)
    assert {len(turn.text) for turn in turns} == {len("Which?"), TURN_CHARS}


def test_a_refused_question_is_remembered_without_an_answer() -> None:
    refused = replace(ASKED, question="Who is the mayor?", answer=refusal(HARBOUR, 3))
    turns = history((refused, replace(ASKED, answer=ANSWER)))
    assert [(turn.role, turn.text) for turn in turns] == [
        ("user", "Who is the mayor?"),
        ("user", "Which?"),
        ("assistant", ANSWER.text),
    ]


def test_the_clipboard_gets_marks_sources_and_title() -> None:
    exchange = follow(ASKED, Done(ANSWER))
    assert plain_text(exchange).splitlines() == [
        "The price. [1]",
        "",
        "[1] “The first was the price of the repair.”",
        HARBOUR.title,
    ]
