"""A citation's sentence is found in the page where it can be seen, or else shown in the panel."""

import pytest
from playwright.sync_api import Page, expect

from .publisher import Publisher, page_of, text_of
from .readers import LIT, SECOND, SEEN, STYLE, asked, cited, opened
from .scripted import PARTS

pytestmark = pytest.mark.browser

BETWEEN = {
    "note": ("pupils", "pupils<sup><a href='#n'>[1]</a></sup>", "pupils[1]"),
    "button": ("forty", "<button>Share</button> forty", "Share forty"),
    "note in small": ("pupils", "pupils<small>[2]</small>", "pupils[2]"),
    "note as a link": ("pupils", "pupils<a href='#n' class=note>1</a>", "pupils1"),
    "reading": ("forty", "<ruby>forty<rt>40</rt></ruby>", "forty40"),
    "for screen readers": ("pupils", "pupils<i>(a link)</i>", "pupils(a link)"),
    "ordinal": ("Tuesday", "Tuesday the 1<sup>st</sup>", "Tuesday the 1st"),
}


@pytest.mark.parametrize("what", BETWEEN)
def test_what_the_page_puts_inside_a_sentence_hides_it_from_nobody(
    visit: Page, publisher: Publisher, what: str
) -> None:
    old, new, shown = BETWEEN[what]
    publisher.pages["/between"] = page_of(text_of(PARTS).replace(old, new), publisher.tag())
    visit.goto(f"{publisher.origin}/between")
    visit.evaluate(STYLE, "i { position: absolute; width: 1px; height: 1px; overflow: hidden; }")
    asked(visit)
    sentence = PARTS[0][0] if what == "ordinal" else SECOND
    cited(visit, sentence.replace(old, shown) if what == "ordinal" else sentence)
    visit.wait_for_function(f"() => {LIT} !== ''")
    assert visit.evaluate(LIT) == sentence.replace(old, shown)


def test_a_formula_is_found_beside_a_note(visit: Page, publisher: Publisher) -> None:
    formula = text_of(PARTS).replace("pupils", "CO<sub>2</sub> pupils<sup>[5]</sup>")
    publisher.pages["/formula"] = page_of(formula, publisher.tag())
    opened(visit, f"{publisher.origin}/formula")
    cited(visit, SECOND.replace("pupils", "CO2 pupils"))
    visit.wait_for_function(f"() => {LIT} !== ''")


def test_a_letter_is_the_same_at_the_end_of_a_word_in_capitals(
    visit: Page, publisher: Publisher
) -> None:
    words = "Ο ΔΡΟΜΟΣ ΠΡΟΣ ΤΟ ΛΙΜΑΝΙ ΕΙΝΑΙ ΚΛΕΙΣΤΟΣ."
    body = f"<p>{words}</p>{text_of(PARTS)}"
    publisher.pages["/capitals"] = page_of(body, publisher.tag())
    opened(visit, f"{publisher.origin}/capitals")
    cited(visit, words)
    visit.wait_for_function(f"(words) => {LIT} === words", arg=words)


def test_what_the_page_does_not_have_is_shown_in_the_panel(
    visit: Page, publisher: Publisher
) -> None:
    panel = opened(visit, f"{publisher.origin}/other")
    panel.locator("#current .mark >> nth=2").click()
    expect(panel.locator("article .cited")).to_be_in_viewport()
    assert visit.evaluate(LIT) == ""


def test_the_article_in_the_panel_is_no_step_of_the_publishers_page(
    visit: Page, publisher: Publisher
) -> None:
    panel = opened(visit, f"{publisher.origin}/other")
    steps = visit.evaluate("history.length")
    for _ in range(2):
        panel.locator("#current .mark >> nth=2").click()
        expect(panel.locator("article .cited")).to_be_in_viewport()
        panel.locator("#back").click()
        expect(panel.locator("body.reading")).to_have_count(0)
        expect(panel.locator("#current .mark >> nth=2")).to_be_focused()
    assert (visit.evaluate("history.length"), visit.url) == (steps, f"{publisher.origin}/other")


UNSEEN = {
    "none": "display: none",
    "invisible": "visibility: hidden",
    "transparent": "opacity: 0",
    "folded": "max-height: 0; overflow: hidden",
    "clipped": "height: 60px; overflow: clip",
    "for screen readers": "position: absolute; width: 1px; height: 1px; overflow: hidden",
    "beside": "width: 50px; height: 500px; overflow: hidden; text-indent: 4000px;"
    " white-space: nowrap",
    "off the screen": "position: absolute; left: -9999px",
    "cut away": "clip-path: inset(100%)",
    "cut away as of old": "position: absolute; clip: rect(0, 0, 0, 0)",
}


@pytest.mark.parametrize("hidden", UNSEEN.values(), ids=UNSEEN)
def test_of_two_copies_the_one_that_can_be_seen_is_highlighted(
    visit: Page, publisher: Publisher, hidden: str
) -> None:
    text = text_of(PARTS)
    copies = f"<div id=copy>{text}</div><details><summary>More</summary>{text}</details>{text}"
    publisher.pages["/copies"] = page_of(copies, publisher.tag())
    visit.goto(f"{publisher.origin}/copies")
    visit.evaluate(STYLE, f"#copy {{ {hidden}; }}")
    asked(visit).locator("#current .mark >> nth=2").click()
    visit.wait_for_function(SEEN)
    assert visit.evaluate(LIT) == SECOND


@pytest.mark.parametrize("hidden", UNSEEN.values(), ids=UNSEEN)
def test_what_nobody_can_see_on_the_page_is_shown_in_the_panel(
    visit: Page, publisher: Publisher, hidden: str
) -> None:
    publisher.pages["/unseen"] = page_of(f"<div id=copy>{text_of(PARTS)}</div>", publisher.tag())
    visit.goto(f"{publisher.origin}/unseen")
    visit.evaluate(STYLE, f"#copy {{ {hidden}; }}")
    panel = asked(visit)
    panel.locator("#current .mark >> nth=2").click()
    expect(panel.locator("article .cited")).to_be_in_viewport()
    assert visit.evaluate(LIT) == ""
    assert visit.evaluate("document.querySelector('#copy').scrollTop") == 0


FOLDED = {
    "details": "<details><summary>More</summary>{}</details>",
    "until found": "<p hidden=until-found>{}</p>",
    "not laid out": "<p id=copy>{}</p>",
}


@pytest.mark.parametrize("folded", FOLDED.values(), ids=FOLDED)
def test_bare_text_of_what_is_folded_is_shown_in_the_panel(
    visit: Page, publisher: Publisher, folded: str
) -> None:
    words = " ".join(" ".join(part) for part in PARTS if not isinstance(part, str))
    publisher.pages["/folded"] = page_of(folded.format(words), publisher.tag())
    visit.goto(f"{publisher.origin}/folded")
    visit.evaluate(STYLE, "#copy { content-visibility: hidden; }")
    panel = asked(visit)
    panel.locator("#current .mark >> nth=2").click()
    expect(panel.locator("article .cited")).to_be_in_viewport()
    assert visit.evaluate(LIT) == ""


@pytest.mark.parametrize(
    ("quote", "before", "after", "found"),
    [
        ("No.", "Would he go on, he was asked. ", " He would not.", False),
        ("council", "The town ", " of Marrow Bay voted on Tuesday to close", True),
    ],
)
def test_a_few_letters_are_found_only_among_the_words_around_them(
    visit: Page, publisher: Publisher, quote: str, before: str, after: str, found: bool
) -> None:
    opened(visit, publisher.origin)
    visit.evaluate(
        "window.told = [];"
        " addEventListener('footnote:citation', (event) => told.push(event.detail.found))"
    )
    cited(visit, quote, before, after)
    visit.wait_for_function("() => told.length")
    assert visit.evaluate("told") == [found]
