"""The widget's tags: what their options do, where each puts its button, and several on one page."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from .conftest import NARROW, WIDE, Site
from .publisher import Publisher, page_of, text_of
from .readers import BUTTON, opened
from .scripted import PARTS

pytestmark = pytest.mark.browser

# What lies uppermost along the right side of a screen.
TOPMOST = """[...new Set([...Array(40).keys()].map((step) => {
    const [x, y] = [innerWidth - 60, innerHeight * (step + 0.5) / 40];
    return document.elementFromPoint(x, y).shadowRoot?.elementFromPoint(x, y).tagName;
}))]"""
CORNERS = {"A": "", "B": "", "C": "", "D": "data-side=left"}


@pytest.mark.parametrize(
    ("head", "told"),
    [("", "/plain"), ("<link rel=canonical href='/story?id=7'>", "/story?id=7")],
)
def test_without_an_article_the_pages_address_is_told_without_its_query(
    visit: Page, publisher: Publisher, footnote: Site, head: str, told: str
) -> None:
    tag = f"<script src='{publisher.footnote}/widget.js' async></script>"
    publisher.pages["/plain?reader=anna"] = page_of(f"{head}{text_of(PARTS)}", tag)
    visit.goto(f"{publisher.origin}/plain?reader=anna#top")
    with visit.expect_request(f"{footnote.url}embed*") as sent:
        visit.get_by_role("button", name=BUTTON).click()
    given = parse_qs(urlsplit(sent.value.url).query)
    assert given["page"] == [publisher.origin + told] and "anna" not in sent.value.url


def test_two_widgets_on_one_page_keep_apart(visit: Page, publisher: Publisher) -> None:
    visit.goto(f"{publisher.origin}/two")
    buttons = visit.get_by_role("button", name=BUTTON)
    expect(buttons).to_have_count(2)
    assert visit.evaluate("Footnote.all.length") == 2
    inline = visit.locator("#here").get_by_role("button")
    frame = visit.locator("footnote-layer iframe")
    inline.click()
    expect(frame).to_be_visible()
    inline.click()
    expect(frame).to_be_hidden()
    corner = visit.locator("footnote-layer").filter(has=visit.get_by_role("button"))
    expect(corner.locator("iframe")).to_have_count(0)
    corner.get_by_role("button").click()
    expect(corner.locator("iframe")).to_be_visible()
    expect(frame).to_have_count(2)


def test_of_buttons_in_one_corner_none_covers_another_and_no_panel_covers_one(
    visit: Page, publisher: Publisher
) -> None:
    tags = [publisher.tag(f"data-text='Ask {name}' {side}") for name, side in CORNERS.items()]
    publisher.pages["/corners"] = page_of(text_of(PARTS), "".join(tags))
    visit.goto(f"{publisher.origin}/corners")
    frames = visit.locator("footnote-layer iframe:visible")
    for name in [*CORNERS, "A"]:
        visit.get_by_role("button", name=f"Ask {name}", exact=True).click()
        expect(frames).to_have_count(1)
    visit.set_viewport_size(NARROW)
    expect(frames).to_have_count(1)
    assert visit.evaluate(TOPMOST) == ["IFRAME"]
    visit.set_viewport_size(WIDE)
    visit.evaluate("Footnote.all[0].destroy(); Footnote.close()")
    boxes = [button.bounding_box() for button in visit.get_by_role("button").all()]
    assert len({(box["x"] < 700, box["y"]) for box in boxes if box}) == len(CORNERS) - 1


def test_its_place_may_stand_below_the_script(visit: Page, publisher: Publisher) -> None:
    tag = publisher.tag("data-mode=inline data-target='#here'").replace("async", "")
    publisher.pages["/below"] = page_of(f"{tag}{text_of(PARTS)}<p id=here></p>", "")
    visit.goto(f"{publisher.origin}/below")
    expect(visit.locator("#here").get_by_role("button", name=BUTTON)).to_be_visible()


def test_without_a_place_a_script_in_the_head_has_its_button_end_the_page(
    visit: Page, publisher: Publisher
) -> None:
    page = page_of(text_of(PARTS), "")
    tag = publisher.tag("data-mode=inline")
    publisher.pages["/head"] = page.replace("<title>", f"{tag}<title>")
    visit.goto(f"{publisher.origin}/head")
    expect(visit.get_by_role("button", name=BUTTON)).to_be_visible()
    expect(visit.locator("body > footnote-button")).to_have_count(1)


def test_a_target_that_is_no_selector_is_told_and_does_no_harm(
    visit: Page, publisher: Publisher
) -> None:
    tag = publisher.tag("data-mode=inline data-target='#['")
    publisher.pages["/odd"] = page_of(text_of(PARTS), tag)
    faults: list[str] = []
    visit.on("pageerror", lambda error: faults.append(str(error)))
    with visit.expect_console_message(lambda said: said.type == "warning") as warning:
        visit.goto(f"{publisher.origin}/odd")
    assert "#[" in warning.value.text
    expect(visit.get_by_role("button", name=BUTTON)).to_be_visible()
    assert faults == []


def test_on_paper_there_is_no_widget(visit: Page, publisher: Publisher) -> None:
    visit.goto(f"{publisher.origin}/two")
    expect(visit.get_by_role("button", name=BUTTON)).to_have_count(2)
    visit.emulate_media(media="print")
    expect(visit.get_by_role("button", name=BUTTON)).to_have_count(0)


def test_an_option_that_is_empty_is_left_out(visit: Page, publisher: Publisher) -> None:
    publisher.pages["/empty"] = page_of(
        text_of(PARTS), publisher.tag("data-text='' data-back='' data-shown='' data-side=''")
    )
    panel = opened(visit, f"{publisher.origin}/empty")  # By the button’s usual name.
    expect(visit.locator("footnote-layer iframe")).to_have_attribute("title", BUTTON)
    panel.locator("#current .mark >> nth=2").click()
    expect(visit.get_by_role("status")).to_have_text("Citation 3 is highlighted in the article.")


def test_a_corner_leaves_its_target_alone(visit: Page, publisher: Publisher) -> None:
    tag = publisher.tag("data-target='#here'")
    publisher.pages["/corner"] = page_of(f"{text_of(PARTS)}<p id=here></p>", tag)
    visit.goto(f"{publisher.origin}/corner")
    expect(visit.get_by_role("button", name=BUTTON)).to_be_visible()
    assert visit.evaluate("document.querySelector('#here').childNodes.length") == 0
