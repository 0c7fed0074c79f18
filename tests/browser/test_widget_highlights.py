"""A citation's sentence in the page of the publisher: found, in view, and not to be missed."""

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import NARROW, Site, visiting
from .publisher import Publisher, page_of, text_of
from .readers import (
    BUTTON,
    LIT,
    QUESTION,
    SEEN,
    STYLE,
    asked,
    each_citation_is_highlighted,
    opened,
)
from .scripted import PARTS

pytestmark = pytest.mark.browser

SECOND = "The second was how the island’s forty pupils would reach their school in winter."


def cited(page: Page, quote: str, before: str = "", after: str = "") -> None:
    """The panel of the page asks it to show a quote."""
    data = {"footnote": 1, "type": "citation", "id": 9, "number": 1}
    panel = next(frame for frame in page.frames if "/embed" in frame.url)
    words = {"quote": quote, "before": before, "after": after}
    panel.evaluate("(data) => parent.postMessage(data, '*')", data | words)


@pytest.mark.parametrize("path", ["/", "/set"])
def test_a_citation_is_highlighted_in_the_page_of_the_publisher(
    visit: Page, publisher: Publisher, path: str
) -> None:
    panel = opened(visit, publisher.origin + path)
    before = visit.evaluate("document.querySelectorAll('body *').length")
    for mark in panel.locator("#current .mark").all():
        quote = mark.get_attribute("data-quote") or ""
        last = visit.evaluate(LIT)
        mark.click()
        visit.wait_for_function(f"last => ![last, ''].includes({LIT})", arg=last)
        shown = visit.evaluate(LIT)
        if path == "/":
            assert shown == quote
        assert "".join(filter(str.isalnum, shown)) == "".join(filter(str.isalnum, quote))
        expect(visit.get_by_role("status")).to_contain_text("is highlighted")
        assert not panel.locator("body.reading").count()
    assert visit.evaluate("document.querySelectorAll('body *').length") == before


def test_on_the_demo_page_from_another_origin_each_citation_leads_to_its_words(
    visit: Page, publisher: Publisher
) -> None:
    panel = opened(visit, f"{publisher.origin}/demo")
    assert each_citation_is_highlighted(visit, panel) == 4


def test_a_row_of_the_sources_leads_to_the_page_of_the_publisher_too(
    visit: Page, publisher: Publisher
) -> None:
    panel = opened(visit, publisher.origin)
    panel.locator("#current .source >> nth=2").click()
    visit.wait_for_function(f"() => {LIT} !== ''")
    assert visit.evaluate(LIT) == SECOND
    expect(visit.get_by_role("status")).to_have_text("Citation 3 is highlighted in the article.")
    assert not panel.locator("body.reading").count()


def test_the_nearest_passage_of_a_refusal_is_highlighted_without_a_number(
    visit: Page, publisher: Publisher
) -> None:
    visit.goto(publisher.origin)
    visit.get_by_role("button", name=BUTTON).click()
    panel = visit.frame_locator("footnote-layer iframe")
    panel.get_by_role("textbox").fill("Who paid for it?")
    panel.get_by_role("button", name="Ask", exact=True).click()
    panel.locator("#current .source").click()
    visit.wait_for_function(f"() => {LIT} !== ''")
    assert visit.evaluate(LIT).startswith("Mayor Ines Okafor said")
    expect(visit.get_by_role("status")).to_have_text("Citation is highlighted in the article.")


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


@pytest.mark.parametrize(
    "swap",
    [
        "document.querySelectorAll('p').forEach((p) => { p.innerHTML = p.innerHTML; })",
        "document.body.replaceWith(document.createElement('body'))",
    ],
    ids=["paragraphs", "the body"],
)
def test_what_the_page_has_replaced_is_followed_no_more(
    visit: Page, publisher: Publisher, swap: str
) -> None:
    faults: list[str] = []
    visit.on("pageerror", lambda error: faults.append(str(error)))
    panel = opened(visit, publisher.origin)
    panel.locator("#current .mark >> nth=2").click()
    visit.wait_for_function(f"() => {LIT} !== ''")
    visit.evaluate(swap)
    visit.wait_for_timeout(2_500)
    place = visit.evaluate("scrollY")
    visit.wait_for_timeout(2_500)
    assert (visit.evaluate("scrollY"), faults) == (place, [])


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


def test_on_a_phone_the_panel_fills_the_screen_and_makes_way_for_a_citation(
    visit: Page, publisher: Publisher
) -> None:
    visit.set_viewport_size(NARROW)
    panel = opened(visit, publisher.origin)
    box = visit.locator("footnote-layer iframe").bounding_box()
    assert box and (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 390, 844)
    panel.locator("#current .mark >> nth=2").click()
    expect(visit.locator("footnote-layer iframe")).to_be_hidden()
    assert visit.evaluate(LIT) == SECOND
    back = visit.get_by_role("button", name="Back to the answer")
    expect(back).to_be_focused()
    back.click()
    expect(panel.locator("#current .mark >> nth=2")).to_be_focused()
    assert visit.evaluate(LIT) == ""


def test_on_a_small_screen_the_panel_makes_way_for_a_sentence_beside_it_too(
    visit: Page, publisher: Publisher
) -> None:
    publisher.pages["/beside"] = page_of(f"<div>{text_of(PARTS)}</div>", publisher.tag())
    visit.set_viewport_size(NARROW)
    visit.goto(f"{publisher.origin}/beside")
    visit.evaluate(STYLE, "div { margin-left: 1000px; width: 300px; }")
    asked(visit).locator("#current .mark >> nth=2").click()
    expect(visit.locator("footnote-layer iframe")).to_be_hidden()
    visit.wait_for_function(SEEN)


def test_the_way_back_does_not_cover_the_last_lines_of_a_page(
    visit: Page, publisher: Publisher
) -> None:
    publisher.pages["/end"] = page_of(f"{FILLER}{text_of(PARTS)}", publisher.tag())
    visit.set_viewport_size(NARROW)
    opened(visit, f"{publisher.origin}/end")
    cited(visit, PARTS[-1][-1])
    visit.wait_for_function(SEEN)
    back = visit.get_by_role("button", name="Back to the answer")
    expect(back).to_be_in_viewport(ratio=1)
    at_end = back.bounding_box()
    back.click()
    cited(visit, PARTS[0][0])
    visit.wait_for_function(SEEN)
    at_start = back.bounding_box()
    assert at_end and at_start and at_end["y"] < NARROW["height"] / 2 < at_start["y"]


@pytest.mark.parametrize("leaves_by", ["the button", "Escape"])
def test_the_way_back_to_a_panel_of_the_text_is_on_screen_as_well(
    visit: Page, publisher: Publisher, leaves_by: str
) -> None:
    inline = publisher.tag("data-mode=inline data-target='#here'")
    body = f"<p id=here></p>{FILLER}{text_of(PARTS)}{FILLER}"
    publisher.pages["/far-inline"] = page_of(body, inline)
    visit.set_viewport_size(NARROW)
    panel = opened(visit, f"{publisher.origin}/far-inline")
    back = visit.get_by_role("button", name="Back to the answer")
    expect(back).to_have_count(0)
    panel.locator("#current .mark >> nth=2").click()
    visit.wait_for_function(SEEN)
    expect(back).to_be_focused()
    expect(back).to_be_in_viewport(ratio=1)
    button = visit.locator("#here").get_by_role("button", name=BUTTON)
    expect(button).not_to_be_in_viewport()
    if leaves_by == "Escape":
        visit.keyboard.press("Escape")
        expect(button).to_be_focused()
    else:
        back.click()
        expect(panel.locator("#current .mark >> nth=2")).to_be_focused()
    expect(back).to_have_count(0)
    assert visit.evaluate(LIT) == ""


def test_a_page_that_readers_cannot_move_sideways_is_not_moved_for_them(
    visit: Page, publisher: Publisher
) -> None:
    opened(visit, publisher.origin)
    visit.evaluate(
        STYLE, "body { overflow-x: hidden; } p { white-space: nowrap; font-size: 40px; }"
    )
    cited(visit, PARTS[0][0])
    visit.wait_for_function(SEEN)
    assert visit.evaluate("scrollX") == 0


FILLER = "<p>Rain is expected on the coast until Thursday, and wind after it.</p>" * 40
LONG = "<p>{}{}</p>".format("It was a long evening in the hall. " * 400, text_of(PARTS)[3:])
LAYOUTS = {
    "long paragraph": (LONG, "main { max-width: 20rem; }"),
    "one scroller": (
        f"{FILLER}{text_of(PARTS)}",
        "html, body { height: 100%; margin: 0; overflow: hidden; }"
        "main { height: 100%; overflow: auto; }",
    ),
    "scroller in a page": (
        f"{FILLER}<div>{FILLER}{LONG}</div>{FILLER}",
        "div { max-width: 20rem; height: 300px; overflow: auto; }",
    ),
    "scroller in a scroller": (
        f"{FILLER}<div>{FILLER}{text_of(PARTS)}</div>{FILLER}",
        "main { height: 500px; overflow: auto; } div { height: 300px; overflow: auto; }",
    ),
    "sticky head, smooth": (
        f"<header>News</header>{FILLER}{text_of(PARTS)}{FILLER}",
        "html { scroll-behavior: smooth; }"
        "header { position: sticky; top: 0; height: 150px; background: #fff; }",
    ),
    "body that looks like a scroller": (
        f"{FILLER}{text_of(PARTS)}{FILLER}",
        "html, body { height: 100%; margin: 0; } body { overflow-x: hidden; }",
    ),
    "text beside the screen": (
        f"<div>{FILLER}{text_of(PARTS)}{FILLER}</div>",
        "main { width: 5000px; max-width: none; } div { margin-left: 2000px; width: 400px; }",
    ),
    "columns": (
        f"<div>{FILLER}{text_of(PARTS)}{FILLER}</div>",
        "div { column-width: 300px; height: 500px; }",
    ),
    "columns in a scroller": (
        f"<div>{FILLER}{text_of(PARTS)}{FILLER}</div>",
        "div { column-width: 300px; height: 500px; overflow: auto hidden; }",
    ),
    "scroller drawn larger": (
        f"<div>{FILLER}{text_of(PARTS)}{FILLER}</div>",
        "main { margin: 0; width: 400px; transform: scale(1.5); transform-origin: 0 0; }"
        "div { height: 300px; overflow: auto; }",
    ),
    "scroller under zoom": (
        f"<div>{FILLER}{text_of(PARTS)}{FILLER}</div>",
        "main { margin: 0; width: 400px; zoom: 2; } div { height: 300px; overflow: auto; }",
    ),
    "head that the page tells of": (
        f"<header>News</header>{FILLER}{text_of(PARTS)}{FILLER}",
        "html { scroll-padding-top: 600px; }"
        "header { position: sticky; top: 0; height: 600px; background: #fff; }",
    ),
    "sections of a height not known yet": (
        f"{'<section>News</section>' * 20}<section>{text_of(PARTS)}</section>{FILLER}",
        "section { content-visibility: auto; contain-intrinsic-size: auto 1500px; }",
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_sentence_comes_into_view_whatever_scrolls(
    visit: Page, publisher: Publisher, layout: str
) -> None:
    body, css = LAYOUTS[layout]
    publisher.pages["/layout"] = page_of(body, publisher.tag())
    visit.goto(f"{publisher.origin}/layout")
    visit.evaluate(STYLE, css)
    styled = visit.evaluate("document.querySelector('main').outerHTML")
    panel = asked(visit)
    for mark in panel.locator("#current .mark").all():
        mark.click()
        visit.wait_for_function(f"(quote) => {LIT} === quote", arg=mark.get_attribute("data-quote"))
        visit.wait_for_function(SEEN)
    assert visit.evaluate("document.querySelector('main').outerHTML") == styled


# As pictures do that have no size in the page and are fetched when they come in sight.
GROWS = """() => {
    const grow = (each) => setTimeout(() => each.target.append("Picture"), 200);
    const seen = new IntersectionObserver((all) => all.filter((each) => each.isIntersecting)
        .forEach((each) => { seen.unobserve(each.target); grow(each); }), { rootMargin: "600px" });
    document.querySelectorAll("i").forEach((each) => seen.observe(each));
}"""
PICTURES = f"{FILLER[: len(FILLER) // 4]}<i></i>" * 12


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_where_the_page_grows_on_the_way_the_sentence_comes_into_view_all_the_same(
    chromium: Browser, publisher: Publisher, footnote: Site, motion: str
) -> None:
    publisher.pages["/grows"] = page_of(f"{PICTURES}{text_of(PARTS)}{FILLER}", publisher.tag())
    with visiting(chromium, publisher, footnote, reduced_motion=motion) as page:
        page.goto(f"{publisher.origin}/grows")
        page.evaluate(STYLE, "i { display: block; } i:not(:empty) { height: 450px; }")
        page.evaluate(GROWS)
        asked(page).locator("#current .mark >> nth=2").click()
        expect(page.get_by_role("status")).to_contain_text("is highlighted")
        page.wait_for_timeout(2500)
        page.wait_for_function(SEEN)


SHAKES = """window.shaking = setInterval(() => {
    document.querySelector("main").style.paddingTop = `${Math.random() * 20}px`;
}, 50)"""


def test_a_reader_who_goes_elsewhere_is_not_brought_back(visit: Page, publisher: Publisher) -> None:
    publisher.pages["/far"] = page_of(f"{FILLER}{text_of(PARTS)}{FILLER}", publisher.tag())
    panel = opened(visit, f"{publisher.origin}/far")
    visit.evaluate(SHAKES)  # So that the sentence is looked for on and on.
    panel.locator("#current .mark >> nth=2").click()
    visit.wait_for_function("() => scrollY > 500")
    visit.wait_for_timeout(1000)
    visit.mouse.move(100, 100)
    visit.mouse.wheel(0, -20_000)
    visit.evaluate("clearInterval(shaking); scrollTo({ top: 0, behavior: 'instant' })")
    visit.wait_for_timeout(1000)
    assert visit.evaluate("scrollY") == 0


# Whether it is in view as soon as it is told.
AT_ONCE = f"""() => new Promise((resolve) => {{
    const line = document.querySelector("footnote-layer").shadowRoot.querySelector("[role=status]");
    new MutationObserver(() => resolve(({SEEN})())).observe(line, {{ childList: true }});
}})"""


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_the_page_moves_smoothly_but_not_for_a_reader_who_prefers_no_motion(
    chromium: Browser, publisher: Publisher, footnote: Site, motion: str
) -> None:
    publisher.pages["/far"] = page_of(f"{FILLER}{text_of(PARTS)}{FILLER}", publisher.tag())
    with visiting(chromium, publisher, footnote, reduced_motion=motion) as page:
        panel = opened(page, f"{publisher.origin}/far")
        page.evaluate(STYLE, "html { scroll-behavior: smooth; }")
        page.evaluate(f"window.told = ({AT_ONCE})(); 0")
        panel.locator("#current .mark").first.click()
        assert page.evaluate("told") is (motion == "reduce")
        page.wait_for_function(SEEN)


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


def test_a_browser_that_knows_no_highlights_selects_the_sentence(
    visit: Page, publisher: Publisher
) -> None:
    visit.add_init_script("Object.defineProperty(CSS, 'highlights', { value: undefined })")
    panel = opened(visit, publisher.origin)
    panel.locator("#current .mark >> nth=2").click()
    expect(visit.get_by_role("status")).to_contain_text("is highlighted")
    assert visit.evaluate("getSelection().toString()") == SECOND
    visit.evaluate("Footnote.close()")
    assert visit.evaluate("getSelection().toString()") == ""


def test_what_the_reader_selected_stays_selected(visit: Page, publisher: Publisher) -> None:
    visit.add_init_script("Object.defineProperty(CSS, 'highlights', { value: undefined })")
    panel = opened(visit, publisher.origin)
    select = "getSelection().selectAllChildren(document.querySelector('h2'))"
    selected = "getSelection().toString()"
    for is_shown in (False, True):
        if is_shown:
            panel.locator("#current .mark >> nth=2").click()
            expect(visit.get_by_role("status")).to_contain_text("is highlighted")
        visit.evaluate(select)
        visit.evaluate("Footnote.close()")
        assert visit.evaluate(selected) == "“We cannot mend it again”"
        visit.evaluate("Footnote.open()")


def test_the_panel_that_is_opened_closes_the_other_and_its_highlight(
    visit: Page, publisher: Publisher
) -> None:
    visit.goto(f"{publisher.origin}/two")
    expect(visit.get_by_role("button", name=BUTTON)).to_have_count(2)
    layers = visit.locator("footnote-layer").all()
    its = "(node) => Footnote.all.find((each) => each.element === node)"
    for layer in layers:
        layer.evaluate(f"(node) => ({its})(node).open()")
        panel = layer.locator("iframe").content_frame
        panel.get_by_role("textbox").fill(QUESTION)
        assert visit.evaluate(LIT) == ""
        panel.get_by_role("button", name="Ask", exact=True).click()
        panel.locator("#current .mark >> nth=2").click()
        expect(layer.locator("[role=status]")).to_contain_text("is highlighted")
        assert visit.evaluate(LIT) == SECOND
        assert [each.locator("iframe:visible").count() for each in layers if each != layer] == [0]
    # Which is closed, and takes nothing from the other.
    layers[0].evaluate(f"(node) => ({its})(node).close()")
    assert visit.evaluate(LIT) == SECOND


@pytest.mark.parametrize(
    ("width", "height", "is_covered"),
    [(1440, 900, False), (900, 900, True), (390, 900, True), (900, 2000, False)],
)
def test_the_panel_makes_way_only_for_a_sentence_that_it_would_cover(
    visit: Page, publisher: Publisher, width: int, height: int, is_covered: bool
) -> None:
    publisher.pages["/far"] = page_of(f"{FILLER}{text_of(PARTS)}{FILLER}", publisher.tag())
    visit.set_viewport_size({"width": width, "height": height})
    panel = opened(visit, f"{publisher.origin}/far")
    panel.locator("#current .mark >> nth=2").click()
    visit.wait_for_function(SEEN)
    back = visit.get_by_role("button", name="Back to the answer")
    assert (back.count() == 1) is is_covered
    assert visit.locator("footnote-layer iframe").is_hidden() is is_covered
