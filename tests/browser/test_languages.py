"""Each text says its language and runs the way it is read: ours, the article's, the page's."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from index.origins import Origins

from .conftest import SCREENSHOTS, UNLIMITED, Site, visiting
from .publisher import Publisher, page_of, publishing, text_of
from .readers import BUTTON, LIT, asked
from .scripted import Scripted, article

pytestmark = pytest.mark.browser

ARABIC: list[str | list[str]] = [
    ["صوّت مجلس المدينة يوم الثلاثاء على إغلاق خط العبّارات في نهاية أكتوبر."] * 2,
    "ماذا يقول سكان الجزيرة",
    [
        "أيّد القرار تسعة أعضاء وعارضه أربعة.",
        "افتُتح الخط عام 1964 ونقل 212 ألف راكب في أفضل أعوامه.",
        "قالت رئيسة البلدية إن إصلاح السفينة القديمة يكلّف 3.4 ملايين يورو.",
        "ثلاثة أسئلة حسمت النقاش بحسب المحضر.",
        "كان الأول ثمن الإصلاح.",
        "وكان الثاني كيف يصل أربعون تلميذا إلى مدرستهم شتاء.",
        "وكان الثالث هل تحمل الحافلة الجديدة الدراجات.",
        "ستُعرض السفينتان للبيع قبل نهاية العام.",
    ],
]
GERMAN: list[str | list[str]] = [
    ["Der Stadtrat hat am Dienstag beschlossen, die Fähre Ende Oktober einzustellen."] * 10
]


@pytest.fixture(scope="module")
def kiosk() -> Iterator[tuple[Publisher, Site]]:
    """A publisher of other languages, and a server that has its articles."""
    articles = (article("arabic", "خط العبّارات", ARABIC), article("german", "Die Fähre", GERMAN))
    with publishing() as publisher:
        settings = replace(UNLIMITED, embed_origins=Origins(publisher.origin))
        with closing(Site(Scripted(articles), settings=settings)) as site:
            publisher.embed(site.url)
            yield publisher, site


@pytest.fixture
def reader(chromium: Browser, kiosk: tuple[Publisher, Site]) -> Iterator[Page]:
    with visiting(chromium, *kiosk) as page:
        yield page


def ways(panel: FrameLocator, selector: str) -> list[list[str]]:
    """Language and direction of what is there."""
    told = panel.locator(selector).evaluate_all(
        "all => all.map((each) => [each.closest('[lang]').lang, getComputedStyle(each).direction])"
    )
    return [list(each) for each in {tuple(each) for each in told}]


@pytest.mark.parametrize(("name", "way"), [("arabic", ["", "rtl"]), ("german", ["de", "ltr"])])
def test_the_articles_own_words_are_of_its_language(
    reader: Page, kiosk: tuple[Publisher, Site], name: str, way: list[str]
) -> None:
    publisher, _ = kiosk
    text = text_of(ARABIC if name == "arabic" else GERMAN)
    publisher.pages["/"] = page_of(text, publisher.tag(article=name), lang=name[:2])
    reader.goto(publisher.origin)
    panel = asked(reader)
    mark = panel.locator("#current .mark").first
    mark.hover()
    expect(panel.locator("#card")).to_be_visible()
    for selector in ("article :is(.title, p:not(.byline), h3)", "#current .source .quote", "#card"):
        assert ways(panel, selector) == [way], selector
    assert ways(panel, "html, #conversation, #question") == [["en", "ltr"]]
    reader.screenshot(path=SCREENSHOTS / f"language-{name}.png")
    mark.click()
    expect(reader.get_by_role("status")).to_contain_text("is highlighted")
    assert reader.evaluate(LIT) == mark.get_attribute("data-quote")


@pytest.mark.parametrize(
    ("options", "lang", "direction"),
    [
        ("", "en", "ltr"),
        ("data-text='اسأل عن هذا المقال'", "ar", "rtl"),
        ("data-text='Fragen Sie' data-lang=de", "de", "ltr"),
    ],
)
def test_the_button_is_of_its_own_language_on_a_page_of_another(
    reader: Page, kiosk: tuple[Publisher, Site], options: str, lang: str, direction: str
) -> None:
    publisher, _ = kiosk
    tag = publisher.tag(options, article="arabic")
    publisher.pages["/"] = page_of(text_of(ARABIC), tag, lang="ar dir=rtl")
    reader.goto(publisher.origin)
    expect(reader.get_by_role("button")).to_be_visible()
    found = reader.get_by_role("button").evaluate(
        "(node) => [(node.getRootNode().host.closest('[lang]')).lang,"
        " getComputedStyle(node).direction]"
    )
    assert found == [lang, direction]


def test_the_demo_and_the_list_say_the_languages_of_articles(
    reader: Page, kiosk: tuple[Publisher, Site]
) -> None:
    _, site = kiosk
    reader.goto(f"{site.url}demo?article=german")
    expect(reader.get_by_role("button", name=BUTTON)).to_be_visible()
    assert reader.locator("article").get_attribute("lang") == "de"
    reader.goto(f"{site.url}articles")
    assert reader.locator("li a").evaluate_all("all => all.map((each) => each.lang)") == ["", "de"]
