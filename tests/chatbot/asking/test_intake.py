import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.asking import intake
from chatbot.asking.question import Question, Turn
from chatbot.errors import QuestionRejected

SURROGATE = "\ud800"
# Full range: hypothesis leaves lone surrogates out of plain text.
anything = st.text(
    st.one_of(
        st.characters(codec=None),
        st.sampled_from(
            " \t\n\x00\x85\u200b\u202e\u2066\ufe0f\U000e0041\u0301\u0323\u1100\u1161a1"
        ),
    ),
    max_size=600,
)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("  What\tis\r\n\nthis?\u2003 ", "What is this?"),
        ("Cafe\u0301?", "Café?"),
        ("pay\u202elmth.exe\u202c?", "paylmth.exe?"),
        ("who\u200b is\ufeff it\u2060?", "who is it?"),
        ("who\U000e0069\U000e0067 is it?", "who is it?"),
        ("a\u200d\u0301?", "á?"),
        ("was ist das: ß, ﬁ, Ω", "was ist das: ß, ﬁ, Ω"),
        ("7?", "7?"),
        ("Хто це?", "Хто це?"),
    ],
)
def test_a_question_is_normalised(sent: str, kept: str) -> None:
    assert intake.question(sent, "a").text == kept


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ("", "holds no word"),
        (" \n\u3000 ", "holds no word"),
        ("?!… 🙂", "holds no word"),
        ("\u3164", "holds no word"),
        ("why\x00", "control characters"),
        ("why\x1b[31m", "control characters"),
        ("why\x85", "control characters"),
        (f"why{SURROGATE}", "control characters"),
        ("a" * 501, "may be 500 characters"),
        ("a " * 251, "may be 500 characters"),
        ("a" * 10_000_000, "may be 500 characters"),
        ("a" + "\u0301\u0316" * 50_000, "may be 500 characters"),
        (None, "must be text"),
        (3, "must be text"),
        (b"why", "must be text"),
        (["why"], "must be text"),
    ],
)
def test_a_question_outside_the_limits_is_turned_away(sent: object, says: str) -> None:
    with pytest.raises(QuestionRejected, match=says):
        intake.question(sent, "a")


@pytest.mark.parametrize("sent", ["a" * 500, "a \u200b\n" * 250, "e\u0301" * 500])
def test_the_limit_counts_what_is_kept(sent: str) -> None:
    assert len(intake.question(sent, "a").text) in (499, 500)


@pytest.mark.parametrize("article_id", ["", "a" * 201, 3, None, "a\nb", SURROGATE, "a\u202eb"])
def test_an_id_that_cannot_be_one_is_turned_away(article_id: object) -> None:
    with pytest.raises(QuestionRejected, match="article's id"):
        intake.question("Why?", article_id)


def turn(text: object = "Who?", role: object = "user", **more: object) -> dict[str, object]:
    return {"role": role, "text": text, **more}


def test_the_history_keeps_its_order_and_is_normalised() -> None:
    history = [turn(" Who\n?"), turn("A\u0301nna.", "assistant"), turn("\u200b", "assistant")]
    turns = (Turn("user", "Who ?"), Turn("assistant", "Ánna."))
    assert intake.question("Why?", "a", history) == Question("Why?", "a", turns)


def test_a_full_history_is_taken() -> None:
    assert len(intake.question("Why?", "a", [turn("a" * 1_250)] * 8).history) == 8


@pytest.mark.parametrize(
    ("history", "says"),
    [
        ("Who?", "must be a list"),
        (None, "must be a list"),
        ({"role": "user"}, "must be a list"),
        (["Who?"], "a role and a text"),
        ([{"role": "user"}], "a role and a text"),
        ([turn(metadata={})], "a role and a text"),
        ([turn(role="system")], "user or assistant"),
        ([turn(role=["user"])], "user or assistant"),
        ([turn({"text": "Who?"})], "must be text"),
        ([turn(["Who?"])], "must be text"),
        ([turn("a\x00")], "control characters"),
        ([turn("a" * 2_001)], "may be 2000 characters"),
        ([turn("a" * 1_251)] * 8, "may hold 10000 characters"),
        ([turn()] * 9, "may hold 8 turns"),
    ],
)
def test_a_history_outside_the_limits_is_turned_away(history: object, says: str) -> None:
    with pytest.raises(QuestionRejected, match=says):
        intake.question("Why?", "a", history)


@given(anything)
def test_what_is_kept_is_bounded_visible_and_stays_the_same(sent: str) -> None:
    try:
        kept = intake.question(sent, "a").text
    except QuestionRejected:
        return
    assert 0 < len(kept) <= intake.QUESTION_CHARS
    assert not {unicodedata.category(character) for character in kept} & {"Cc", "Cs", "Zl", "Zp"}
    assert not any(character in kept for character in "\u200b\u202e\u2066\ufe0f\U000e0041")
    assert kept == " ".join(kept.split())
    assert unicodedata.is_normalized("NFC", kept)
    assert intake.question(kept, "a").text == kept


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | anything,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


def attempt(*sent: object) -> Question | QuestionRejected:
    try:
        return intake.question(*sent)
    except QuestionRejected as fault:
        return fault


@given(json, json, json)
def test_any_value_becomes_a_question_or_one_line_of_rejection(
    text: object, article_id: object, history: object
) -> None:
    assert "\n" not in str(attempt(text, article_id, history))


@pytest.mark.parametrize("unit", ["\u0301\u0316", "\u1100\u1161\u11a8", " ", "\u202e", "a", "a "])
def test_hostile_text_costs_little(unit: str) -> None:
    history = [turn((unit * 6_000)[:6_000])] * 8
    begun = time.process_time()
    attempt("Why? " + unit * 60_000, "a", history)
    attempt("Why?", "a", history)
    assert time.process_time() - begun < 0.1
