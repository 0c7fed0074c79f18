import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import SEED

from chatbot.asking.condense import leans, stand_alone, stands_alone
from chatbot.asking.question import Turn


def asked(*texts: str) -> tuple[Turn, ...]:
    """Turns that begin with the reader's and alternate."""
    return tuple(Turn(("user", "assistant")[at % 2], text) for at, text in enumerate(texts))


BUCHA = "When was Bucha under Russian control?"


@pytest.mark.parametrize(
    ("history", "question", "expected"),
    [
        (
            asked("When did Stoltenberg’s visit become known?"),
            "What did he say about Putin?",
            "What did Stoltenberg say about Putin?",
        ),
        (
            asked("Who visited Kiev?", "Jens Stoltenberg said he visited Kiev. [1]"),
            "What did he see there in Bucha?",
            "Who visited Kiev? What did Jens Stoltenberg see there in Bucha?",
        ),
        (
            asked("What did Peskov say about the membership?"),
            "Who is his boss in Moscow?",
            "Who is Peskov’s boss in Moscow?",
        ),
        (
            asked("What did Zelenskyy say in Kiev?"),
            "Which allies support him with weapons?",
            "Which allies support Zelenskyy with weapons?",
        ),
        (
            asked("What did Peskov say?", "Peskov said it.", "What did Zelenskyy say?", "This."),
            "Where did he travel on Monday?",
            "Where did Zelenskyy travel on Monday?",
        ),
        (
            asked("When did Stoltenberg’s visit become known?"),
            "What did he say about his visit?",
            "When did Stoltenberg’s visit become known? What did Stoltenberg say about his visit?",
        ),
        (
            asked("What did Peskov say?", "Zelenskyy said no, Zelenskyy said."),
            "Where did he travel on Monday?",
            "Where did Peskov travel on Monday?",
        ),
        (asked(BUCHA, "For two weeks."), "And why?", f"{BUCHA} And why?"),
        (asked(BUCHA, "For two weeks."), "Why?", f"{BUCHA} Why?"),
        (asked(BUCHA, "So."), "Why?", f"{BUCHA} Why?"),
        (asked(BUCHA, "So."), "No, I meant Kherson.", f"{BUCHA} No, I meant Kherson."),
        (
            asked(BUCHA, "So."),
            "Sorry, I meant: when was Kherson liberated?",
            "When was Kherson liberated?",
        ),
        (
            asked("What did Peskov say about the membership?"),
            "I mean where did he say that in Moscow?",
            "What did Peskov say about the membership? Where did Peskov say that in Moscow?",
        ),
        (
            asked(BUCHA, "So.", "Why?", "War."),
            "What about Kherson?",
            f"{BUCHA} What about Kherson?",
        ),
        (
            asked("When is the NATO summit?", "In July."),
            "Where will it be held exactly?",
            "When is the NATO summit? Where will it be held exactly?",
        ),
    ],
)
def test_a_follow_up_stands_alone_afterwards(
    history: tuple[Turn, ...], question: str, expected: str
) -> None:
    assert stand_alone(question, history, SEED.text) == expected


@pytest.mark.parametrize(
    "question", ["Who is Dmitry Peskov?", "How much support have NATO allies provided?"]
)
def test_a_question_that_stands_alone_is_not_touched(question: str) -> None:
    history = asked("What did Zelenskyy say?", "Zelenskyy said much.")
    assert stand_alone(question, history, SEED.text) == question


@pytest.mark.parametrize("question", ["Why?", "What did he say?", "And then?"])
def test_without_an_earlier_question_nothing_is_touched(question: str) -> None:
    assert stand_alone(question, (), SEED.text) == question
    greeting = (Turn("assistant", "Ask about Stoltenberg."),)
    assert stand_alone(question, greeting, SEED.text) == question


def test_a_place_is_not_taken_for_the_person() -> None:
    history = asked("What did Stoltenberg do in Kiev?", "He saw a memorial in Kiev. [1]")
    assert stand_alone("What did he say about Putin?", history, SEED.text).startswith(
        "What did Stoltenberg say"
    )


def test_a_person_in_the_question_itself_is_not_the_one_meant() -> None:
    history = asked("What did Peskov say about Stoltenberg?")
    assert (
        stand_alone("Did Peskov say anything about him on Monday?", history, SEED.text)
        == "Did Peskov say anything about Stoltenberg on Monday?"
    )


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Who is Dmitry Peskov?", True),
        ("Who is he?", False),
        ("Why?", False),
        ("And the third issue discussed?", False),
        ("What happened then in Bucha?", False),
        ("Is Kiev safe?", True),
        ("Did Peskov say that the summit failed?", True),
        ("Did Peskov say that Kiev is safe?", True),
        ("Is there a bridge in Vilnius?", True),
        ("How many summits were there in Vilnius?", True),
        ("Who lives there in Vilnius?", False),
        ("Which ministers were there?", False),
        ("Why did Peskov call that a failure?", True),
        ("Why did Peskov regret that?", False),
        ("Who made that decision in Vilnius?", False),
        ("No, I meant the summit in Vilnius", False),
        ("Not the visit, the summit in Vilnius", False),
        ("Sorry, the summit in Vilnius", False),
        ("Not only Kiev, but what else did Peskov name?", True),
        ("Nothing about the visit, or the summit in Vilnius?", True),
        ("Who is Peskov?", True),
        ("What did the king do?", True),
        ("What can Stoltenberg do?", True),
        ("What is the reason?", False),
        ("What did it do?", False),
        ("No, not the visit, the summit in Vilnius", False),
    ],
)
def test_a_question_stands_alone_if_it_points_back_at_nothing(text: str, alone: bool) -> None:
    assert stands_alone(text) is alone


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Why?", True),
        ("What about Kherson?", True),
        ("No, I meant Kherson and Kharkiv", True),
        ("Where is it?", True),
        ("What did he say about Putin?", False),
        ("Who is Dmitry Peskov?", False),
    ],
)
def test_a_question_leans_on_the_one_before_unless_a_name_is_enough(
    question: str, expected: bool
) -> None:
    history = asked("When did Stoltenberg’s visit become known?", "On April 20.")
    assert leans(question, history, SEED.text) is expected
    assert not leans(question, history[1:], SEED.text)


TURNS = st.lists(
    st.builds(Turn, st.sampled_from(["user", "assistant"]), st.text(max_size=60)), max_size=8
).map(tuple)


@given(st.text(max_size=80), TURNS)
def test_no_history_breaks_it_and_the_question_is_never_lost(
    text: str, history: tuple[Turn, ...]
) -> None:
    assert len(stand_alone(text, history, SEED.text)) >= len(text.strip()) - 3


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who met her in Bucha?", "Who met Carla Lind in Bucha?"),
        ("Where is her deputy now?", "Where is Carla Lind’s deputy now?"),
        ("Who runs her own office?", "Who runs Carla Lind’s own office?"),
    ],
)
def test_her_is_possessive_only_before_what_may_be_hers(question: str, expected: str) -> None:
    article = "Carla Lind said no. Lind said yes."
    assert stand_alone(question, asked("What did Carla Lind say?"), article) == expected


COUPLE = (
    "Carla Lind runs the ferries, and she said no. Lind said so. "
    "Tom Okafor said he was angry. Okafor left. Bo Marsh said no. Marsh said yes. "
    "Jo Reyes said no. Reyes said yes."
)


@pytest.mark.parametrize(
    ("history", "question", "expected"),
    [
        (
            asked("What did Marsh say?", "No.", "What about the girl?", "The girl is four."),
            "Is she still alive?",
            "Is the girl still alive?",
        ),
        (
            asked("What did Carla Lind say about the girl?", "She had looked for her."),
            "How long did she look on Monday?",
            "How long did Carla Lind look on Monday?",
        ),
        (
            asked("Who is Tom Okafor’s sister?"),
            "Where did she go on Monday?",
            "Where did Tom Okafor’s sister go on Monday?",
        ),
        (
            asked("Who is Carla Lind?", "She runs it."),
            "Who is he?",
            "Who is Carla Lind? Who is he?",
        ),
        (
            asked("What did Okafor say?", "No.", "What did Carla Lind say?", "No."),
            "Where did he go on Monday?",
            "Where did Okafor go on Monday?",
        ),
        (
            asked("What did Okafor tell Carla Lind?"),
            "What did she ask him on Monday?",
            "What did Carla Lind ask Okafor on Monday?",
        ),
        (
            asked("What did Marsh tell Carla Lind?"),
            "What did she ask him on Monday?",
            "What did Carla Lind ask Marsh on Monday?",
        ),
        (
            asked("What did Carla Lind say?", "No.", "What did Marsh say?", "No."),
            "What did he ask her deputy?",
            "What did Marsh ask Carla Lind’s deputy?",
        ),
        (
            asked("What did Marsh say?"),
            "What did he ask her on Monday?",
            "What did Marsh say? What did he ask her on Monday?",
        ),
        (
            asked("What did Marsh say?"),
            "What did he ask on Monday?",
            "What did Marsh ask on Monday?",
        ),
    ],
    ids="girl about-girl sister alone other both one-unknown further neither-known unknown".split(),
)
def test_a_pronoun_stands_for_nobody_whom_the_article_calls_by_the_other(
    history: tuple[Turn, ...], question: str, expected: str
) -> None:
    assert stand_alone(question, history, COUPLE) == expected


def test_what_is_put_right_is_what_the_next_question_follows() -> None:
    history = asked(BUCHA, "So.", "Sorry, the summit in Vilnius", "In July.")
    assert stand_alone("Where?", history, SEED.text) == "the summit in Vilnius? Where?"


DUEL = "Ida Berg said no. Berg said so. Per Aas rejected that. Aas said yes."


def test_whom_the_reader_called_she_is_no_he_to_the_next_question() -> None:
    history = asked(
        "Who is Ida Berg?", "Ida Berg said no.", "What did she claim?", "Berg said so. Aas said no."
    )
    assert stand_alone("And what about him?", history, DUEL).endswith("? And what about Aas?")
    assert stand_alone("Who is he?", history, DUEL) == "Who is Aas?"
    assert stand_alone("Who is she?", history, DUEL) == "Who is Berg?"
    assert stand_alone("Who is he?", history[:3], DUEL).endswith("? Who is he?")


@pytest.mark.parametrize(
    ("history", "question", "expected"),
    [
        (("Who is Tom Okafor?", "Was he fined?"), "Of what?", "Was Tom Okafor fined? Of what?"),
        (
            ("How high was the toll?", "What about the fare?"),
            "Why?",
            "How high was the toll? What about the fare? Why?",
        ),
        (
            ("How high was the toll?", "What about the fare?", "Since when?", "By whom?"),
            "Why?",
            "How high was the toll? Since when? Why?",
        ),
        (
            ("How high was the toll?", "What about the fare?", "Why?"),
            "And the rent?",
            "How high was the toll? And the rent?",
        ),
        (
            ("How high was the toll?", "Who runs the ferries now?"),
            "Why?",
            "Who runs the ferries now? Why?",
        ),
    ],
    ids="named behind last another whole".split(),
)
def test_an_ellipsis_hangs_on_the_question_right_before_it(
    history: tuple[str, ...], question: str, expected: str
) -> None:
    turns = tuple(Turn("user", text) for text in history)
    assert stand_alone(question, turns, COUPLE) == expected
