"""The report shows what went wrong, worst first, and lets nothing of the article act in it."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from newsroom import HARBOUR
from questionnaire import answer, scored

from chatbot.answer import Nearest
from chatbot.errors import EvaluationInvalid
from chatbot.evaluation.excerpt import excerpts
from chatbot.evaluation.faults import MEANINGS, faults
from chatbot.evaluation.metrics import measure
from chatbot.evaluation.predictions import DraftSentence, Run
from chatbot.evaluation.questions import GoldQuestion
from chatbot.evaluation.report import MOST, report_html, write
from chatbot.evaluation.run import Outcome
from chatbot.evaluation.scored import Scored
from index import article as articles

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;$title</style></title>"
RUN: Run = {
    "set": "set.jsonl",
    "seed": 1,
    "history": "gold",
    "writer": "none",
    "reader": "words-1",
    "embedder": "fake",
    "prompt": "6f12" * 16,
}
AT = HARBOUR.text.index("11 days")
SPAN = (AT, AT + len("11 days"))
ASKED = GoldQuestion("q", "How long?", True, ("11 days", "11 days", "eleven"), (SPAN,))
SILENT = GoldQuestion("s", "Why?", False)
REFUSAL = answer(status="refused", nearest=Nearest("The nearest.", 0, 5, ""))
DRAFT = (DraftSentence("One.", True), DraftSentence("Two.", False), DraftSentence("3.", None))
CASES = {
    "over-refusal": scored(ASKED, REFUSAL),
    "missed answer": scored(ASKED, answer("Long.", cites=[SPAN], dropped=2)),
    "false answer": scored(SILENT, answer("So.", cites=[SPAN])),
    "failed question": scored(ASKED, answer(status="failed", notice="Too long.")),
    "dropped sentence": scored(ASKED, answer("11 days", cites=[SPAN]), DRAFT),
    "wrong citation": scored(ASKED, answer("It took 11 days.", cites=[(0, 7)])),
}


def page(*cases: Scored, **run: str) -> str:
    return report_html(Outcome({**RUN, **run}, cases), measure(cases))


class Tags(HTMLParser):
    """The tags of a page, and the attributes that could fetch or act."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.acting: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        for name, value in attrs:
            fetches = name in ("src", "href", "action", "style") and not (value or "").startswith(
                "#"
            )
            if name.startswith("on") or fetches:
                self.acting.append(f"{tag} {name}={value}")


@pytest.mark.parametrize("kind", MEANINGS)
def test_every_kind_of_fault_is_found(kind: str) -> None:
    assert [fault.kind for fault in faults([CASES[kind]])] == [kind]


def test_the_worst_comes_first_and_what_is_right_not_at_all() -> None:
    half = scored(replace(ASKED, answers=("11 days",)), answer("11 hours", cites=[SPAN]))
    right = [
        scored(ASKED, answer("It took 11 days.", cites=[SPAN])),
        scored(SILENT, REFUSAL),
        scored(SILENT, answer("So.", cites=[SPAN]), DRAFT[1:]),
        scored(ASKED, answer("One.", cites=[SPAN]), DRAFT[:1]),
    ]
    found = faults([half, *right, *CASES.values()])
    assert [fault.kind for fault in found] == [
        "false answer",
        "wrong citation",
        "missed answer",
        "missed answer",
        "over-refusal",
        "dropped sentence",
        "failed question",
    ]
    assert [fault.scored.recall for fault in found[2:4]] == [0, 0.5]
    text = page(half, *right)
    assert "<b>4</b> right" in text and 'href="#missed-answer"><b>1</b>' in text


def test_a_case_shows_both_sides() -> None:
    text = page(CASES["missed answer"])
    assert "<b>It tells 0% of the gold answer’s words.</b>" in text
    assert "<li>11 days</li><li>eleven</li>" in text
    assert "Dockers had blocked the harbour for <mark>11 days</mark>. Mayor Ines Okafor" in text
    assert '<p class="said">Long.<sup>1</sup></p>' in text
    assert '<q>11 days</q> <span class="right">gold evidence</span>' in text
    assert "2 drafted sentences dropped by the check" in text
    assert '<span class="wrong">not the gold evidence</span>' in page(CASES["wrong citation"])
    assert "<blockquote>The nearest.</blockquote>" in page(CASES["over-refusal"])
    assert "Too long." in page(CASES["failed question"])


def test_history_and_query_are_shown_as_they_were_asked() -> None:
    earlier = tuple((f"Question {at}?", "") for at in range(6))
    text = page(replace(CASES["over-refusal"], earlier=earlier))
    assert '<ol class="history" start="3"><li>Question 2? <i>no answer</i></li>' in text
    assert "searched as “Why?”" in text


def test_options_and_drafts_are_shown() -> None:
    choice = GoldQuestion("c", "When?", True, ("in June",), (), ("in June", "in May"))
    text = page(scored(choice, answer("It was May.")))
    assert "<mark>in June</mark>" in text
    assert 'in May <span class="note">nearest to our answer</span>' in text
    text = page(CASES["dropped sentence"])
    assert "The check dropped 1 of the draft’s sentences, 3 in all." in text
    assert 'One. <span class="kept">kept</span>' in text
    assert 'Two. <span class="dropped">dropped</span>' in text


def test_nothing_hostile_acts_or_fetches() -> None:
    article = articles.article("hostile", HOSTILE, "", f"It says {HOSTILE}. Then it ends.")
    gold = GoldQuestion(HOSTILE, HOSTILE, True, (HOSTILE,), ((3, 60),), ())
    choice = replace(gold, options=(HOSTILE, "b"))
    given = answer(HOSTILE, cites=[(0, 9)], article=article, query=HOSTILE, notice=HOSTILE)
    refusal = answer(status="refused", nearest=Nearest(HOSTILE, 0, 1, ""), query=HOSTILE)
    failed = answer(status="failed", notice=HOSTILE)
    draft = (DraftSentence(HOSTILE, True),)
    cases = [
        scored(each, said, draft, article, doc_id=HOSTILE, earlier=((HOSTILE, HOSTILE),))
        for each in (gold, choice, replace(gold, answerable=False))
        for said in (given, refusal, failed)
    ]
    text = page(*cases, **dict.fromkeys(RUN, HOSTILE))
    found = Tags(text)
    assert found.acting == []
    assert not found.names & {"script", "img", "iframe", "link", "object", "form", "base", "svg"}
    assert "<script" not in text and text.count("</style>") == text.count("</title>") == 1
    assert "default-src 'none'" in text


def test_the_page_is_whole_without_anything_wrong() -> None:
    text = page()
    assert "0 questions of set.jsonl" in text and "<b>0</b> right" in text
    assert not re.search(r"\$\w", text)


def test_only_the_worst_are_shown_of_very_many() -> None:
    text = page(*[CASES["false answer"]] * (MOST + 5))
    assert text.count('<article class="case"') == MOST
    assert f"The first {MOST} of {MOST + 5} are shown." in text


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([], []),
        ([(0, 4)], [["[word]"]]),
        ([(500, 504), (502, 509)], [["[word word]"]]),
        ([(0, 4), (995, 999)], [["[word]"], ["[word]"]]),
        ([(400, 404), (450, 454)], [["[word]", "[word]"]]),
        ([(at * 10, at * 10 + 4) for at in range(0, 100, 40)], [["[word]"]] * 3),
    ],
)
def test_excerpts_mark_evidence_in_the_words_around_it(
    spans: list[tuple[int, int]], shown: list[list[str]]
) -> None:
    text = " ".join(["word"] * 200)
    found = excerpts(text, spans)
    marked = [[f"[{run}]" for run, is_marked in each.runs if is_marked] for each in found]
    assert marked == shown
    for each in found:
        piece = "".join(run for run, _ in each.runs)
        assert piece in text and set(piece.split()) == {"word"}
        assert not each.begins or text.startswith(piece)


def test_a_report_that_cannot_be_written_is_named() -> None:
    with pytest.raises(EvaluationInvalid, match=r"report.html cannot be written \("):
        write(Path("/proc/nowhere/report.html"), Outcome(RUN, ()), measure([]))
